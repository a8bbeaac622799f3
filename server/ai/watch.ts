import type { AiProblem } from './errors.ts';
import type { AiError } from './provider.ts';

/** After `ms` the request ends with the error for `problem`. */
export type WatchLimit = { ms: number; problem: AiProblem };

export type WatchLimits = {
  /** Until the first bytes. */
  start: WatchLimit;
  /** Whenever we wait for more. Time in which the reader of the answer is slow does not count. */
  silence: WatchLimit;
  whole: WatchLimit;
};

/** Guards the time of one request. `signal` aborts it with the caller's own reason or with a TIMEOUT error. */
export type Watch = {
  signal: AbortSignal;
  /** Bytes came: it is our turn, and no silence of the AI is counted. */
  heard(): void;
  /** We wait for bytes again. */
  listening(): void;
  /** Stops the clocks and closes the connection if it is still open. */
  end(): void;
};

/** Starts the clocks of one request. */
export function startWatch(
  caller: AbortSignal,
  limits: WatchLimits,
  toError: (problem: AiProblem) => AiError,
): Watch {
  const controller = new AbortController();
  const start = ({ ms, problem }: WatchLimit) => setTimeout(() => controller.abort(toError(problem)), ms);
  const cancel = () => controller.abort(caller.reason);
  caller.addEventListener('abort', cancel, { once: true });
  const whole = start(limits.whole);
  let waiting: NodeJS.Timeout | undefined = start(limits.start);
  const heard = () => {
    clearTimeout(waiting);
    waiting = undefined;
  };
  return {
    signal: controller.signal,
    heard,
    listening: () => {
      waiting ??= start(limits.silence);
    },
    end: () => {
      heard();
      clearTimeout(whole);
      caller.removeEventListener('abort', cancel);
      controller.abort();
    },
  };
}

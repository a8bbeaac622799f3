import { type AiTarget, aiError } from './errors.ts';
import type { BodyShape } from './frames.ts';
import { guardedFetch } from './guarded-fetch.ts';
import { type AiLimits, maxAnswerBytes } from './limits.ts';
import { toAiError } from './thrown.ts';
import { startWatch, type Watch, type WatchLimit, type WatchLimits } from './watch.ts';

export type Call = {
  target: AiTarget;
  limits: AiLimits;
  signal: AbortSignal;
  /** Called once the question is on its way. */
  onSent?: (() => void) | undefined;
};

function watchCall({ target, signal }: Call, limits: WatchLimits): Watch {
  signal.throwIfAborted();
  return startWatch(signal, limits, (problem) => aiError(problem, target));
}

/** Counts what an answer makes us keep. Throws `AiError` BAD_ANSWER beyond the longest answer. */
export function answerBudget(target: AiTarget): (text: string) => void {
  let bytes = 0;
  return (text) => {
    bytes += Buffer.byteLength(text);
    if (bytes > maxAnswerBytes) throw aiError('endless', target);
  };
}

/** Pieces of text within the longest answer, the empty ones left out. */
export async function* boundedText(pieces: AsyncIterable<string>, target: AiTarget): AsyncGenerator<string> {
  const spend = answerBudget(target);
  for await (const piece of pieces) {
    spend(piece);
    if (piece !== '') yield piece;
  }
}

/**
 * Streams one answer. `ask` speaks the protocol with the `fetch` it is given and bounds what it keeps; time limits,
 * cancelling and the translation of errors happen here. Leaving the loop early closes the connection.
 * Throws `AiError`, or the reason of the caller's signal.
 */
export async function* streamAnswer<T>(
  call: Call,
  shape: BodyShape,
  ask: (fetch: typeof globalThis.fetch) => AsyncIterable<T>,
): AsyncGenerator<T> {
  const { firstPieceMs, silenceMs, wholeMs } = call.limits;
  const watch = watchCall(call, {
    start: { ms: firstPieceMs, problem: 'slowStart' },
    silence: { ms: silenceMs, problem: 'silence' },
    whole: { ms: wholeMs, problem: 'slowAnswer' },
  });
  try {
    yield* ask(guardedFetch(call.target, shape, watch, call.onSent));
    // The `openai` package ends an aborted stream without a word.
    watch.signal.throwIfAborted();
  } catch (error) {
    watch.signal.throwIfAborted();
    throw toAiError(error, call.target);
  } finally {
    watch.end();
  }
}

/** Fetches one JSON document, within the time of a list. Errors as in `streamAnswer`. */
export async function fetchDocument<T>(
  call: Call,
  ask: (fetch: typeof globalThis.fetch) => Promise<T>,
): Promise<T> {
  // It comes all at once, so there is no earlier sign of life to wait for.
  const whole: WatchLimit = { ms: call.limits.listMs, problem: 'slowList' };
  const watch = watchCall(call, { start: whole, silence: whole, whole });
  try {
    return await ask(guardedFetch(call.target, 'document', watch));
  } catch (error) {
    watch.signal.throwIfAborted();
    throw toAiError(error, call.target);
  } finally {
    watch.end();
  }
}

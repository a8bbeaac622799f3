import type { Logger } from 'pino';
import type { Clock } from '../lib/clock.ts';
import { AiError, type AiErrorCode, type AiProvider } from './provider.ts';

export type AiStatus = {
  connected: boolean;
  /** When the answer came in. Absent until the first check is over. */
  checkedAt?: Date;
  /** Why it is not connected; `message` is a sentence for the owner. */
  error?: { code: AiErrorCode; message: string } | undefined;
};

export type AiStatusKeeper = {
  /** The latest finding, without waiting: at most `intervalMs` plus 5 s old while started. */
  current(): AiStatus;
  /**
   * Asks now. Never rejects. A check of the same provider that is under way is shared; one of a provider that has
   * been replaced is dropped, so its finding cannot overwrite the new one.
   */
  check(): Promise<AiStatus>;
  start(): void;
  /** Ends the check under way and resolves when nothing runs any more. */
  stop(): Promise<void>;
};

type Options = {
  /** The provider in use at this moment. */
  provider: () => AiProvider;
  clock: Clock;
  logger: Pick<Logger, 'info' | 'warn' | 'error'>;
  intervalMs?: number;
  /** Told of every finding that differs from the one before. */
  onChange?: () => void;
  /** Longest a check may take, ms. */
  limitMs?: number;
};

type Check = { provider: AiProvider; controller: AbortController; result: Promise<AiStatus> };

/** Reason of a check whose finding nobody wants any more. */
const dropped = new Error('The check was dropped.');

function hung(): AiError {
  return new AiError(
    'TIMEOUT',
    'The AI accepts connections but does not answer. Restart it, or choose another AI in the dashboard.',
  );
}

const unexpected: AiStatus['error'] = {
  code: 'BAD_ANSWER',
  message: 'The AI could not be checked. Restart ClawChat; the log says more.',
};

/** Also ends the wait for a provider that does not heed its signal. */
function checkOrAbort(provider: AiProvider, signal: AbortSignal): Promise<void> {
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  return Promise.race([provider.check(signal), aborted]);
}

/** Knows in the background whether the AI could answer, so that health checks need not wait for it. */
export function createAiStatus({
  provider,
  clock,
  logger,
  intervalMs = 20_000,
  limitMs = 5_000,
  onChange = () => undefined,
}: Options): AiStatusKeeper {
  let latest: AiStatus = { connected: false };
  let running: Check | undefined;
  let timer: NodeJS.Timeout | undefined;
  let started = false;

  function reasonOf(error: unknown): AiStatus['error'] {
    if (error instanceof AiError) return { code: error.code, message: error.message };
    logger.error({ err: error }, 'AI check failed unexpectedly');
    return unexpected;
  }

  async function ask(asked: AiProvider, controller: AbortController): Promise<AiStatus> {
    const limit = setTimeout(() => controller.abort(hung()), limitMs).unref();
    try {
      await checkOrAbort(asked, controller.signal);
      return { connected: true, checkedAt: clock.now() };
    } catch (error) {
      if (error === dropped) return latest;
      return { connected: false, checkedAt: clock.now(), error: reasonOf(error) };
    } finally {
      clearTimeout(limit);
    }
  }

  function publish(status: AiStatus): void {
    if (status.connected !== latest.connected || status.error?.code !== latest.error?.code) {
      const fields = { connected: status.connected, code: status.error?.code };
      if (status.connected) logger.info(fields, 'AI connected');
      else logger.warn(fields, 'AI not connected');
    }
    const isNew =
      latest.checkedAt === undefined ||
      status.connected !== latest.connected ||
      status.error?.code !== latest.error?.code;
    latest = status;
    if (isNew) onChange();
  }

  function begin(asked: AiProvider): Check {
    const controller = new AbortController();
    const result = ask(asked, controller).then((status) => {
      if (controller.signal.reason === dropped) return running?.result ?? latest;
      publish(status);
      running = undefined;
      return status;
    });
    return { provider: asked, controller, result };
  }

  function check(): Promise<AiStatus> {
    const asked = provider();
    if (running?.provider === asked) return running.result;
    const replaced = running;
    running = begin(asked);
    replaced?.controller.abort(dropped);
    return running.result;
  }

  function tick(): void {
    timer = setTimeout(tick, intervalMs).unref();
    void check();
  }

  return {
    current: () => latest,
    check,
    start: () => {
      if (started) return;
      started = true;
      // Asking takes code that is loaded for it; whoever waits for the start need not wait for that.
      timer = setTimeout(tick, 0).unref();
    },
    stop: async () => {
      started = false;
      clearTimeout(timer);
      const last = running;
      running = undefined;
      last?.controller.abort(dropped);
      await last?.result;
    },
  };
}

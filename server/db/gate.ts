import { DatabaseBusyError } from './busy.ts';

/** How long running work is waited for, ms. */
const patienceMilliseconds = 10_000;

/** Lets work pass, except while something needs to be alone. */
export type Gate = {
  /** Runs the task, once nothing is alone any more. */
  pass<T>(task: () => Promise<T>): Promise<T>;
  /**
   * Runs the task while nothing else runs: what comes waits, what runs is waited for.
   *
   * @throws {DatabaseBusyError} when that takes too long; then the task did not run
   */
  alone<T>(task: () => Promise<T>): Promise<T>;
};

/** Two, so that reading can go on while nothing may be written. */
export type Gates = { reads: Gate; writes: Gate };

export const createGates = (): Gates => ({ reads: createGate(), writes: createGate() });

export function createGate(patience = patienceMilliseconds): Gate {
  let running = 0;
  let closed: Promise<void> | undefined;
  let onIdle: (() => void) | undefined;

  const idle = async () => {
    if (running === 0) return;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const giveUp = setTimeout(
      () => reject(new DatabaseBusyError('The database is busy. Try again in a minute.')),
      patience,
    );
    onIdle = resolve;
    await promise.finally(() => {
      clearTimeout(giveUp);
      onIdle = undefined;
    });
  };

  return {
    async pass(task) {
      while (closed) await closed;
      running += 1;
      try {
        return await task();
      } finally {
        running -= 1;
        if (running === 0) onIdle?.();
      }
    },

    async alone(task) {
      while (closed) await closed;
      const { promise, resolve } = Promise.withResolvers<void>();
      closed = promise;
      try {
        await idle();
        return await task();
      } finally {
        closed = undefined;
        resolve();
      }
    },
  };
}

/** Wall and monotonic time, passed in everywhere so that tests control both. */
export type Clock = {
  /** The present instant. */
  now(): Date;
  /** Milliseconds that only ever grow, whatever happens to the system's clock. */
  monotonic(): number;
};

export const systemClock: Clock = {
  now: () => new Date(),
  monotonic: () => performance.now(),
};

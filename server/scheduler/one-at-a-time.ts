/** A piece of work that never runs twice at the same time. */
export type Lane = {
  /** Runs it, or once more after the run that is under way. Resolves when all that is over; never rejects. */
  run(): Promise<void>;
  /** Resolves when nothing runs any more. */
  idle(): Promise<void>;
};

/** Asking several times while it runs is one more run: each looks at everything there is. */
export function oneAtATime(task: () => Promise<void>, onError: (error: unknown) => void): Lane {
  let current: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const begin = () => {
    current = task()
      .catch(onError)
      .finally(() => {
        current = undefined;
      });
    return current;
  };
  const run = () => {
    if (!current) return begin();
    next ??= current.then(() => {
      next = undefined;
      return begin();
    });
    return next;
  };
  return {
    run,
    idle: async () => {
      while (current) await (next ?? current);
    },
  };
}

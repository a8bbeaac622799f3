import { conflict } from '../http/errors.ts';

/**
 * Work on the data as a whole (backup, restore, purge, rebuilding the index), of which only one may be under way: a
 * purge going on behind a restore would delete what was just brought back.
 */
export type Maintenance = {
  /**
   * @param sentence what is being done, told to those who come meanwhile: `A backup is being made`
   * @throws {HttpError} 409 while something else is under way
   */
  alone<T>(sentence: string, task: () => Promise<T>): Promise<T>;
  isUnderWay(): boolean;
  /** @throws {HttpError} 409 while something is under way */
  requireFree(): void;
};

export function createMaintenance(): Maintenance {
  let underWay: string | undefined;
  const requireFree = () => {
    if (underWay !== undefined) throw conflict(`${underWay}. Try again when that is done.`);
  };
  return {
    isUnderWay: () => underWay !== undefined,
    requireFree,
    async alone(sentence, task) {
      requireFree();
      underWay = sentence;
      try {
        return await task();
      } finally {
        underWay = undefined;
      }
    },
  };
}

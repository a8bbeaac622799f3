import { versionOf } from './compiled.ts';
import type { ReadDb } from './handles.ts';

/**
 * Makes a reading remember its result until the next commit of anybody. What is read within a transaction is not
 * remembered: it may never come true. The result is shared, so it must not be changed.
 */
export function untilCommit<T>(read: (db: ReadDb) => Promise<T>): (db: ReadDb) => Promise<T> {
  const known = new WeakMap<object, { version: number; value: T }>();
  return async (db) => {
    const version = versionOf(db);
    if (version === undefined) return read(db);
    const before = known.get(db);
    if (before?.version === version) return before.value;
    const value = await read(db);
    known.set(db, { version, value });
    return value;
  };
}

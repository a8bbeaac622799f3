import { randomBytes, randomUUID } from 'node:crypto';

/** Prefixes of the ids that clients have seen since the first server; the rest is 12 lowercase hex digits. */
export type IdPrefix = 'conv' | 'msg' | 'todo' | 'evt' | 'memo' | 'att' | 'task' | 'trel' | 'feed';

export type Ids = {
  /** For example `todo_0a1b2c3d4e5f`. */
  make(prefix: IdPrefix): string;
  /** RFC 9562 version 4, for sessions and devices. */
  uuid(): string;
};

export const randomIds: Ids = {
  make: (prefix) => `${prefix}_${randomBytes(6).toString('hex')}`,
  uuid: () => randomUUID(),
};

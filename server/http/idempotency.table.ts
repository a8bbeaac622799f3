import type { Fixed, Instant, JsonText } from '../db/columns.ts';

/** The first answer to a request that carried a key, for those who ask again because they never got it. */
export type IdempotencyTable = {
  /** Operation and session: keys of different devices never meet. */
  scope: Fixed<string>;
  key: Fixed<string>;
  /** SHA-256 of the request, so that a key used for something else is noticed. */
  request_hash: Fixed<string>;
  status: Fixed<number>;
  answer: Fixed<JsonText>;
  created_at: Fixed<Instant>;
};

import type { Selectable } from 'kysely';
import type { Fixed, Instant } from '../../db/columns.ts';
import type { FeedPurpose } from './feeds.schema.ts';

export type FeedTable = {
  id: Fixed<string>;
  /** Kept in clear, so that the owner can be shown the address again: who reads this table has the calendar as well. */
  token: Fixed<string>;
  purpose: Fixed<FeedPurpose>;
  created_at: Fixed<Instant>;
  last_read_at: Instant | null;
};

export type FeedRow = Selectable<FeedTable>;

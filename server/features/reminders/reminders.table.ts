import type { Selectable } from 'kysely';
import type { Fixed, Flag, Generated, Instant } from '../../db/columns.ts';

export type ReminderKind = 'event' | 'todo' | 'todo_overdue';

/** What the owner was reminded of, or is about to be. Item, kind and due key together are there once, for good. */
export type ReminderTable = {
  item_id: Fixed<string>;
  kind: Fixed<ReminderKind | 'nudge'>;
  /** When the item is due: an instant, or `YYYY-MM-DD` for whole days, which move when the owner's zone changes. */
  due_key: Fixed<string>;
  due_at: Fixed<Instant>;
  /** `YYYY-MM-DD`, for a date of a series. */
  occurrence_date: Fixed<string | null>;
  /** Not before this moment. */
  tell_at: Instant;
  /** After this nobody needs to hear of it; null as long as the item is open. */
  useful_until: Instant | null;
  is_snoozed: Generated<Flag>;
  /** When it was told there, or turned out to be of no use any more; null before that. */
  phones_done_at: Instant | null;
  desktop_done_at: Instant | null;
  noted_at: Fixed<Instant>;
};

export type ReminderRow = Selectable<ReminderTable>;

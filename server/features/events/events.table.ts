import type { Selectable } from 'kysely';
import type { Fixed, Flag, Generated, Instant, JsonText } from '../../db/columns.ts';

export type EventTable = {
  /** Key of the search index, and order of entry. */
  sequence: Generated<number>;
  id: Fixed<string>;
  title: string;
  description: string | null;
  /** For an all-day event the start of `start_date` in the owner's zone, kept in step when that zone changes. */
  start_time: Instant;
  end_time: Instant | null;
  is_all_day: Flag;
  /** `YYYY-MM-DD`, for all-day events only: they are days and not midnights. */
  start_date: string | null;
  /** The day after the last one. */
  end_date: string | null;
  /** IANA zone in which the event repeats: 9 o'clock there stays 9 o'clock. */
  time_zone: string;
  location: string | null;
  reminder_minutes: number | null;
  /** RFC 5545 rule as given, with or without `RRULE:`. */
  recurrence_rule: string | null;
  recurrence_end: Instant | null;
  /** Array of removed days, `YYYY-MM-DD` in `time_zone`. */
  recurrence_exceptions: Generated<JsonText>;
  tags: JsonText;
  conversation_id: string | null;
  message_id: string | null;
  created_at: Fixed<Instant>;
  updated_at: Instant;
};

export type EventRow = Selectable<EventTable>;

import { sql } from 'kysely';
import type { ReadDb } from '../../db/work.ts';
import { asOccurrence, type EventRow, expand, type Occurrence } from './series.ts';

/** Dates of a series are looked for so far around the one that is meant: all-day dates move with the owner's zone. */
const around = 2 * 86_400_000;

/**
 * Dates of events that begin after `since` and whose reminder is due by `until`. `zone` is the owner's, in which days
 * begin.
 */
export async function startsToRemind(
  db: ReadDb,
  { since, until }: { since: Date; until: Date },
  zone: string,
): Promise<Occurrence[]> {
  const rows = await selectToRemind(db, since, until);
  return rows
    .flatMap((row) =>
      row.recurrence_rule === null
        ? [asOccurrence(row)]
        : expand(row, { from: since, to: new Date(until.getTime() + leadOf(row)) }, zone),
    )
    .filter(({ row, start }) => start > since && start.getTime() - leadOf(row) <= until.getTime());
}

/** ms from the reminder to the start. */
export const leadOf = ({ reminder_minutes }: EventRow) => (reminder_minutes ?? 0) * 60_000;

/** What a date of an event is known by: its day when it is a whole one, else the instant of its start. */
export const startKeyOf = ({ row, start, date }: Occurrence) =>
  row.is_all_day === 1 ? date : start.toISOString();

/** The date of an event that is known by a key, as long as there is one. */
export function occurrenceByKey(row: EventRow, key: string, zone: string): Occurrence | undefined {
  const near = Date.parse(key);
  const range = { from: new Date(near - around), to: new Date(near + around) };
  return expand(row, range, zone).find((found) => startKeyOf(found) === key);
}

/** Events whose own date may be due, and series that have begun by then. */
async function selectToRemind(db: ReadDb, since: Date, until: Date): Promise<EventRow[]> {
  const latestStart = sql<string>`strftime('%Y-%m-%dT%H:%M:%fZ', ${until.toISOString()}, '+' || reminder_minutes || ' minutes')`;
  const singles = await db
    .selectFrom('events')
    .selectAll()
    .where('reminder_minutes', 'is not', null)
    .where('recurrence_rule', 'is', null)
    .where('start_time', '>', since.toISOString())
    .where('start_time', '<=', latestStart)
    .execute();
  const series = await db
    .selectFrom('events')
    .selectAll()
    .where('reminder_minutes', 'is not', null)
    .where('recurrence_rule', 'is not', null)
    .where('start_time', '<=', sql<string>`strftime('%Y-%m-%dT%H:%M:%fZ', ${latestStart}, '+1 day')`)
    .where((where) =>
      where.or([where('recurrence_end', 'is', null), where('recurrence_end', '>', since.toISOString())]),
    )
    .execute();
  return [...singles, ...series];
}

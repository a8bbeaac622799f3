import type { Insertable, Updateable } from 'kysely';
import type { ReadDb, WriteDb } from '../../db/work.ts';
import type { EventTable } from './events.table.ts';
import type { EventRow, TimeRange } from './series.ts';

export type OpenRange = Partial<TimeRange>;

export function selectEvent(db: ReadDb, id: string): Promise<EventRow | undefined> {
  return db.selectFrom('events').selectAll().where('id', '=', id).executeTakeFirst();
}

/** In the order of the ids; unknown ones are left out. */
export async function selectEventsById(db: ReadDb, ids: readonly string[]): Promise<EventRow[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('events').selectAll().where('id', 'in', ids).execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

type Selection = { range: OpenRange; singlesOnly: boolean };

/** Events of their own dates, in or reaching into a range; series count with their first date unless left out. */
function inRange(db: ReadDb, { range: { from, to }, singlesOnly }: Selection) {
  let query = db.selectFrom('events');
  if (singlesOnly) query = query.where('recurrence_rule', 'is', null);
  if (to) query = query.where('start_time', '<=', to.toISOString());
  if (!from) return query;
  const at = from.toISOString();
  return query.where((where) => where.or([where('start_time', '>=', at), where('end_time', '>', at)]));
}

export function selectInRange(
  db: ReadDb,
  selection: Selection,
  limit: number,
  offset = 0,
): Promise<EventRow[]> {
  return inRange(db, selection)
    .selectAll()
    .orderBy('start_time')
    .orderBy('sequence')
    .limit(limit)
    .offset(offset)
    .execute();
}

export async function countInRange(db: ReadDb, selection: Selection): Promise<number> {
  const { total } = await inRange(db, selection)
    .select((e) => e.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return total;
}

/** Series that began before the end of a range. The day more is for all-day dates, which begin in the owner's zone. */
export function selectSeries(db: ReadDb, { to }: TimeRange): Promise<EventRow[]> {
  return db
    .selectFrom('events')
    .selectAll()
    .where('recurrence_rule', 'is not', null)
    .where('start_time', '<=', new Date(to.getTime() + 86_400_000).toISOString())
    .execute();
}

export async function insertEvent(db: WriteDb, row: Insertable<EventTable>): Promise<void> {
  await db.insertInto('events').values(row).execute();
}

export async function changeEvent(db: WriteDb, id: string, change: Updateable<EventTable>): Promise<void> {
  await db.updateTable('events').set(change).where('id', '=', id).execute();
}

export async function removeEvent(db: WriteDb, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('events').where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}

/** The tags of all events. */
export async function selectEventTags(db: ReadDb): Promise<string[]> {
  const rows = await db.selectFrom('events').select('tags').distinct().where('tags', '<>', '[]').execute();
  return rows.flatMap((row) => JSON.parse(row.tags) as string[]);
}

export function selectAllDay(db: ReadDb): Promise<EventRow[]> {
  return db.selectFrom('events').selectAll().where('is_all_day', '=', 1).execute();
}

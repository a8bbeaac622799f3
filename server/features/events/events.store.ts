import type { Insertable, Updateable } from 'kysely';
import { compiledRead, type PlaceOf } from '../../db/compiled.ts';
import { untilCommit } from '../../db/until-commit.ts';
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
type RangeValues = { from: string; to: string };
type RangeShape = { hasFrom: boolean; hasTo: boolean; singlesOnly: boolean };

/** Events of their own dates, in or reaching into a range; series count with their first date unless left out. */
function inRange(db: ReadDb, place: PlaceOf<RangeValues>, { hasFrom, hasTo, singlesOnly }: RangeShape) {
  let query = db.selectFrom('events');
  if (singlesOnly) query = query.where('recurrence_rule', 'is', null);
  if (hasTo) query = query.where('start_time', '<=', place('to'));
  if (!hasFrom) return query;
  return query.where((where) =>
    where.or([where('start_time', '>=', place('from')), where('end_time', '>', place('from'))]),
  );
}

const shapeOf = ({ range: { from, to }, singlesOnly }: Selection): RangeShape => ({
  hasFrom: from !== undefined,
  hasTo: to !== undefined,
  singlesOnly,
});
const valuesOf = ({ range: { from, to } }: Selection): RangeValues => ({
  from: from?.toISOString() ?? '',
  to: to?.toISOString() ?? '',
});

const pageInRange = compiledRead<RangeValues & { limit: number; offset: number }, EventRow, RangeShape>(
  (db, place, shape) =>
    inRange(db, place, shape)
      .selectAll()
      .orderBy('start_time')
      .orderBy('sequence')
      .limit(place('limit'))
      .offset(place('offset')),
);

export function selectInRange(
  db: ReadDb,
  selection: Selection,
  limit: number,
  offset = 0,
): Promise<EventRow[]> {
  return pageInRange(db, { ...valuesOf(selection), limit, offset }, shapeOf(selection));
}

const countOfRange = compiledRead<RangeValues, { total: number }, RangeShape>((db, place, shape) =>
  inRange(db, place, shape).select((e) => e.fn.countAll<number>().as('total')),
);

export async function countInRange(db: ReadDb, selection: Selection): Promise<number> {
  const [counted] = await countOfRange(db, valuesOf(selection), shapeOf(selection));
  return counted?.total ?? 0;
}

const seriesRows = compiledRead<object, EventRow>((db) =>
  db.selectFrom('events').selectAll().where('recurrence_rule', 'is not', null),
);

/** Series as they were read last, by id. */
let knownSeries = new Map<string, EventRow>();

/** Every list of dates needs every series. One that has not changed is the same object again, see series.ts. */
const everySeries = untilCommit(async (db) => {
  const rows = (await seriesRows(db, {})).map((row) => {
    const before = knownSeries.get(row.id);
    return before && areEqual(before, row) ? before : row;
  });
  knownSeries = new Map(rows.map((row) => [row.id, row]));
  return rows;
});

const areEqual = (one: EventRow, other: EventRow) =>
  (Object.keys(one) as (keyof EventRow)[]).every((column) => one[column] === other[column]);

/** Series that began before the end of a range. The day more is for all-day dates, which begin in the owner's zone. */
export async function selectSeries(db: ReadDb, { to }: TimeRange): Promise<EventRow[]> {
  const latest = new Date(to.getTime() + 86_400_000).toISOString();
  return (await everySeries(db)).filter(({ start_time }) => start_time <= latest);
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

import { type Insertable, sql, type Updateable } from 'kysely';
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

type RangeValues = { from: string; to: string };
type RangeShape = { hasFrom: boolean; hasTo: boolean };

/** Events of their own dates, in or reaching into a range; series count with their first date. */
function inRange(db: ReadDb, place: PlaceOf<RangeValues>, { hasFrom, hasTo }: RangeShape) {
  let query = db.selectFrom('events');
  if (hasTo) query = query.where('start_time', '<=', place('to'));
  if (!hasFrom) return query;
  return query.where((where) =>
    where.or([where('start_time', '>=', place('from')), where('end_time', '>', place('from'))]),
  );
}

const shapeOf = ({ from, to }: OpenRange): RangeShape => ({
  hasFrom: from !== undefined,
  hasTo: to !== undefined,
});
const valuesOf = ({ from, to }: OpenRange): RangeValues => ({
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
  range: OpenRange,
  limit: number,
  offset: number,
): Promise<EventRow[]> {
  return pageInRange(db, { ...valuesOf(range), limit, offset }, shapeOf(range));
}

const countOfRange = compiledRead<RangeValues, { total: number }, RangeShape>((db, place, shape) =>
  inRange(db, place, shape).select((e) => e.fn.countAll<number>().as('total')),
);

export async function countInRange(db: ReadDb, range: OpenRange): Promise<number> {
  const [counted] = await countOfRange(db, valuesOf(range), shapeOf(range));
  return counted?.total ?? 0;
}

const startingSingles = (db: ReadDb, place: PlaceOf<RangeValues>) =>
  db
    .selectFrom('events')
    .where('recurrence_rule', 'is', null)
    .where('start_time', '>=', place('from'))
    .where('start_time', '<=', place('to'));

/** Begun before the range and not yet over: found by their ends, since everything of the past has begun. */
const reachingSingles = (db: ReadDb, place: PlaceOf<RangeValues>) =>
  db
    .selectFrom('events')
    .where('recurrence_rule', 'is', null)
    .where(sql<string>`+start_time`, '<', place('from'))
    .where('end_time', '>', place('from'));

const pageOfStarting = compiledRead<RangeValues & { most: number }, EventRow>((db, place) =>
  startingSingles(db, place).selectAll().orderBy('start_time').orderBy('sequence').limit(place('most')),
);
const pageOfReaching = compiledRead<RangeValues & { most: number }, EventRow>((db, place) =>
  reachingSingles(db, place).selectAll().orderBy(sql`+start_time`).orderBy('sequence').limit(place('most')),
);
const countOfStarting = compiledRead<RangeValues, { total: number }>((db, place) =>
  startingSingles(db, place).select((e) => e.fn.countAll<number>().as('total')),
);
const countOfReaching = compiledRead<RangeValues, { total: number }>((db, place) =>
  reachingSingles(db, place).select((e) => e.fn.countAll<number>().as('total')),
);

/** The first events without a rule that are in a range or reach into it. */
export async function selectSingles(db: ReadDb, range: TimeRange, most: number): Promise<EventRow[]> {
  const values = { ...valuesOf(range), most };
  const reaching = await pageOfReaching(db, values);
  return [...reaching, ...(await pageOfStarting(db, values))].slice(0, most);
}

export async function countSingles(db: ReadDb, range: TimeRange): Promise<number> {
  const values = valuesOf(range);
  const counted = [...(await countOfReaching(db, values)), ...(await countOfStarting(db, values))];
  return counted.reduce((sum, { total }) => sum + total, 0);
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

import type { ReadDb } from '../../db/work.ts';
import {
  countInRange,
  countSingles,
  type OpenRange,
  selectInRange,
  selectSeries,
  selectSingles,
} from './events.store.ts';
import { asOccurrence, baseOf, expand, type Occurrence, type TimeRange } from './series.ts';

/** Most dates of series that one list holds; `total` counts no further. */
const mostOccurrences = 10_000;

export type OccurrencePage = { items: Occurrence[]; total: number };

/** A page of events by start. Series are expanded when both ends of the range are given. */
export async function listOccurrences(
  db: ReadDb,
  range: OpenRange,
  zone: string,
  { page, limit }: { page: number; limit: number },
): Promise<OccurrencePage> {
  const { from, to } = range;
  const offset = (page - 1) * limit;
  if (from && to) return listExpanded(db, { from, to }, zone, offset, limit);
  const rows = await selectInRange(db, range, limit, offset);
  const items = rows.map((row) => baseOf(row, zone) ?? asOccurrence(row));
  return { items, total: await countInRange(db, range) };
}

/** Everything on the calendar in a range, earliest first, at most as many as given. */
export async function occurrencesBetween(db: ReadDb, range: TimeRange, zone: string, most = 1000) {
  const { items } = await listExpanded(db, range, zone, 0, most);
  return items;
}

async function listExpanded(db: ReadDb, range: TimeRange, zone: string, offset: number, limit: number) {
  const series = await selectSeries(db, range);
  const dates = series.flatMap((row) => expand(row, range, zone)).slice(0, mostOccurrences);
  // Of the singles only those can stand on this page that stand before its end among themselves.
  const singles = await selectSingles(db, range, offset + limit);
  const merged = [...singles.map(asOccurrence), ...dates].sort(byStart);
  return {
    items: merged.slice(offset, offset + limit),
    total: dates.length + (await countSingles(db, range)),
  };
}

const byStart = (a: Occurrence, b: Occurrence) =>
  a.start.getTime() - b.start.getTime() || a.row.sequence - b.row.sequence;

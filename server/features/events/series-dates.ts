import { occurrences, type Rule } from '../../lib/recurrence.ts';
import type { EventRow } from './events.table.ts';

/** Months of series that are remembered: two thousand series over some months, ten MB. */
const mostRemembered = 20_000;

/** A question about more months than this is not cut into them. */
const mostMonths = 24;

/** Most dates that one series gives in a month, or in one question. */
export const mostDates = 1000;

export type SeriesWindow = {
  startWall: string;
  zone: string;
  from: Date;
  to: Date;
  exceptions: ReadonlySet<string>;
};

/** One date of a series as it is remembered; equal rows give equal dates. */
type Dated = { row: EventRow; start: Date };

export type SeriesDates<T extends Dated> = (
  row: EventRow,
  rule: Rule,
  window: SeriesWindow,
  ownerZone: string,
) => T[];

/** Tells the months since the year 0 of a moment. It is asked about one and the same month for every series. */
function monthFinder(): (instant: Date) => number {
  let last = { from: 1, to: 0, month: 0 };
  return (instant) => {
    const at = instant.getTime();
    if (at >= last.from && at < last.to) return last.month;
    const month = instant.getUTCFullYear() * 12 + instant.getUTCMonth();
    last = { from: startOf(month).getTime(), to: startOf(month + 1).getTime(), month };
    return month;
  };
}

const startOf = (month: number) => new Date(Date.UTC(Math.floor(month / 12), month % 12, 1));

/**
 * Makes the function that gives the dates of a series in a window, at most 1000 a month. Screens ask for the same days
 * again and again, and working a rule out costs half a millisecond, so whole months are worked out, and remembered for
 * as long as there is the row. Those at the ends of the window hold dates outside of it.
 */
export function rememberSeries<T extends Dated>(
  make: (row: EventRow, wall: string, ownerZone: string) => T,
): SeriesDates<T> {
  let remembered = new WeakMap<EventRow, Map<string, T[]>>();
  let count = 0;
  const firstMonth = monthFinder();
  const lastMonth = monthFinder();

  const keep = (row: EventRow, key: string, dates: T[]) => {
    if (count >= mostRemembered) {
      remembered = new WeakMap();
      count = 0;
    }
    count += 1;
    const months = remembered.get(row) ?? new Map<string, T[]>();
    remembered.set(row, months.set(key, dates));
  };

  const inMonth = (
    row: EventRow,
    rule: Rule,
    window: SeriesWindow,
    ownerZone: string,
    month: number,
  ): T[] => {
    const key = `${ownerZone} ${month}`;
    const known = remembered.get(row)?.get(key);
    if (known) return known;
    const from = startOf(month);
    const to = new Date(startOf(month + 1).getTime() - 1);
    const dates = occurrences(rule, { ...window, from, to, limit: mostDates }).map((wall) =>
      make(row, wall, ownerZone),
    );
    keep(row, key, dates);
    return dates;
  };

  return (row, rule, window, ownerZone) => {
    const first = firstMonth(window.from);
    const last = lastMonth(window.to);
    if (last - first < mostMonths) {
      const dates: T[] = [];
      for (let month = first; month <= last; month += 1)
        dates.push(...inMonth(row, rule, window, ownerZone, month));
      return dates;
    }
    return occurrences(rule, { ...window, limit: mostDates }).map((wall) => make(row, wall, ownerZone));
  };
}

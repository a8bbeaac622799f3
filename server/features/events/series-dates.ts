import { occurrences, type Rule } from '../../lib/recurrence.ts';
import type { EventRow } from './events.table.ts';

/** Months of series that are remembered: some two hundred series over a year, a few MB. */
const mostRemembered = 3000;

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

type Month = { from: Date; to: Date };

/**
 * Makes the function that gives the dates of a series in a window, at most 1000 a month. Screens ask for the same days
 * again and again, and working a rule out costs half a millisecond, so whole months are worked out, and remembered until
 * the event changes. Those at the ends of the window hold dates outside of it.
 */
export function rememberSeries<T extends Dated>(
  make: (row: EventRow, wall: string, ownerZone: string) => T,
): SeriesDates<T> {
  const remembered = new Map<string, T[]>();

  const inMonth = (row: EventRow, rule: Rule, window: SeriesWindow, ownerZone: string, month: Month): T[] => {
    // The whole row: dates carry it, and two changes may fall into one millisecond.
    const key = `${JSON.stringify(row)} ${ownerZone} ${month.from.getTime()}`;
    const known = remembered.get(key);
    const dates =
      known ??
      occurrences(rule, { ...window, ...month, limit: mostDates }).map((wall) => make(row, wall, ownerZone));
    remembered.delete(key);
    remembered.set(key, dates);
    const [oldest] = remembered.keys();
    if (remembered.size > mostRemembered && oldest !== undefined) remembered.delete(oldest);
    return dates;
  };

  return (row, rule, window, ownerZone) => {
    const months = monthsIn(window);
    if (months.length <= mostMonths)
      return months.flatMap((month) => inMonth(row, rule, window, ownerZone, month));
    return occurrences(rule, { ...window, limit: mostDates }).map((wall) => make(row, wall, ownerZone));
  };
}

function monthsIn({ from, to }: SeriesWindow): Month[] {
  const months: Month[] = [];
  let start = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth(), 1));
  while (start <= to && months.length <= mostMonths) {
    const next = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 1));
    months.push({ from: start, to: new Date(next.getTime() - 1) });
    start = next;
  }
  return months;
}

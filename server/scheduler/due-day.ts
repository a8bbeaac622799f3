import { addDays, localDate, toInstant } from '../lib/time-zone.ts';
import { weekdayOf } from '../lib/working-hours.ts';

/** Something that comes once a day, or once a week, at a time of the owner's clock. */
export type DailyTime = {
  /** `HH:MM`. One that a clock change skips is moved forward; of one that happens twice the first counts. */
  time: string;
  /** `MO` to `SU`; without it every day. */
  weekday?: string | undefined;
  /** For so many days, its own included, it is still of use; then it is left out. */
  usefulDays: number;
};

/**
 * The latest day on which it was due, as `YYYY-MM-DD`, as long as it is of use; undefined otherwise. Days whose time had
 * passed when the scheduler first began do not count.
 */
export function dueDay(
  { time, weekday, usefulDays }: DailyTime,
  { now, zone, began }: { now: Date; zone: string; began: Date },
): string | undefined {
  const today = localDate(now, zone);
  for (let back = 0; back < usefulDays; back += 1) {
    const date = addDays(today, -back);
    if (weekday !== undefined && weekdayOf(date) !== weekday) continue;
    const moment = toInstant(`${date}T${time}`, zone);
    if (moment <= now) return moment >= began ? date : undefined;
  }
  return undefined;
}

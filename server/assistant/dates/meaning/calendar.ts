/**
 * The proleptic Gregorian calendar on plain numbers. A `Day` counts days since 1970-01-01, so that adding days is
 * addition; weekdays count from Monday = 0, months from January = 1. No zones and no clock here.
 */

export type Day = number;

export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const dayMilliseconds = 86_400_000;

/** Months outside 1 to 12 and days outside the month carry over, as in `Date.UTC`. */
export function dayOf(year: number, month: number, day: number): Day {
  return new Date(0).setUTCFullYear(year, month - 1, day) / dayMilliseconds;
}

export function dateOf(day: Day): CalendarDate {
  const date = new Date(day * dayMilliseconds);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** `undefined` for days that no month has, such as 30 February. */
export function realDay(year: number, month: number, day: number): Day | undefined {
  const inRange = year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1;
  return inRange && day <= daysInMonth(year, month) ? dayOf(year, month, day) : undefined;
}

export function daysInMonth(year: number, month: number): number {
  return dayOf(year, month + 1, 1) - dayOf(year, month, 1);
}

/** `YYYY-MM-DD`. */
export function isoOf(day: Day): string {
  return new Date(day * dayMilliseconds).toISOString().slice(0, 10);
}

/** Reads the date at the front of `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM:SS`. */
export function dayOfIso(text: string): Day {
  return Date.parse(text.slice(0, 10)) / dayMilliseconds;
}

export function weekdayOf(day: Day): number {
  return (((day + 3) % 7) + 7) % 7;
}

export function mondayOf(day: Day): Day {
  return day - weekdayOf(day);
}

/** The first `weekday` after `day`, never `day` itself. */
export function weekdayAfter(day: Day, weekday: number): Day {
  return day + 1 + ((weekday - weekdayOf(day + 1) + 7) % 7);
}

export function monthStart(day: Day, months = 0): Day {
  const { year, month } = dateOf(day);
  return dayOf(year, month + months, 1);
}

/** Same day of the month, or the last one where the month is shorter: 31 January and one month is 28 February. */
export function addMonths(day: Day, months: number): Day {
  const start = monthStart(day, months);
  const { year, month } = dateOf(start);
  return start + Math.min(dateOf(day).day, daysInMonth(year, month)) - 1;
}

/** Monday to Friday only. */
export function addWorkingDays(day: Day, count: number): Day {
  const step = Math.sign(count);
  let moved = day;
  for (let left = Math.abs(count); left > 0; ) {
    moved += step;
    if (weekdayOf(moved) < 5) left -= 1;
  }
  return moved;
}

/** The third Friday is `nth` 3, the last one -1. `undefined` where the month has no such day. */
export function nthWeekday(year: number, month: number, weekday: number, nth: number): Day | undefined {
  const first = weekdayAfter(dayOf(year, month, 1) - 1, weekday);
  const last = weekdayAfter(dayOf(year, month + 1, 1) - 8, weekday);
  const found = nth > 0 ? first + (nth - 1) * 7 : last + (nth + 1) * 7;
  return found >= first && found <= last ? found : undefined;
}

/** Western Easter Sunday, by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8). */
export function easterSunday(year: number): Day {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const leapCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - leapCorrection + 15) % 30;
  const toSunday =
    (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const sum = epact + toSunday - 7 * late + 114;
  return dayOf(year, Math.floor(sum / 31), (sum % 31) + 1);
}

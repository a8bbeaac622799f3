import {
  addMonths,
  addWorkingDays,
  type Day,
  dateOf,
  mondayOf,
  realDay,
  weekdayAfter,
  weekdayOf,
} from './calendar.ts';
import type { Amount, DayRule, Frame, NamedDay } from './meaning.ts';

/** The ways in which days are named, as rules that wait for today's date. */

const friday = 4;

export function daysFromToday(days: number): NamedDay {
  return { rule: ({ today }) => today + days, once: true };
}

/** "The next day": after today, or after the first day of a range. */
export const followingDay: NamedDay = { rule: ({ after }) => after + 1, once: true };

/** The next such day after today. */
export function comingWeekday(weekday: number): NamedDay {
  return { rule: ({ after }) => weekdayAfter(after, weekday), weekday };
}

/** "Three Fridays from now". */
export function nthComingWeekday(weekday: number, nth: number): NamedDay {
  return { rule: ({ today }) => weekdayAfter(today, weekday) + 7 * (nth - 1), once: true };
}

/** 0 is the calendar week of today, 1 the week after it. */
export function weekdayOfWeek(weekday: number, weeks: number): NamedDay {
  return { rule: ({ today }) => mondayOf(today) + 7 * weeks + weekday, once: true };
}

export function lastWeekday(weekday: number): NamedDay {
  return { rule: ({ today }) => weekdayAfter(today - 8, weekday), once: true };
}

/** The first of the candidates that lies on or after `from`. */
export function firstFrom(from: Day, candidates: Iterable<Day | undefined>): Day | undefined {
  for (const candidate of candidates) if (candidate !== undefined && candidate >= from) return candidate;
  return undefined;
}

/** The years people make plans in. Nothing further away is read as a date, so that every result has a four-digit year. */
export function isNearYear(year: number): boolean {
  return year >= 1900 && year < 2200;
}

const reachYears = 100;

/** At most a hundred years, for the same reason. */
export function isWithinReach({ months, days, workingDays, seconds }: Amount): boolean {
  const years = [months / 12, days / 365, workingDays / 260, seconds / 31_536_000];
  return years.every((part) => part <= reachYears);
}

/** Without a year the next one, today included; 29 February waits for a leap year. */
export function monthDay(month: number, day: number, year?: number): NamedDay | undefined {
  if (year !== undefined && !isNearYear(year)) return undefined;
  if (realDay(year ?? 2000, month, day) === undefined) return undefined;
  const rule: DayRule = ({ after }) => {
    if (year !== undefined) return realDay(year, month, day);
    const start = dateOf(after).year;
    return firstFrom(
      after,
      Array.from({ length: 9 }, (_, index) => realDay(start + index, month, day)),
    );
  };
  return { rule, month, dayOfMonth: day, once: year !== undefined };
}

function nextDayOfMonth({ after }: Frame, fits: (day: Day) => boolean): Day | undefined {
  for (let day = after + 1; day <= after + 8 * 366; day += 1) if (fits(day)) return day;
  return undefined;
}

/** The next 15th, or the next Friday that is a 13th. */
export function dayOfMonth(number: number, weekday?: number): NamedDay {
  const fits = (day: Day) =>
    dateOf(day).day === number && (weekday === undefined || weekdayOf(day) === weekday);
  return { rule: (frame) => nextDayOfMonth(frame, fits), dayOfMonth: number };
}

/** End of the week is its Friday; on a weekend the next one is meant. */
export function endOfWeek(weeks: number): NamedDay {
  const rule: DayRule = ({ today }) => {
    const end = mondayOf(today) + friday + 7 * weeks;
    return weeks === 0 && end < today ? end + 7 : end;
  };
  return { rule, once: true };
}

export function dayOfYear(month: number, day: number, years: number): NamedDay {
  return { rule: ({ today }) => realDay(dateOf(today).year + years, month, day), once: true };
}

export function addAmount(day: Day, amount: Amount, sign = 1): Day {
  const moved = addWorkingDays(addMonths(day, sign * amount.months), sign * amount.workingDays);
  return moved + sign * amount.days;
}

/** "Three days after Easter", "a week before Friday". */
export function shifted(day: NamedDay, amount: Amount, sign = 1): NamedDay {
  const rule: DayRule = (frame) => {
    const base = day.rule(frame);
    return base === undefined ? undefined : addAmount(base, amount, sign);
  };
  return { rule, once: true };
}

/** The `nth` such weekday before (negative) or after a day. */
export function weekdayFrom(weekday: number, day: NamedDay, nth: number): NamedDay {
  const rule: DayRule = (frame) => {
    const base = day.rule(frame);
    if (base === undefined) return undefined;
    return nth > 0
      ? weekdayAfter(base, weekday) + 7 * (nth - 1)
      : weekdayAfter(base - 8, weekday) + 7 * (nth + 1);
  };
  return { rule, once: true };
}

/** The same weekday in the week that a number of days leads to: "Friday in two weeks". */
export function weekdayAround(weekday: number, amount: Amount): NamedDay {
  return { rule: ({ today }) => mondayOf(addAmount(today, amount)) + weekday, once: true };
}

import { type Day, dateOf, daysInMonth, nthWeekday, weekdayOf } from '../meaning/calendar.ts';
import type { Repeat } from '../meaning/meaning.ts';
import { codeOf, dayCodes } from '../meaning/repeats.ts';
import { compareMoments, type Moment } from './moment.ts';

/** Leap days are the rarest: at most eight years apart. */
const longestSearch = 8 * 366;

function matchesCode(code: string, day: Day): boolean {
  const name = code.slice(-2);
  if (codeOf(weekdayOf(day)) !== name) return false;
  const nth = Number(code.slice(0, -2));
  if (nth === 0) return true;
  const { year, month } = dateOf(day);
  return nthWeekday(year, month, dayCodes.indexOf(name), nth) === day;
}

function matchesMonthDay(byMonthDay: readonly number[], day: Day): boolean {
  const { year, month, day: dayOfMonth } = dateOf(day);
  const fromEnd = dayOfMonth - daysInMonth(year, month) - 1;
  return byMonthDay.includes(dayOfMonth) || byMonthDay.includes(fromEnd);
}

/** Whether a rule begun at the right time has an occurrence on this day; a bare month occurs on its first. */
function fallsOn({ byDay, byMonthDay, byMonth }: Repeat, day: Day): boolean {
  const { month, day: dayOfMonth } = dateOf(day);
  if (byMonth !== undefined && byMonth !== month) return false;
  if (byDay) return byDay.some((code) => matchesCode(code, day));
  if (byMonthDay) return matchesMonthDay(byMonthDay, day);
  return byMonth === undefined || dayOfMonth === 1;
}

/** The first occurrence at a time of day after `now`, not before the day `from`. */
export function firstTimeOf(repeat: Repeat, from: Day, seconds: number, now: Moment): Moment | undefined {
  for (let day = Math.max(from, now.day - 1); day < from + longestSearch; day += 1) {
    const moment = { day, seconds };
    if (compareMoments(moment, now) > 0 && fallsOn(repeat, day)) return moment;
  }
  return undefined;
}

/** The first whole day on or after `from`. */
export function firstDayOf(repeat: Repeat, from: Day): Day | undefined {
  for (let day = from; day < from + longestSearch; day += 1) if (fallsOn(repeat, day)) return day;
  return undefined;
}

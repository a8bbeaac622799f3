import {
  addWorkingDays,
  type Day,
  dateOf,
  dayOf,
  daysInMonth,
  monthStart,
  nthWeekday,
  realDay,
} from './calendar.ts';
import type { DayRule, Frame, NamedDay } from './meaning.ts';
import { firstFrom } from './rules.ts';

/** Days that are named by their place in a month. */

export interface Month {
  readonly year: number;
  readonly month: number;
}

/** The months that may be meant, likeliest first. */
export type MonthRule = (frame: Frame) => readonly Month[];

export function monthFromNow(...months: readonly number[]): MonthRule {
  return ({ today }) => months.map((count) => dateOf(monthStart(today, count)));
}

export function namedMonth(month: number, year?: number): MonthRule {
  return ({ today }) => {
    if (year !== undefined) return [{ year, month }];
    const current = dateOf(today).year;
    return [current, current + 1, current + 2].map((candidate) => ({ year: candidate, month }));
  };
}

/** The month of another year: 1 is the next. */
export function monthOfYear(month: number, years: number): MonthRule {
  return ({ today }) => [{ year: dateOf(today).year + years, month }];
}

/** A day within a month that may be this one or the next: the first that has not passed. */
function within(months: MonthRule, pick: (month: Month) => Day | undefined): DayRule {
  return (frame) => {
    const candidates = months(frame).map(pick);
    return firstFrom(frame.after + 1, candidates) ?? candidates.find((day) => day !== undefined);
  };
}

export function dayOfNamedMonth(day: number, months: MonthRule): NamedDay {
  return { rule: within(months, ({ year, month }) => realDay(year, month, day)), dayOfMonth: day };
}

export function nthWeekdayOfMonth(weekday: number, nth: number, months: MonthRule): NamedDay {
  return { rule: within(months, ({ year, month }) => nthWeekday(year, month, weekday, nth)), weekday, nth };
}

export function lastDayOfMonth(months: MonthRule): NamedDay {
  const pick = ({ year, month }: Month) => dayOf(year, month, daysInMonth(year, month));
  return {
    rule: (frame) => {
      const candidates = months(frame).map(pick);
      return firstFrom(frame.today, candidates) ?? candidates[0];
    },
    dayOfMonth: -1,
  };
}

export function lastWorkingDayOfMonth(months: MonthRule): NamedDay {
  return {
    rule: within(months, ({ year, month }) => addWorkingDays(dayOf(year, month + 1, 1), -1)),
    once: true,
  };
}

export function lastDayOfQuarter(): NamedDay {
  const rule: DayRule = ({ today }) => {
    const { year, month } = dateOf(today);
    return dayOf(year, Math.ceil(month / 3) * 3 + 1, 1) - 1;
  };
  return { rule, once: true };
}

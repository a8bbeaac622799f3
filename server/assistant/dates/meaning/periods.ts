import { dateOf, dayOf, mondayOf, monthStart, weekdayAfter } from './calendar.ts';
import type { Amount, Frame, Grain, NamedDay, NamedPeriod, Period } from './meaning.ts';
import type { MonthRule } from './month-rules.ts';
import { addAmount } from './rules.ts';

/** Stretches of whole days, with an exclusive end. */

const saturday = 5;

export function weekFromNow(weeks: number): NamedPeriod {
  const rule = ({ today }: Frame) => {
    const first = mondayOf(today) + 7 * weeks;
    return { first, end: first + 7 };
  };
  return { grain: 'week', rule };
}

/** Saturday and Sunday of a calendar week. */
export function weekendFromNow(weeks: number): NamedPeriod {
  const rule = ({ today }: Frame) => {
    const first = mondayOf(today) + 7 * weeks + 5;
    return { first, end: first + 2 };
  };
  return { grain: 'weekend', rule };
}

export function monthsFromNow(months: number, count = 1): NamedPeriod {
  const rule = ({ today }: Frame) => ({
    first: monthStart(today, months),
    end: monthStart(today, months + count),
  });
  return { grain: 'month', rule };
}

export function quarterFromNow(quarters: number): NamedPeriod {
  const rule = ({ today }: Frame) => {
    const { year, month } = dateOf(today);
    const first = month - ((month - 1) % 3) + 3 * quarters;
    return { first: dayOf(year, first, 1), end: dayOf(year, first + 3, 1) };
  };
  return { grain: 'month', rule };
}

export function yearPeriod(yearOf: (current: number) => number): NamedPeriod {
  const rule = ({ today }: Frame) => {
    const year = yearOf(dateOf(today).year);
    return { first: dayOf(year, 1, 1), end: dayOf(year + 1, 1, 1) };
  };
  return { grain: 'year', rule };
}

/** The month, or a third of it: early (1 to 10), mid (11 to 20), late (from 21). */
export function monthPeriod(months: MonthRule, third?: 0 | 1 | 2): NamedPeriod {
  const rule = (frame: Frame) => {
    const periods = months(frame).map(({ year, month }) => thirdOf(year, month, third));
    const ahead = periods.find(({ end }) => end > frame.today);
    return ahead ?? periods[0] ?? { first: frame.today, end: frame.today + 1 };
  };
  return { grain: third === undefined ? 'month' : 'days', rule };
}

function thirdOf(year: number, month: number, third?: 0 | 1 | 2): Period {
  const next = dayOf(year, month + 1, 1);
  if (third === undefined) return { first: dayOf(year, month, 1), end: next };
  return {
    first: dayOf(year, month, 1 + 10 * third),
    end: third === 2 ? next : dayOf(year, month, 11 + 10 * third),
  };
}

/** "The next three days", "the next two weeks": from tomorrow. */
export function nextStretch(amount: Amount): NamedPeriod | undefined {
  if (amount.seconds > 0) return undefined;
  const rule = ({ today }: Frame) => ({ first: today + 1, end: addAmount(today + 1, amount) });
  return { grain: 'days', rule };
}

/** From today to the end of the period. */
export function restOf(period: NamedPeriod): NamedPeriod {
  const rule = (frame: Frame) => {
    const { first, end } = period.rule(frame);
    return { first: Math.max(first, frame.today), end };
  };
  return { grain: 'days', rule };
}

/** The first weekend after a day, or the last one before it. */
export function weekendBeside(day: NamedDay, side: 'before' | 'after'): NamedPeriod {
  const rule = (frame: Frame) => {
    const base = day.rule(frame) ?? frame.today;
    const first = side === 'after' ? weekdayAfter(base, saturday) : weekdayAfter(base - 9, saturday);
    return { first, end: first + 2 };
  };
  return { grain: 'weekend', rule };
}

/** The week, or weekend, that a day lies in. */
export function periodAround(day: NamedDay, grain: Grain & ('week' | 'weekend')): NamedPeriod {
  const rule = (frame: Frame) => {
    const monday = mondayOf(day.rule(frame) ?? frame.today);
    return grain === 'week' ? { first: monday, end: monday + 7 } : { first: monday + 5, end: monday + 7 };
  };
  return { grain, rule };
}

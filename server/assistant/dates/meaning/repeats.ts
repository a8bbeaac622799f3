import type { Amount, Frequency, NamedDay, Repeat } from './meaning.ts';

/** RFC 5545 names of the days, Monday first. */
export const dayCodes: readonly string[] = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

export function codeOf(weekday: number): string {
  return dayCodes[weekday] ?? 'MO';
}

export function every(frequency: Frequency, interval = 1): Repeat {
  return { frequency, interval };
}

export function weeklyOn(weekdays: readonly number[], interval = 1): Repeat {
  const byDay = [...new Set(weekdays)].sort((left, right) => left - right).map(codeOf);
  return { frequency: 'WEEKLY', interval, byDay };
}

export const onWorkingDays: Repeat = weeklyOn([0, 1, 2, 3, 4]);
export const onWeekends: Repeat = weeklyOn([5, 6]);

export function monthlyOn(days: readonly number[], interval = 1): Repeat {
  return {
    frequency: 'MONTHLY',
    interval,
    byMonthDay: [...new Set(days)].sort((left, right) => left - right),
  };
}

export function monthlyOnNth(weekday: number, ...which: readonly number[]): Repeat {
  return { frequency: 'MONTHLY', interval: 1, byDay: which.map((nth) => `${nth}${codeOf(weekday)}`) };
}

/** The first `days` of the week (5 or 7) without some of them. */
export function onOtherDays(days: number, left: readonly number[]): Repeat | undefined {
  const kept = Array.from({ length: days }, (_, weekday) => weekday).filter(
    (weekday) => !left.includes(weekday),
  );
  return kept.length > 0 ? weeklyOn(kept) : undefined;
}

export function yearlyOn(month: number, day?: number): Repeat {
  return {
    frequency: 'YEARLY',
    interval: 1,
    byMonth: month,
    ...(day !== undefined && { byMonthDay: [day] }),
  };
}

function inUnits(frequency: Frequency, size: number, unit: number): Repeat | undefined {
  return size > 0 && size % unit === 0 ? { frequency, interval: size / unit } : undefined;
}

function everyMonths(months: number): Repeat | undefined {
  return inUnits('YEARLY', months, 12) ?? inUnits('MONTHLY', months, 1);
}

function everyDays(days: number): Repeat | undefined {
  return inUnits('WEEKLY', days, 7) ?? inUnits('DAILY', days, 1);
}

function everySeconds(seconds: number): Repeat | undefined {
  return inUnits('HOURLY', seconds, 3600) ?? inUnits('MINUTELY', seconds, 60);
}

/** The rule that comes back after an amount: "every two weeks". `undefined` where none can say that. */
export function everyAmount({ months, days, workingDays, seconds }: Amount): Repeat | undefined {
  const used = [months, days, workingDays, seconds].filter((part) => part > 0);
  if (used.length !== 1) return undefined;
  if (workingDays === 1) return onWorkingDays;
  return everyMonths(months) ?? everyDays(days) ?? everySeconds(seconds);
}

/** Which days it falls on is still open. */
export function isOpen({ byDay, byMonthDay, byMonth }: Repeat): boolean {
  return !byDay && !byMonthDay && byMonth === undefined;
}

/** "Every month" and "the 15th" make one rule; `undefined` where the day cannot be part of it. */
export function withDay(
  repeat: Repeat,
  { weekday, nth, month, dayOfMonth, once }: NamedDay,
): Repeat | undefined {
  if (!isOpen(repeat) || once) return undefined;
  const { frequency, interval } = repeat;
  if (frequency === 'WEEKLY' && weekday !== undefined && nth === undefined)
    return weeklyOn([weekday], interval);
  if (frequency === 'MONTHLY' && weekday !== undefined && nth !== undefined)
    return { ...monthlyOnNth(weekday, nth), interval };
  if (frequency === 'MONTHLY' && dayOfMonth !== undefined && month === undefined)
    return monthlyOn([dayOfMonth], interval);
  if (frequency === 'YEARLY' && month !== undefined && dayOfMonth !== undefined)
    return yearlyOn(month, dayOfMonth);
  return undefined;
}

/** The rule as text, parts in the order of the grammar of RFC 5545, without DTSTART. */
export function ruleText({ frequency, interval, byMonth, byMonthDay, byDay }: Repeat): string {
  const parts = [`FREQ=${frequency}`];
  if (interval > 1) parts.push(`INTERVAL=${interval}`);
  if (byMonth !== undefined) parts.push(`BYMONTH=${byMonth}`);
  if (byMonthDay) parts.push(`BYMONTHDAY=${byMonthDay.join(',')}`);
  if (byDay) parts.push(`BYDAY=${byDay.join(',')}`);
  return parts.join(';');
}

import { addDays, localDate, toInstant } from './time-zone.ts';

/** From `start` on, up to but not at `end`. */
export type Span = { start: Date; end: Date };

/** RFC 5545 3.3.10, Monday first. */
export const weekdayCodes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type WeekdayCode = (typeof weekdayCodes)[number];

/** When the owner wants to be planned in, on the clock on the wall. */
export type WorkingHours = {
  days: readonly WeekdayCode[];
  /** `HH:MM`, the second later than the first. */
  from: string;
  to: string;
};

/** `hours` is written `09:00-17:00`. */
export function readWorkingHours(hours: string, days: readonly WeekdayCode[]): WorkingHours {
  const [from = '', to = ''] = hours.split('-');
  return { days, from, to };
}

/** The working hours of each day in a span, earliest first, cut where the span begins and ends. */
export function workingSpans({ start, end }: Span, { days, from, to }: WorkingHours, zone: string): Span[] {
  const spans: Span[] = [];
  const last = localDate(end, zone);
  for (let date = localDate(start, zone); date <= last; date = addDays(date, 1)) {
    if (!days.includes(weekdayOf(date))) continue;
    const opens = toInstant(`${date}T${from}`, zone);
    const closes = toInstant(`${date}T${to}`, zone);
    const span = { start: opens > start ? opens : start, end: closes < end ? closes : end };
    if (span.start < span.end) spans.push(span);
  }
  return spans;
}

/** The day of the week of a date, `YYYY-MM-DD`. */
export function weekdayOf(date: string): WeekdayCode {
  const sundayFirst = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekdayCodes[(sundayFirst + 6) % 7] ?? 'MO';
}

import { locale as pageLocale, text } from './text.ts';

const minuteMs = 60_000;
const steps = [
  ['day', 24 * 60],
  ['hour', 60],
  ['minute', 1],
] as const;

/**
 * A duration in at most two units, "3 hours and 12 minutes"; seconds are left out on purpose, so that the line
 * changes once a minute. Negative durations (a clock that was set back) count as none.
 */
export function durationInWords(durationMs: number, locale = pageLocale): string {
  let minutes = Math.max(0, Math.floor(durationMs / minuteMs));
  if (minutes === 0) return text.lessThanAMinute;
  const parts: string[] = [];
  for (const [unit, length] of steps) {
    const count = Math.floor(minutes / length);
    if (count === 0) continue;
    minutes -= count * length;
    parts.push(new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count));
  }
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(parts.slice(0, 2));
}

function calendarDay(instant: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone }).format(instant);
}

/** "14:02" when it is the same day in `timeZone`, otherwise with the date, "3 Mar 2026, 14:02". */
export function momentInWords(instant: string, now: number, timeZone: string, locale = pageLocale): string {
  const moment = new Date(instant);
  const sameDay = calendarDay(moment, timeZone) === calendarDay(new Date(now), timeZone);
  return new Intl.DateTimeFormat(locale, {
    ...(sameDay ? {} : { dateStyle: 'medium' }),
    timeStyle: 'short',
    timeZone,
  }).format(moment);
}

/** "Tuesday, 3 March 2026" of a date `YYYY-MM-DD`. */
export function dayInWords(date: string, locale = pageLocale): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(date));
}

/** "2 GB", "630 MB", "12 kB": powers of ten, as disks and model lists count. */
export function sizeInWords(bytes: number, locale = pageLocale): string {
  const [unit, value] =
    bytes >= 1e9
      ? ['gigabyte', bytes / 1e9]
      : bytes >= 1e6
        ? ['megabyte', bytes / 1e6]
        : ['kilobyte', bytes / 1e3];
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    maximumSignificantDigits: 3,
  }).format(value);
}

/** A latency: "412 ms" below a second, "2.1 seconds" above. */
export function latencyInWords(milliseconds: number, locale = pageLocale): string {
  if (milliseconds < 1000) {
    return new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: 'millisecond',
      maximumFractionDigits: 0,
    }).format(milliseconds);
  }
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'second',
    unitDisplay: 'long',
    maximumFractionDigits: 1,
  }).format(milliseconds / 1000);
}

/** "4:32": what is left of a few minutes. */
export function timeLeft(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

export function countInWords(count: number, locale = pageLocale): string {
  return new Intl.NumberFormat(locale).format(count);
}

/** "42%" of a share between 0 and 1. */
export function percentInWords(share: number, locale = pageLocale): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

/** "14:02" in `timeZone`. */
export function clockInWords(instant: string, timeZone: string, locale = pageLocale): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone }).format(new Date(instant));
}

/** "Tue, 24 Nov" in `timeZone`. */
export function shortDayInWords(instant: string, timeZone: string, locale = pageLocale): string {
  return new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone,
  }).format(new Date(instant));
}

/** "Tue, 3 Mar 2026, 14:02" of a wall time without zone, `2026-03-03T14:02:00`; a bare date has no hour. */
export function wallTimeInWords(wall: string, locale = pageLocale): string {
  const isDay = wall.length <= 10;
  return new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    ...(isDay ? {} : { hour: 'numeric', minute: '2-digit' }),
    timeZone: 'UTC',
  }).format(new Date(isDay ? wall : `${wall}Z`));
}

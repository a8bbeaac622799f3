import { z } from 'zod';
import { startOfDay, toInstant } from './time-zone.ts';

const date = String.raw`(\d{4})-(\d{2})-(\d{2})`;
const time = String.raw`([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d{1,9})?)?`;
const offset = String.raw`(?:Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)`;
const dateOnly = new RegExp(`^${date}$`);
const withoutOffset = new RegExp(`^${date}[T ]${time}$`);
const withOffset = new RegExp(`^${date}[T ]${time}${offset}$`, 'i');

/** Years in which a date still has four digits in every zone, and some days before and after it. */
const years = { first: 1, last: 9998 };

/** `YYYY-MM-DD` that is on the calendar, in the years 0001 to 9998. */
export function isCalendarDate(text: string): boolean {
  const parsed = dateOnly.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  if (parsed === undefined || Number.isNaN(parsed.getTime())) return false;
  const year = parsed.getUTCFullYear();
  return year >= years.first && year <= years.last && parsed.toISOString().startsWith(text);
}

/** A timestamp in one of the forms clients send; see parseTimestamp for what it means. */
export const timestampInput = z
  .string()
  .max(40)
  .refine(isTimestamp, 'must be a date, or a date and time such as 2026-02-22T10:15:30Z')
  .meta({ description: 'RFC 3339 with or without offset, with or without seconds, or a bare date' });

/** `YYYY-MM-DD`. */
export const dateInput = z.string().refine(isCalendarDate, 'must be a date such as 2026-02-22');

function isTimestamp(text: string): boolean {
  if (!isCalendarDate(text.slice(0, 10))) return false;
  return dateOnly.test(text) || withoutOffset.test(text) || withOffset.test(text);
}

/**
 * The instant meant by a text that `timestampInput` accepted: a bare date is the start of that day in `timeZone`, a time
 * without offset is read in that zone, too.
 */
export function parseTimestamp(text: string, timeZone: string): Date {
  if (dateOnly.test(text)) return startOfDay(text, timeZone);
  if (withoutOffset.test(text)) return toInstant(text.replace(' ', 'T').replace(/\.\d+$/, ''), timeZone);
  return new Date(text.replace(' ', 'T'));
}

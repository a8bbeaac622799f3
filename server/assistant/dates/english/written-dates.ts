import { signReader } from '../grammar/reader.ts';
import type { Meaning, NamedDay } from '../meaning/meaning.ts';
import { isNearYear, monthDay } from '../meaning/rules.ts';
import { clockOf } from './clock-times.ts';

function fullYear(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

/** 7/25 is month and day unless only the other order is on the calendar; with dots the day stands first. */
function littleFirst(
  left: number,
  right: number,
  separator: string,
  year: number | undefined,
): NamedDay | undefined {
  const [month, day] = separator === '.' ? [right, left] : [left, right];
  return monthDay(month, day, year) ?? monthDay(day, month, year);
}

/** Dates in digits: 2026-11-02, 11/2/2026, 2.11.2026, 7/25. */
export function readWrittenDate(text: string): NamedDay | undefined {
  const big = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (big) return monthDay(Number(big[2]), Number(big[3]), Number(big[1]));
  const little = /^(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{2,4}))?$/.exec(text);
  return little
    ? littleFirst(Number(little[1]), Number(little[3]), little[2] ?? '/', fullYear(little[4]))
    : undefined;
}

/** A date in digits that stands alone; 3/4 may be a fraction, too, and is left to the caller's judgement. */
export const dateToken = signReader((tokens, at) => {
  const token = tokens[at];
  const found = token?.kind === 'date' ? readWrittenDate(token.text) : undefined;
  return found && { value: found, next: at + 1 };
});

function wallMeaning(date: string, fields: readonly (string | undefined)[]): Meaning | undefined {
  const [hour = 0, minute = 0, second = 0] = fields.map((field) => Number(field ?? 0));
  const day = readWrittenDate(date);
  const clock = clockOf(hour, minute, second);
  return day && clock && { day, clock: { ...clock, certain: true } };
}

function instantMeaning(text: string): Meaning | undefined {
  const instant = new Date(text);
  return isNearYear(instant.getUTCFullYear()) ? { instant } : undefined;
}

const isoPattern = /^(.{10})[t ](\d\d):(\d\d)(?::(\d\d))?(?:\.\d+)?(.*)$/;

/** ISO 8601 date and time. With an offset it is a point on the time line, without one a wall time. */
export const instantToken = signReader((tokens, at) => {
  const token = tokens[at];
  const found = token?.kind === 'instant' ? isoPattern.exec(token.text) : null;
  if (!token || !found) return undefined;
  const [, date = '', hour, minute, second, offset] = found;
  const value = offset ? instantMeaning(token.raw) : wallMeaning(date, [hour, minute, second]);
  return value && { value, next: at + 1 };
});

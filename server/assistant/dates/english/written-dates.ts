import type { Meaning, NamedDay } from '../meaning.ts';
import type { Reader } from '../phrase.ts';
import { monthDay } from '../rules.ts';
import { clockOf } from './clock.ts';

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
export const dateToken: Reader<NamedDay> = (tokens, at) => {
  const token = tokens[at];
  const found = token?.kind === 'date' ? readWrittenDate(token.text) : undefined;
  return found && { value: found, next: at + 1 };
};

/** ISO 8601 date and time. With an offset it is a point on the time line, without one a wall time. */
export const instantToken: Reader<Meaning> = (tokens, at) => {
  const token = tokens[at];
  const found =
    token?.kind === 'instant'
      ? /^(.{10})[t ](\d\d):(\d\d)(?::(\d\d))?(?:\.\d+)?(.*)$/.exec(token.text)
      : undefined;
  if (!token || !found) return undefined;
  const [, date = '', hour, minute, second = 0, offset] = found;
  if (offset) {
    const instant = new Date(token.raw);
    return Number.isNaN(instant.getTime()) ? undefined : { value: { instant }, next: at + 1 };
  }
  const day = readWrittenDate(date);
  const clock = clockOf(Number(hour), Number(minute), Number(second));
  return day && clock ? { value: { day, clock: { ...clock, certain: true } }, next: at + 1 } : undefined;
};

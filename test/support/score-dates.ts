import type { When } from '../../server/assistant/dates/dates.ts';

/**
 * Scores date readings by the conventions of test/fixtures/datetime/README.md. `strict`: the start is right (all-day or
 * not must agree; any start within `startRange`), so are the end and the recurrence where they are given, and nothing is
 * found where nothing is expected. `lenient`: only the start counts, whole days may be met by a time on that day, and
 * the other accepted readings (`alt`) count as well.
 */

export interface ExpectedDate {
  readonly start?: string;
  readonly end?: string;
  readonly allDay?: boolean;
  readonly startRange?: readonly [from: string, to: string];
  readonly alt?: readonly ExpectedDate[];
  readonly recurrence?: string;
}

export interface DateItem {
  readonly text: string;
  /** ISO 8601 with offset. */
  readonly reference: string;
  readonly tz: string;
  readonly expected: ExpectedDate | null;
  readonly category: string;
}

export interface ItemScore {
  readonly strict: boolean;
  readonly lenient: boolean;
}

export interface DateScore {
  readonly items: number;
  readonly strict: number;
  readonly lenient: number;
  /** Items in which nothing is to be found, and in how many of them something was. */
  readonly withoutDate: number;
  readonly invented: number;
}

function sameMinute(left: string, right: string): boolean {
  return left.slice(0, 16) === right.slice(0, 16);
}

function isWithin(start: string, [from, to]: readonly [string, string]): boolean {
  return start >= from && start <= to;
}

function startIsRight(expected: ExpectedDate, found: When): boolean {
  if (expected.start === undefined) return true;
  if (found.start === undefined || found.allDay !== (expected.allDay ?? false)) return false;
  if (expected.startRange) return isWithin(found.start, expected.startRange);
  return sameMinute(found.start, expected.start);
}

function endIsRight(expected: ExpectedDate, found: When): boolean {
  return expected.end === undefined || (found.end !== undefined && sameMinute(found.end, expected.end));
}

function recurrenceIsRight(expected: ExpectedDate, found: When): boolean {
  return expected.recurrence === undefined || found.recurrence === expected.recurrence;
}

function isStrict(expected: ExpectedDate, found: When): boolean {
  return startIsRight(expected, found) && endIsRight(expected, found) && recurrenceIsRight(expected, found);
}

/** A rule without a start is met by a rule: there is no start to compare. */
function isLenient(expected: ExpectedDate, found: When): boolean {
  if (expected.start === undefined) return recurrenceIsRight(expected, found);
  const right = expected.allDay
    ? found.start?.slice(0, 10) === expected.start.slice(0, 10)
    : startIsRight(expected, found);
  return right || (expected.alt ?? []).some((other) => isLenient(other, found));
}

export function scoreItem(expected: ExpectedDate | null, found: When | null): ItemScore {
  if (!expected || !found) {
    const right = !expected && !found;
    return { strict: right, lenient: right };
  }
  const strict = isStrict(expected, found);
  return { strict, lenient: strict || isLenient(expected, found) };
}

/** Sums up one group of items. */
export function scoreDates(items: readonly DateItem[], read: (item: DateItem) => When | null): DateScore {
  const scores = items.map((item) => ({ item, found: read(item) }));
  const rated = scores.map(({ item, found }) => scoreItem(item.expected, found));
  const dateless = scores.filter(({ item }) => item.expected === null);
  return {
    items: items.length,
    strict: rated.filter(({ strict }) => strict).length,
    lenient: rated.filter(({ lenient }) => lenient).length,
    withoutDate: dateless.length,
    invented: dateless.filter(({ found }) => found !== null).length,
  };
}

/** Groups in the order of their names. */
export function byCategory(items: readonly DateItem[]): Map<string, DateItem[]> {
  const groups = Map.groupBy(items, ({ category }) => category);
  return new Map([...groups].sort(([left], [right]) => left.localeCompare(right)));
}

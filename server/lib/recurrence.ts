import { patternOf, wallText } from './recurrence-pattern.ts';
import type { Rule } from './recurrence-rule.ts';
import { addDays, startOfDay, toInstant, toWall } from './time-zone.ts';

export { parseRule, type Rule } from './recurrence-rule.ts';

/**
 * Expansion of RFC 5545 rules. A rule repeats on the clock on the wall, so that 09:00 stays 09:00 across a clock change;
 * the zone is asked only where a wall time meets an instant.
 */
export type Series = {
  /** Wall time of the first date, `YYYY-MM-DDTHH:MM:SS`. It is given only when the rule names it, too. */
  startWall: string;
  /** IANA zone of the clock. */
  zone: string;
};

export type Window = Series & {
  /** Both ends belong to the window. */
  from: Date;
  to: Date;
  /** Most dates that are given. */
  limit: number;
  /** Days (`YYYY-MM-DD`) whose dates are left out. */
  exceptions?: ReadonlySet<string>;
};

const second = 1000;
const day = 86_400 * second;
/** The last wall time that is given: in every zone its instant still has four digits for the year. */
const endOfTime = Date.UTC(9999, 11, 31);
/** Longer than the clock is ever moved, so that the offset before a change is seen. */
const aroundChange = 26 * 3600 * second;

/**
 * Wall times (`YYYY-MM-DDTHH:MM:SS`) of the dates in a window, earliest first. A time that a clock change skips is given
 * as the rule has it; `toInstant` moves it forward. Of two that mean the same instant the first is given.
 *
 * Bounded: a rule with more dates gives the first `limit`; one that never comes true is given up after a while.
 *
 * @throws {RangeError} for an unknown zone or a `startWall` that is not on the calendar
 */
export function occurrences(rule: Rule, { exceptions, ...window }: Window): string[] {
  const found = new Map<number, string>();
  for (const { wall, instant } of datesOf(rule, window, window.limit + (exceptions?.size ?? 0))) {
    if (found.has(instant) || exceptions?.has(wall.slice(0, 10))) continue;
    found.set(instant, wall);
    if (found.size === window.limit) break;
  }
  return [...found].sort(([a], [b]) => a - b).map(([, wall]) => wall);
}

/**
 * Wall time of the first date after an instant; undefined when there is none, or none within reach.
 *
 * @throws {RangeError} as `occurrences`
 */
export function nextOccurrence(
  rule: Rule,
  { after, ...series }: Series & { after: Date },
): string | undefined {
  const from = new Date(after.getTime() + 1);
  const [next] = datesOf(rule, { ...series, from, to: new Date(endOfTime), limit: 1 }, 1);
  return next?.wall;
}

type Found = { wall: string; instant: number };

/** The dates of a window in the order of the rule, looked for piece by piece so that nothing grows too large. */
function* datesOf(
  rule: Rule,
  { startWall, zone, from, to, limit }: Window,
  wanted: number,
): Generator<Found> {
  const pattern = patternOf(rule, startWall);
  if (pattern.first === undefined) return;
  const end = Math.min(to.getTime(), lastInstant(rule, zone));
  const upper = Math.min(Math.max(...wallsAt(end, zone)), pattern.lastByCount, endOfTime);
  const span = Math.max(second, (limit * day) / datesPerDay(rule));
  let cursor: number | undefined = Math.max(pattern.first, Math.min(...wallsAt(from.getTime(), zone)));
  // Every piece after the first begins with a date: more pieces than dates are never needed.
  for (let pieces = 0; pieces <= wanted && cursor !== undefined && cursor <= upper; pieces += 1) {
    const pieceEnd = Math.min(upper, cursor + span);
    for (const date of pattern.between(cursor, pieceEnd)) {
      const wall = wallText(date);
      const instant = toInstant(wall, zone).getTime();
      if (instant >= from.getTime() && instant <= end) yield { wall, instant };
    }
    cursor = pieceEnd < upper ? pattern.next(pieceEnd) : undefined;
  }
}

/** What the clock shows at an instant, and would show had it not been moved in the hours before. */
function wallsAt(instant: number, zone: string): number[] {
  const shown = (at: number) => Date.parse(`${toWall(new Date(at), zone)}Z`);
  return [shown(instant), shown(instant - aroundChange) + aroundChange];
}

function lastInstant({ until }: Rule, zone: string): number {
  if (!until) return Number.POSITIVE_INFINITY;
  if (until.kind === 'date') return startOfDay(addDays(until.text, 1), zone).getTime() - 1;
  return (until.kind === 'instant' ? new Date(until.text) : toInstant(until.text, zone)).getTime();
}

/** About the most dates that a day can have, to tell how long a piece may be. */
function datesPerDay({ frequency, interval, isPlain, listed }: Rule): number {
  const seconds = listed.seconds || 1;
  const minutes = (listed.minutes || 1) * seconds;
  const hours = (listed.hours || 1) * minutes;
  const days = { DAILY: 1, WEEKLY: 7, MONTHLY: 28, YEARLY: 365 };
  if (frequency === 'SECONDLY') return 86_400 / interval;
  if (frequency === 'MINUTELY') return (1440 * seconds) / interval;
  if (frequency === 'HOURLY') return (24 * minutes) / interval;
  return hours / interval / (isPlain ? days[frequency] : 1);
}

import { RRuleTemporal } from 'rrule-temporal';
import type { Rule } from './recurrence-rule.ts';

/**
 * What repeats, on the clock on the wall alone: wall times are numbers, milliseconds as if the wall were UTC. The library
 * runs in UTC, too, which is its quickest way, and never knows of COUNT and UNTIL: with a COUNT it would walk from the
 * first date to every window it is asked about.
 */
export type Pattern = {
  /** Undefined when the rule never comes true. */
  first: number | undefined;
  /** Last date by COUNT; Infinity without one. */
  lastByCount: number;
  /** All dates from one wall time to another, both included. */
  between(from: number, to: number): number[];
  /** The first date after a wall time. */
  next(after: number): number | undefined;
};

/** Periods looked at before a rule is taken to have no further date: 40 years of days, 250 of months. */
const patience = { DAILY: 15_000, other: 3000 };
/** Dates looked at within periods, for rules with long lists of hours, minutes and seconds. */
const mostCandidates = 200_000;
/** A rule without BY parts is counted by arithmetic, any other no further than this. */
const mostCounted = 5000;
const mostRemembered = 500;

const second = 1000;
const fixedUnits = new Map([
  ['SECONDLY', second],
  ['MINUTELY', 60 * second],
  ['HOURLY', 3600 * second],
  ['DAILY', 86_400 * second],
  ['WEEKLY', 7 * 86_400 * second],
]);

/** `YYYY-MM-DDTHH:MM:SS` of a wall number. */
export const wallText = (wall: number) => new Date(wall).toISOString().slice(0, 19);
export const wallNumber = (text: string) => Date.parse(`${text}Z`);

/** Finding the first and the last date is the costly part, and the same rules are asked again and again. */
const remembered = new Map<string, Pattern>();

/** @throws {RangeError} when `startWall` is no wall time */
export function patternOf(rule: Rule, startWall: string): Pattern {
  const key = `${startWall} ${rule.count ?? ''} ${rule.text}`;
  const pattern = remembered.get(key) ?? makePattern(rule, startWall);
  remembered.delete(key);
  remembered.set(key, pattern);
  const [oldest] = remembered.keys();
  if (remembered.size > mostRemembered && oldest !== undefined) remembered.delete(oldest);
  return pattern;
}

function makePattern(rule: Rule, startWall: string): Pattern {
  const start = wallText(wallNumber(startWall)).replaceAll(/[-:]/g, '');
  const library = new RRuleTemporal({
    rruleString: `DTSTART:${start}Z\nRRULE:${rule.text}`,
    maxIterations: rule.frequency === 'DAILY' ? patience.DAILY : patience.other,
    maxCandidateEvaluations: mostCandidates,
    cache: false,
  });
  const next = (after: number, orAt: boolean) => {
    const found = patiently(() => library.next(new Date(after), orAt) ?? undefined, undefined);
    return found && toNumber(found);
  };
  const first = next(wallNumber(startWall), true);
  return {
    first,
    lastByCount: first === undefined ? Number.NEGATIVE_INFINITY : lastByCount(rule, library, first),
    between: (from, to) =>
      patiently(() => library.between(new Date(from), new Date(to), true).map(toNumber), []),
    next: (after) => next(after, false),
  };
}

function lastByCount({ count, isPlain, frequency, interval }: Rule, library: RRuleTemporal, first: number) {
  if (count === undefined) return Number.POSITIVE_INFINITY;
  const unit = isPlain ? fixedUnits.get(frequency) : undefined;
  if (unit !== undefined) return first + (count - 1) * interval * unit;
  let last = first;
  patiently(() => {
    library.all((date, index) => {
      last = toNumber(date);
      return index + 1 < Math.min(count, mostCounted);
    });
  }, undefined);
  return last;
}

const toNumber = (date: { epochMilliseconds: number }) => date.epochMilliseconds;

/** The library throws when its patience ends, and when a date is beyond what can be written. */
function patiently<T>(ask: () => T, givenUp: T): T {
  try {
    return ask();
  } catch (error) {
    if (error instanceof RangeError || (error instanceof Error && /^Maximum /.test(error.message)))
      return givenUp;
    throw error;
  }
}

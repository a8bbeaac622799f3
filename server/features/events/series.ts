import { nextOccurrence, parseRule, type Rule } from '../../lib/recurrence.ts';
import { addDays, startOfDay, toInstant, toWall } from '../../lib/time-zone.ts';
import type { EventRow } from './events.table.ts';
import { mostDates, rememberSeries } from './series-dates.ts';

export type { EventRow };

/** One date of an event: the event itself, or a date of its series. */
export type Occurrence = {
  row: EventRow;
  start: Date;
  end: Date | undefined;
  /** Day in the event's zone, `YYYY-MM-DD`. */
  date: string;
  /** The date that stands for the whole series in lists: its first that was not removed. */
  isBase: boolean;
};

export type TimeRange = { from: Date; to: Date };

/** What is worked out from a row once, for as long as there is the row: lists ask for the same series again and again. */
type Known = {
  rule: Rule | undefined;
  exceptions: ReadonlySet<string>;
  startWall: string;
  own: Occurrence;
  /** See `durationOf`. */
  duration: number;
  /** Instant after which neither the event itself nor a date of its series begins. */
  lastStart: number;
  /** First dates by the owner's zone. */
  bases: Map<string, Occurrence | undefined>;
};

const known = new WeakMap<EventRow, Known>();

function knownOf(row: EventRow): Known {
  const before = known.get(row);
  if (before) return before;
  const startWall = startWallOf(row);
  const made: Known = {
    rule: row.recurrence_rule === null ? undefined : parseRule(row.recurrence_rule),
    exceptions: new Set(JSON.parse(row.recurrence_exceptions) as string[]),
    startWall,
    own: {
      row,
      start: new Date(row.start_time),
      end: row.end_time === null ? undefined : new Date(row.end_time),
      date: startWall.slice(0, 10),
      isBase: true,
    },
    duration: measureDuration(row),
    lastStart:
      row.recurrence_end === null
        ? Number.POSITIVE_INFINITY
        : Math.max(Date.parse(row.recurrence_end), Date.parse(row.start_time)),
    bases: new Map(),
  };
  known.set(row, made);
  return made;
}

export const exceptionsOf = (row: EventRow) => knownOf(row).exceptions;

/** The wall clock at the start of the series, in the zone in which it repeats. */
const startWallOf = (row: EventRow) =>
  row.start_date === null ? toWall(new Date(row.start_time), row.time_zone) : `${row.start_date}T00:00:00`;

/** How long an event lasts, ms; 0 when it has no end, and a whole day for an all-day event. */
export const durationOf = (row: EventRow): number => knownOf(row).duration;

function measureDuration(row: EventRow): number {
  if (row.end_time !== null) return Date.parse(row.end_time) - Date.parse(row.start_time);
  return row.is_all_day === 1 ? 86_400_000 : 0;
}

/** Whether something from `start`, lasting `duration` ms, is in the range or reaches into it. Both bounds belong to it. */
function isWithin(start: number, duration: number, { from, to }: TimeRange): boolean {
  if (start > to.getTime()) return false;
  return start >= from.getTime() || start + duration > from.getTime();
}

/** The event itself, on its own date. */
export const asOccurrence = (row: EventRow): Occurrence => knownOf(row).own;

/**
 * The dates of an event in a range, earliest first, at most 1000. `zone` is the owner's, in which days begin.
 */
export function expand(row: EventRow, range: TimeRange, zone: string): Occurrence[] {
  const { rule, exceptions, duration, lastStart } = knownOf(row);
  const from = new Date(range.from.getTime() - duration - slack(row));
  if (lastStart < from.getTime()) return [];
  const base = baseOf(row, zone);
  if (!base) return [];
  // As numbers: a list looks at a thousand dates, and comparing Date with Date is slow.
  const first = base.start.getTime();
  const found = isWithin(first, duration, range) ? [base] : [];
  if (!rule) return found;
  const to = lastOf(row, range.to);
  const last = row.recurrence_end === null ? to.getTime() : Date.parse(row.recurrence_end);
  for (const date of datesOfSeries(row, rule, { ...seriesOf(row), from, to, exceptions }, zone)) {
    const start = date.start.getTime();
    if (start > first && start <= last && isWithin(start, duration, range)) found.push(date);
    if (found.length > mostDates) break;
  }
  return found;
}

const datesOfSeries = rememberSeries((row, wall, zone): Occurrence => dateAt(row, wall, zone, false));

/** The date of the series on a day of the event's zone. */
export function findOnDay(row: EventRow, day: string, zone: string): Occurrence | undefined {
  const range = { from: startOfDay(addDays(day, -2), zone), to: startOfDay(addDays(day, 3), zone) };
  return expand(row, range, zone).find(({ date }) => date === day);
}

/** The first date that was not removed, which shows a series as one entry; undefined when none is left. */
export function baseOf(row: EventRow, zone: string): Occurrence | undefined {
  const { bases } = knownOf(row);
  if (!bases.has(zone)) bases.set(zone, firstDate(row, zone));
  return bases.get(zone);
}

function firstDate(row: EventRow, zone: string): Occurrence | undefined {
  const { own, rule, exceptions } = knownOf(row);
  if (!exceptions.has(own.date)) return own;
  if (!rule) return undefined;
  const end = lastOf(row, undefined);
  let after = own.start;
  for (let turn = 0; turn <= exceptions.size; turn += 1) {
    const wall = nextOccurrence(rule, { ...seriesOf(row), after });
    if (wall === undefined) return undefined;
    const found = dateAt(row, wall, zone, true);
    if (end && found.start > end) return undefined;
    if (!exceptions.has(found.date)) return found;
    after = toInstant(wall, row.time_zone);
  }
  return undefined;
}

const seriesOf = (row: EventRow) => ({ startWall: knownOf(row).startWall, zone: row.time_zone });

/** An all-day date begins at midnight of the owner's zone, which may lie up to a day from that of the event's. */
const slack = (row: EventRow) => (row.is_all_day === 1 ? 86_400_000 : 0);

function lastOf(row: EventRow, to: Date): Date;
function lastOf(row: EventRow, to: Date | undefined): Date | undefined;
function lastOf(row: EventRow, to: Date | undefined): Date | undefined {
  if (row.recurrence_end === null) return to && new Date(to.getTime() + slack(row));
  const end = new Date(row.recurrence_end);
  return to && to < end ? new Date(to.getTime() + slack(row)) : end;
}

function dateAt(row: EventRow, wall: string, zone: string, isBase: boolean): Occurrence {
  const date = wall.slice(0, 10);
  if (row.start_date !== null) {
    const days = row.end_date === null ? undefined : daysBetween(row.start_date, row.end_date);
    const end = days === undefined ? undefined : startOfDay(addDays(date, days), zone);
    return { row, start: startOfDay(date, zone), end, date, isBase };
  }
  const start = toInstant(wall, row.time_zone);
  const end = row.end_time === null ? undefined : new Date(start.getTime() + durationOf(row));
  return { row, start, end, date, isBase };
}

const daysBetween = (from: string, to: string) =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

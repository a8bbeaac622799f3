import { occurrences, parseRule, type Rule } from '../../../lib/recurrence.ts';
import { addDays, localDate, startOfDay, toInstant } from '../../../lib/time-zone.ts';
import { contentLine, dateValue, utcValue, wallValue } from './content-line.ts';

/** A series as the calendar knows it. */
export type Repetition = {
  rule: string | null;
  /** Last moment of the series besides what the rule itself says. */
  end: string | null;
  /** Wall time of the first date. */
  startWall: string;
  /** Zone in which it repeats. */
  zone: string;
  isAllDay: boolean;
  /** Removed days, `YYYY-MM-DD`. */
  removed: readonly string[];
};

/** Beyond this a COUNT is not compared with another end of the series. */
const mostCounted = 5000;
/** Most dates of one day. */
const mostOfDay = 1440;

/** RRULE and EXDATE of a series; nothing when there is no rule that can be read. */
export function recurrenceLines(series: Repetition): string {
  const rule = series.rule === null ? undefined : parseRule(series.rule);
  if (!rule) return '';
  return (
    contentLine('RRULE', [rule.text, limitOf(rule, series)].filter(Boolean).join(';')) +
    removedLines(rule, series)
  );
}

/** COUNT and UNTIL must not stand together (RFC 5545, 3.3.10): of two ends the earlier one is given. */
function limitOf(rule: Rule, series: Repetition): string {
  const ends = [untilOf(rule, series.zone), series.end === null ? undefined : new Date(series.end)];
  const end = ends.flatMap((one) => one ?? []).sort((a, b) => a.getTime() - b.getTime())[0];
  if (rule.count !== undefined && (!end || isCountFirst(rule, rule.count, series, end)))
    return `COUNT=${rule.count}`;
  if (!end) return '';
  return `UNTIL=${series.isAllDay ? dateValue(localDate(end, series.zone)) : utcValue(end)}`;
}

function untilOf({ until }: Rule, zone: string): Date | undefined {
  if (!until) return undefined;
  if (until.kind === 'date') return new Date(startOfDay(addDays(until.text, 1), zone).getTime() - 1000);
  return until.kind === 'instant' ? new Date(until.text) : toInstant(until.text, zone);
}

function isCountFirst(rule: Rule, count: number, { startWall, zone }: Repetition, end: Date): boolean {
  if (count > mostCounted) return false;
  const from = toInstant(startWall, zone);
  return occurrences(rule, { startWall, zone, from, to: end, limit: count }).length >= count;
}

/** A removed day may have held several dates; each is named by its time. */
function removedLines(rule: Rule, { startWall, zone, isAllDay, removed }: Repetition): string {
  if (removed.length === 0) return '';
  if (isAllDay) return contentLine('EXDATE;VALUE=DATE', removed.map(dateValue).join(','));
  const walls = removed.flatMap((day) => {
    const from = startOfDay(day, zone);
    const to = new Date(startOfDay(addDays(day, 1), zone).getTime() - 1);
    const found = occurrences(rule, { startWall, zone, from, to, limit: mostOfDay });
    return startWall.startsWith(day) ? [...new Set([startWall, ...found])] : found;
  });
  return walls.length > 0 ? contentLine(`EXDATE;TZID=${zone}`, walls.map(wallValue).join(',')) : '';
}

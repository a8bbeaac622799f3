import { toInstant } from '../../lib/time-zone.ts';
import { type Day, dateOf, daysInMonth, isoOf, nthWeekday, weekdayOf } from './calendar.ts';
import type { Draft } from './draft.ts';
import type { Repeat } from './meaning.ts';
import { compareMoments, type Moment, wallOf } from './moment.ts';
import { codeOf, dayCodes, isOpen, ruleText, withDay } from './repeats.ts';
import { addAmount } from './rules.ts';
import { endSeconds, type Now, plusSeconds, startSeconds } from './times.ts';
import type { When } from './when.ts';

function matchesDayCode(code: string, day: Day): boolean {
  const name = code.slice(-2);
  if (codeOf(weekdayOf(day)) !== name) return false;
  const nth = Number(code.slice(0, -2));
  if (nth === 0) return true;
  const { year, month } = dateOf(day);
  return nthWeekday(year, month, dayCodes.indexOf(name as (typeof dayCodes)[number]), nth) === day;
}

/** Whether the rule, begun on the right day, has an occurrence on this one. */
function fallsOn({ byDay, byMonthDay, byMonth }: Repeat, day: Day): boolean {
  const { year, month, day: dayOfMonth } = dateOf(day);
  if (byMonth !== undefined && byMonth !== month) return false;
  if (byDay && !byDay.some((code) => matchesDayCode(code, day))) return false;
  if (!byMonthDay) return byMonth === undefined || byDay !== undefined || dayOfMonth === 1;
  const last = daysInMonth(year, month);
  return byMonthDay.some((wanted) => dayOfMonth === (wanted > 0 ? wanted : last + 1 + wanted));
}

const longestSearch = 8 * 366;

function firstOccurrence(
  repeat: Repeat,
  from: Day,
  seconds: number | undefined,
  now: Moment,
): Moment | undefined {
  for (let day = from; day < from + longestSearch; day += 1) {
    const moment = { day, seconds: seconds ?? 0 };
    const ahead = seconds === undefined ? day > now.day || from > now.day : compareMoments(moment, now) > 0;
    if (ahead && fallsOn(repeat, day)) return moment;
  }
  return undefined;
}

/** Rules that leave their first day open: every 3 days, every hour. */
function leavesStartOpen(repeat: Repeat): boolean {
  return isOpen(repeat) && !(repeat.frequency === 'DAILY' && repeat.interval === 1);
}

interface Bounds {
  readonly from: Day | undefined;
  /** The last day, itself included. */
  readonly until: Day | undefined;
}

function boundsOf({ meaning, ending, dayLead }: Draft, used: boolean, { moment }: Now): Bounds {
  const frame = { today: moment.day, after: moment.day };
  const period = meaning.period?.rule(frame);
  if (period && dayLead === 'until') return { from: undefined, until: period.first - 1 };
  if (period) return { from: Math.max(period.first, moment.day), until: period.end - 1 };
  const day = used ? undefined : meaning.day?.rule(frame);
  const isUntil = dayLead === 'until' || dayLead === 'deadline';
  const last = (ending?.day ?? meaning.lastDay)?.rule({ today: moment.day, after: day ?? moment.day });
  return { from: isUntil ? undefined : day, until: isUntil ? day : last };
}

function untilText(day: Day, allDay: boolean, timeZone: string): string {
  if (allDay) return isoOf(day).replaceAll('-', '');
  const instant = toInstant(`${isoOf(day)}T23:59:59`, timeZone).toISOString();
  return `${instant.slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

function endOf({ meaning, ending }: Draft, start: Moment, timeZone: string): Moment | undefined {
  const endClock = meaning.endClock ?? ending?.clock;
  if (endClock) return { day: start.day, seconds: endSeconds(endClock, start.seconds) };
  return meaning.duration?.seconds ? plusSeconds(start, meaning.duration.seconds, timeZone) : undefined;
}

/**
 * A recurrence with its first occurrence after now. UNTIL, where the text names an end, is a date for all-day rules and
 * else a UTC time (RFC 5545, 3.3.10).
 */
export function resolveRepeat(
  draft: Draft,
  repeat: Repeat,
  now: Now,
  extras: Pick<When, 'spans' | 'approximate' | 'durationMinutes'>,
): When | undefined {
  const { day, duration } = draft.meaning;
  const extended = day && draft.dayLead !== 'until' ? withDay(repeat, day) : undefined;
  const rule = extended ?? repeat;
  const { from, until } = boundsOf(draft, extended !== undefined, now);
  const seconds = startSeconds(draft.meaning, now.hints);
  const allDay = seconds === undefined;
  const open = leavesStartOpen(rule) && from === undefined && allDay;
  const start = open ? undefined : firstOccurrence(rule, from ?? now.moment.day, seconds, now.moment);
  const length = duration && duration.seconds === 0 ? addAmount(from ?? now.moment.day, duration) : undefined;
  const last = until ?? (length === undefined ? undefined : length - (from === undefined ? 0 : 1));
  const end = start && !allDay ? endOf(draft, start, now.timeZone) : undefined;
  return {
    ...(start && { start: allDay ? isoOf(start.day) : wallOf(start) }),
    ...(end && { end: wallOf(end) }),
    allDay,
    recurrence:
      last === undefined
        ? ruleText(rule)
        : `${ruleText(rule)};UNTIL=${untilText(last, allDay, now.timeZone)}`,
    role: 'recurrence',
    ...extras,
  };
}

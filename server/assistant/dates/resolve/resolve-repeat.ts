import { toInstant } from '../../../lib/time-zone.ts';
import { type Day, isoOf } from '../meaning/calendar.ts';
import type { Repeat } from '../meaning/meaning.ts';
import { isOpen, ruleText, withDay } from '../meaning/repeats.ts';
import { addAmount } from '../meaning/rules.ts';
import type { When } from '../when.ts';
import type { Draft } from './draft.ts';
import { type Moment, wallOf } from './moment.ts';
import { firstDayOf, firstTimeOf } from './occurrences.ts';
import { endSeconds, type Now, plusSeconds, startSeconds } from './times.ts';

/** The first and the last day the text allows; both are included, either may be open. */
interface Bounds {
  readonly from?: Day | undefined;
  readonly until?: Day | undefined;
}

/** Rules that leave their first day open: every 3 days, every hour. */
function leavesStartOpen(repeat: Repeat): boolean {
  return isOpen(repeat) && !(repeat.frequency === 'DAILY' && repeat.interval === 1);
}

/** "Every day next week", "every Monday until June", "daily from next week". */
function boundsOfPeriod({ meaning: { period }, dayLead }: Draft, today: Day): Bounds | undefined {
  if (!period) return undefined;
  const { first, end } = period.rule({ today, after: today });
  if (dayLead === 'until') return { until: first - 1 };
  const from = Math.max(first, today);
  return dayLead === 'from' ? { from } : { from, until: end - 1 };
}

/** "Every week from Monday", "every day until Friday". */
function boundsOfDay({ meaning, ending, dayLead }: Draft, today: Day, isPartOfRule: boolean): Bounds {
  const day = isPartOfRule ? undefined : meaning.day?.rule({ today, after: today });
  const last = (ending?.day ?? meaning.lastDay)?.rule({ today, after: day ?? today });
  return dayLead === 'until' || dayLead === 'deadline' ? { until: day } : { from: day, until: last };
}

/** "For two weeks": the last day is the one before the same day again. */
function lastDayAfter({ meaning: { duration } }: Draft, from: Day): Day | undefined {
  return duration && duration.seconds === 0 ? addAmount(from, duration) - 1 : undefined;
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

function timedOccurrence(
  draft: Draft,
  rule: Repeat,
  from: Day,
  seconds: number,
  now: Now,
): Pick<When, 'start' | 'end'> {
  const start = firstTimeOf(rule, from, seconds, now.moment);
  const end = start && endOf(draft, start, now.timeZone);
  return { ...(start && { start: wallOf(start) }), ...(end && { end: wallOf(end) }) };
}

function dayOccurrence(rule: Repeat, from: Day | undefined, today: Day): Pick<When, 'start'> {
  if (from === undefined && leavesStartOpen(rule)) return {};
  const start = firstDayOf(rule, from === undefined || from <= today ? today + 1 : from);
  return start === undefined ? {} : { start: isoOf(start) };
}

/**
 * A recurrence with its first occurrence after now. UNTIL, where the text names an end, is a date for all-day rules and
 * else a UTC time (RFC 5545, 3.3.10).
 */
export function resolveRepeat(draft: Draft, repeat: Repeat, now: Now): Omit<When, 'spans' | 'approximate'> {
  const { day } = draft.meaning;
  const today = now.moment.day;
  const withNamedDay = day && draft.dayLead !== 'until' ? withDay(repeat, day) : undefined;
  const rule = withNamedDay ?? repeat;
  const bounds = boundsOfPeriod(draft, today) ?? boundsOfDay(draft, today, withNamedDay !== undefined);
  const seconds = startSeconds(draft.meaning, now.hints);
  const allDay = seconds === undefined;
  const occurrence = allDay
    ? dayOccurrence(rule, bounds.from, today)
    : timedOccurrence(draft, rule, bounds.from ?? today, seconds, now);
  const last = bounds.until ?? lastDayAfter(draft, bounds.from ?? today + Number(allDay));
  const until = last === undefined ? '' : `;UNTIL=${untilText(last, allDay, now.timeZone)}`;
  return { ...occurrence, allDay, recurrence: ruleText(rule) + until, role: 'recurrence' };
}

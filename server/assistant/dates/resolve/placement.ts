import { toWall } from '../../../lib/time-zone.ts';
import { type Day, mondayOf } from '../meaning/calendar.ts';
import type { Amount, Clock, Meaning, Period } from '../meaning/meaning.ts';
import { addAmount, comingWeekday, dayOfMonth } from '../meaning/rules.ts';
import type { Draft } from './draft.ts';
import { compareMoments, type Moment, momentOf, settle } from './moment.ts';
import { endSeconds, type Now, plusSeconds, startSeconds } from './times.ts';

/** Where an expression lies on the calendar; `end` is exclusive and later than `start`. */
export interface Placement {
  readonly start: Moment;
  readonly end?: Moment;
  readonly allDay: boolean;
}

/** The days that were named; `end` is exclusive and missing for a single day. */
interface Days {
  readonly first: Day;
  readonly end?: Day;
}

function isWholeDays({ seconds }: Amount): boolean {
  return seconds === 0;
}

/** "Next week … on Thursday", "next month … from the 5th to the 7th". */
function withinPeriod({ meaning: { day, lastDay }, ending }: Draft, period: Period): Days {
  if (!day) return period;
  const before = period.first - 1;
  const { rule } = day.weekday === undefined ? dayOfMonth(day.dayOfMonth ?? 1) : comingWeekday(day.weekday);
  const first = rule({ today: before, after: before });
  if (first === undefined || first >= period.end) return period;
  const last = (lastDay ?? ending?.day)?.rule({ today: before, after: first });
  return { first, ...(last !== undefined && last > first && { end: last + 1 }) };
}

function daysFromNow({ day }: Meaning, offset: Amount, today: Day): Days {
  const target = addAmount(today, offset);
  return { first: day?.weekday === undefined ? target : mondayOf(target) + day.weekday };
}

/** `undefined` when only a time was named, `null` when the day does not exist. */
function namedDays(draft: Draft, { moment: { day: today } }: Now): Days | null | undefined {
  const { meaning, ending } = draft;
  const { day, lastDay = ending?.day, period, offset } = meaning;
  const frame = { today, after: today };
  if (period) return withinPeriod(draft, period.rule(frame));
  if (offset) return daysFromNow(meaning, offset, today);
  if (!day) return undefined;
  const first = day.rule(frame);
  if (first === undefined) return null;
  const last = lastDay?.rule({ today, after: first });
  return last === undefined || last < first ? { first } : { first, end: last + 1 };
}

function afterDuration(start: Moment, duration: Amount, timeZone: string): Moment {
  const moved = { day: addAmount(start.day, duration), seconds: start.seconds };
  return isWholeDays(duration) ? moved : plusSeconds(moved, duration.seconds, timeZone);
}

/** "From Monday 9am to Wednesday noon", "from 8pm until noon". */
function endAt(clock: Clock, start: Moment, days: Days | undefined, now: Now): Moment {
  const lastDay = days?.end === undefined ? start.day : days.end - 1;
  const seconds =
    lastDay === start.day ? endSeconds(clock, start.seconds) : settle(clock, undefined, now.hints);
  return { day: lastDay, seconds };
}

function timedEnd(
  { meaning, ending }: Draft,
  start: Moment,
  days: Days | undefined,
  now: Now,
): Moment | undefined {
  if (meaning.endClock) return { day: start.day, seconds: endSeconds(meaning.endClock, start.seconds) };
  if (ending?.clock) return endAt(ending.clock, start, days, now);
  if (meaning.duration) return afterDuration(start, meaning.duration, now.timeZone);
  return days?.end === undefined || meaning.period ? undefined : { day: days.end, seconds: 0 };
}

function timed(draft: Draft, start: Moment, days: Days | undefined, now: Now): Placement {
  const end = timedEnd(draft, start, days, now);
  return { start, allDay: false, ...(end && compareMoments(end, start) > 0 && { end }) };
}

function allDay({ meaning: { duration } }: Draft, { first, end }: Days): Placement {
  const start = { day: first, seconds: 0 };
  const length = duration && isWholeDays(duration) ? addAmount(first, duration) : undefined;
  const last = end ?? length ?? first;
  return { start, allDay: true, ...(last > first && { end: { day: last, seconds: 0 } }) };
}

/** A point on the time line: "in 2 hours", or an ISO time with its offset. */
function instantStart({ instant, offset }: Meaning, { moment, timeZone }: Now): Moment | undefined {
  if (instant) return momentOf(toWall(instant, timeZone));
  return offset && !isWholeDays(offset) ? afterDuration(moment, offset, timeZone) : undefined;
}

/** A bare time is its next occurrence: today if still ahead, else tomorrow. */
function nextOccurrence(seconds: number, { moment }: Now): Moment {
  const today = { day: moment.day, seconds };
  return compareMoments(today, moment) > 0 ? today : { day: moment.day + 1, seconds };
}

/** "Tomorrow until noon": the only time that was named is not the end of anything, but all there is. */
function withTimeAsStart(draft: Draft): Draft {
  const { meaning, ending } = draft;
  if (meaning.clock || meaning.part || !ending?.clock || ending.day) return draft;
  return { ...draft, meaning: { ...meaning, clock: ending.clock }, ending: undefined, lead: 'until' };
}

/** Finds the place of a draft on the calendar; `undefined` when it has none, such as 30 February. */
export function placeOf(drafted: Draft, now: Now): Placement | undefined {
  const draft = withTimeAsStart(drafted);
  const instant = instantStart(draft.meaning, now);
  if (instant) return timed(draft, instant, undefined, now);
  const days = namedDays(draft, now);
  if (days === null) return undefined;
  const seconds = startSeconds(draft.meaning, now.hints) ?? (draft.ending?.clock && 0);
  if (seconds === undefined) return days && allDay(draft, days);
  return timed(draft, days ? { day: days.first, seconds } : nextOccurrence(seconds, now), days, now);
}

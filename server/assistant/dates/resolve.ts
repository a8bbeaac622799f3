import { toWall } from '../../lib/time-zone.ts';
import { type Day, isoOf, mondayOf } from './calendar.ts';
import type { Draft } from './draft.ts';
import type { Amount, Meaning } from './meaning.ts';
import { compareMoments, type Moment, momentOf, settle, wallOf } from './moment.ts';
import { resolveRepeat } from './resolve-repeat.ts';
import { addAmount, comingWeekday, dayOfMonth } from './rules.ts';
import { endSeconds, type Now, plusSeconds, startSeconds } from './times.ts';
import type { Role, When } from './when.ts';

/** Where an expression lies on the calendar. Without `seconds` it is whole days; `end` is exclusive. */
export interface Placed {
  readonly start: Moment;
  readonly end?: Moment;
  readonly allDay: boolean;
}

function isWholeDays({ seconds }: Amount): boolean {
  return seconds === 0;
}

/** The day or days that were named; `undefined` when only a time was. */
function namedDays(
  { meaning, ending }: Draft,
  { moment }: Now,
): { first: Day; end?: Day } | undefined | 'impossible' {
  const { day, lastDay = ending?.day, period, offset } = meaning;
  const frame = { today: moment.day, after: moment.day };
  if (period) return withinPeriod(meaning, period.rule(frame));
  if (offset && isWholeDays(offset)) {
    const weekday = day?.weekday;
    const target = addAmount(moment.day, offset);
    return { first: weekday === undefined ? target : mondayOf(target) + weekday };
  }
  if (!day) return undefined;
  const first = day.rule(frame);
  if (first === undefined) return 'impossible';
  const last = lastDay?.rule({ today: moment.day, after: first });
  return last === undefined || last < first ? { first } : { first, end: last + 1 };
}

/** "Next week … on Thursday", "next month … on the 5th". */
function withinPeriod({ day }: Meaning, { first, end }: { first: Day; end: Day }): { first: Day; end?: Day } {
  if (!day) return { first, end };
  const frame = { today: first - 1, after: first - 1 };
  const rule = day.weekday !== undefined ? comingWeekday(day.weekday) : dayOfMonth(day.dayOfMonth ?? 1);
  const found = rule.rule(frame);
  return found !== undefined && found < end ? { first: found } : { first, end };
}

function timedEnd(
  draft: Draft,
  now: Now,
  start: Moment,
  days: { end?: Day } | undefined,
): Moment | undefined {
  const { endClock, duration } = draft.meaning;
  if (endClock) return { day: start.day, seconds: endSeconds(endClock, start.seconds) };
  if (draft.ending?.clock) {
    const lastDay = days?.end === undefined ? undefined : days.end - 1;
    if (lastDay === undefined || lastDay === start.day)
      return { day: start.day, seconds: endSeconds(draft.ending.clock, start.seconds) };
    return { day: lastDay, seconds: settle(draft.ending.clock, undefined, now.hints) };
  }
  if (duration) {
    if (duration.seconds === 0) return { day: addAmount(start.day, duration), seconds: start.seconds };
    return plusSeconds(
      { day: addAmount(start.day, duration), seconds: start.seconds },
      duration.seconds,
      now.timeZone,
    );
  }
  return days?.end !== undefined && !draft.meaning.period ? { day: days.end, seconds: 0 } : undefined;
}

function placeAllDay({ meaning: { duration } }: Draft, first: Day, end: Day | undefined): Placed {
  const start = { day: first, seconds: 0 };
  const length = duration && isWholeDays(duration) ? addAmount(first, duration) : undefined;
  const last = end ?? length;
  return {
    start,
    allDay: true,
    ...(last !== undefined && last > first && { end: { day: last, seconds: 0 } }),
  };
}

/** A bare time is its next occurrence: today if still ahead, else tomorrow. */
function nextOccurrence(seconds: number, { moment }: Now): Moment {
  const today = { day: moment.day, seconds };
  return compareMoments(today, moment) > 0 ? today : { day: moment.day + 1, seconds };
}

/** A point on the time line: "in 2 hours", or an ISO time with its offset. */
function instantStart({ instant, offset }: Meaning, { moment, timeZone }: Now): Moment | undefined {
  if (instant) return momentOf(toWall(instant, timeZone));
  if (!offset || isWholeDays(offset)) return undefined;
  return plusSeconds(
    { day: addAmount(moment.day, offset), seconds: moment.seconds },
    offset.seconds,
    timeZone,
  );
}

function place(draft: Draft, now: Now): Placed | undefined {
  const { meaning } = draft;
  const instant = instantStart(meaning, now);
  if (instant) {
    const end = timedEnd(draft, now, instant, undefined);
    return { start: instant, allDay: false, ...(end && { end }) };
  }
  const days = namedDays(draft, now);
  if (days === 'impossible') return undefined;
  const seconds =
    startSeconds(meaning, now.hints) ??
    (draft.ending?.clock && settle(draft.ending.clock, undefined, now.hints));
  if (seconds === undefined) return days && placeAllDay(draft, days.first, days.end);
  const start = days ? { day: days.first, seconds } : nextOccurrence(seconds, now);
  const end = timedEnd(draft, now, start, days);
  return { start, allDay: false, ...(end && compareMoments(end, start) > 0 && { end }) };
}

function roleOf({ lead, ending, meaning }: Draft, { end }: Placed): Role {
  if (lead === 'deadline' && !(end && (meaning.endClock || ending))) return 'deadline';
  if (end) return 'range';
  return lead === 'from' || lead === 'until' ? lead : 'at';
}

function minutesOf({ months, days, seconds }: Amount): number | undefined {
  const minutes = Math.round(days * 1440 + seconds / 60);
  return months === 0 && minutes > 0 ? minutes : undefined;
}

function isOnCalendar({ day }: Moment): boolean {
  return day >= -719_162 && day <= 2_932_896;
}

function written(moment: Moment, allDay: boolean): string {
  return allDay ? isoOf(moment.day) : wallOf(moment);
}

/** Finds the place of a draft on the calendar; `undefined` when it has none, such as 30 February. */
export function resolve(draft: Draft, now: Now): When | undefined {
  const { meaning, spans } = draft;
  const durationMinutes = meaning.duration && minutesOf(meaning.duration);
  const extras = { spans, ...(durationMinutes !== undefined && { durationMinutes }) };
  const approximate = meaning.part !== undefined && meaning.clock === undefined;
  if (meaning.repeat) return resolveRepeat(draft, meaning.repeat, now, { ...extras, approximate });
  const placed = place(draft, now);
  if (!placed)
    return durationMinutes === undefined
      ? undefined
      : { allDay: false, role: 'duration', approximate: false, ...extras };
  if (!isOnCalendar(placed.start) || (placed.end && !isOnCalendar(placed.end))) return undefined;
  return {
    start: written(placed.start, placed.allDay),
    ...(placed.end && { end: written(placed.end, placed.allDay) }),
    allDay: placed.allDay,
    role: roleOf(draft, placed),
    approximate,
    ...extras,
  };
}

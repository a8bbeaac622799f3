import type { EventRow } from '../../features/events/events.ts';
import { addDays, localDate, withOffset } from '../../lib/time-zone.ts';
import { parseTimestamp } from '../../lib/timestamps.ts';
import type { WishParameters } from '../wish.ts';
import { given } from './given.ts';

type Times = Pick<WishParameters, 'start_time' | 'end_time' | 'duration' | 'keeps_day'>;
type Changes = Times & Pick<WishParameters, 'shift_minutes' | 'extend_minutes'>;
type Moved = { start_time?: string; end_time?: string | null; is_all_day?: boolean };

const minute = 60_000;
/** Length of a text that names a day and no time. */
const dayLength = 10;

/**
 * When something ends that starts at `startsAt`, as a text for the HTTP schemas. An end before the start is a slip of
 * the model and no end at all.
 */
export function endOf({ end_time, duration }: Times, startsAt: Date, zone: string): string | undefined {
  if (end_time !== undefined && parseTimestamp(end_time, zone) > startsAt) return end_time;
  return duration === undefined ? undefined : later(startsAt, duration * minute);
}

/** Minutes of a day, and of an event without an end. */
export const dayMinutes = 1440;
const usualMinutes = 30;

/** A time moved by some minutes: by whole days on the calendar, so that it keeps its hour across a clock change. */
export function shifted(at: Date, minutes: number, zone: string): Date {
  if (minutes % dayMinutes !== 0) return new Date(at.getTime() + minutes * minute);
  const wall = withOffset(at, zone).slice(dayLength, 19);
  return parseTimestamp(addDays(localDate(at, zone), minutes / dayMinutes) + wall, zone);
}

/** What "an hour later" and "half an hour longer" are in times. A whole day has no hours to be moved by. */
function fromDistances(before: EventRow, { shift_minutes, extend_minutes }: Changes, zone: string): Times {
  const isTimed = before.is_all_day === 0;
  const was = new Date(before.start_time);
  const moves = shift_minutes !== undefined && (isTimed || shift_minutes % dayMinutes === 0);
  const start_time = moves ? shifted(was, shift_minutes, zone).toISOString() : undefined;
  if (extend_minutes === undefined || !isTimed) return { start_time };
  const ended =
    before.end_time === null ? was.getTime() + usualMinutes * minute : Date.parse(before.end_time);
  return { start_time, end_time: new Date(ended + extend_minutes * minute).toISOString() };
}

/**
 * The new times of an event. Moving keeps its length, a bare new day keeps its hour, a bare new hour its day, and a time
 * of day makes a whole day a timed event.
 */
export function movedTimes(before: EventRow, times: Changes, zone: string): Moved {
  const said = onItsDay(before, times, zone);
  const isSaid = Object.values(said).some((time) => time !== undefined);
  const { start_time, end_time, duration } = isSaid ? said : fromDistances(before, times, zone);
  if (start_time === undefined && end_time === undefined && duration === undefined) return {};
  const wasAt = new Date(before.start_time);
  const startsAt = start_time === undefined ? wasAt : newStart(before, start_time, zone);
  const becomesTimed = before.is_all_day === 1 && start_time !== undefined && start_time.length > dayLength;
  const ends = endOf({ end_time, duration }, startsAt, zone) ?? keptEnd(before, startsAt, becomesTimed);
  return {
    start_time: startsAt.toISOString(),
    ...given({ end_time: ends }),
    ...(becomesTimed && { is_all_day: false }),
  };
}

/** Times of which only the hour was said, on the day on which an event is. */
export function onItsDay(
  { start_time: was }: Pick<EventRow, 'start_time'>,
  times: Times,
  zone: string,
): Times {
  const { start_time, end_time, duration } = times;
  if (!times.keeps_day || start_time === undefined) return { start_time, end_time, duration };
  const [day, said] = [localDate(new Date(was), zone), start_time.slice(0, dayLength)];
  const moved = (time: string) =>
    addDays(day, daysBetween(said, time.slice(0, dayLength))) + time.slice(dayLength);
  return { start_time: moved(start_time), end_time: end_time && moved(end_time), duration };
}

const daysBetween = (from: string, to: string) =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

function newStart(before: EventRow, start: string, zone: string): Date {
  const keepsHour = start.length === dayLength && before.is_all_day === 0;
  const wall = withOffset(new Date(before.start_time), zone).slice(10, 19);
  return parseTimestamp(keepsHour ? start + wall : start, zone);
}

/** The end that the old length gives; a timed event that was a whole day has none. */
function keptEnd(before: EventRow, startsAt: Date, becomesTimed: boolean): string | null | undefined {
  if (becomesTimed) return null;
  if (before.end_time === null) return undefined;
  return later(startsAt, Date.parse(before.end_time) - Date.parse(before.start_time));
}

const later = (at: Date, milliseconds: number) => new Date(at.getTime() + milliseconds).toISOString();

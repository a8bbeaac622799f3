import { toInstant, toWall } from '../../../lib/time-zone.ts';
import type { Clock, HourHints, Meaning } from '../meaning/meaning.ts';
import { type Moment, momentOf, readingsOf, settle, wallOf } from './moment.ts';

const daySeconds = 86_400;

/** All that resolving needs to know about now. */
export interface Now {
  readonly timeZone: string;
  readonly moment: Moment;
  readonly hints: HourHints;
}

/** Later on the time line, so that the wall clock may move further across a clock change. */
export function plusSeconds(start: Moment, seconds: number, timeZone: string): Moment {
  const instant = toInstant(wallOf(start), timeZone).getTime() + seconds * 1000;
  return momentOf(toWall(new Date(instant), timeZone));
}

/** "3 to 5pm": the latest reading of the start that lies before the end. */
function borrowed(clock: Clock, endClock: Clock): number {
  const end = endClock.hour * 3600 + endClock.minute * 60;
  const readings = readingsOf(clock);
  const before = readings.filter((seconds) => seconds < end);
  return (before.length > 0 ? before : readings).at(-1) ?? 0;
}

/** Seconds since midnight at which it starts; `undefined` without a time of day. */
export function startSeconds({ clock, endClock, part }: Meaning, hints: HourHints): number | undefined {
  if (!clock) return part && part.hour * 3600;
  if (endClock?.certain && !clock.certain && !part) return borrowed(clock, endClock);
  return settle(clock, part, hints);
}

/** The first reading of the end after the start, on the next day if need be. */
export function endSeconds(endClock: Clock, start: number): number {
  const readings = readingsOf(endClock);
  const candidates = [...readings, ...readings.map((seconds) => seconds + daySeconds)];
  return candidates.find((seconds) => seconds > start) ?? start + daySeconds;
}

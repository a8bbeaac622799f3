import { type Day, dayOfIso, isoOf } from '../meaning/calendar.ts';
import type { Clock, Half, HourHints, PartOfDay } from '../meaning/meaning.ts';

/** A day and seconds since its midnight; more than a day's worth carries over. */
export interface Moment {
  readonly day: Day;
  readonly seconds: number;
}

const noon = 12;

/** Hours on a 24-hour clock; 24 and above lie after midnight. */
const inPart: Readonly<Record<Half, (hour: number) => number>> = {
  morning: (hour) => hour % noon,
  midday: (hour) => (hour < 11 ? hour + noon : hour),
  evening: (hour) => hour + noon,
  night: (hour) => (hour < 5 ? hour + 2 * noon : hour + noon),
};

/** Without a part of the day: 1 to 6 are pm, 7 to 11 am unless the message speaks of an evening, 12 is noon. */
function withoutPart(hour: number, { evening, morning }: HourHints): number {
  if (hour === noon) return hour;
  if (hour <= 6) return morning ? hour : hour + noon;
  return evening ? hour + noon : hour;
}

/** Seconds since midnight. */
export function settle(
  { hour, minute, second, certain }: Clock,
  part: PartOfDay | undefined,
  hints: HourHints,
): number {
  const settled = certain ? hour : part ? inPart[part.half](hour) : withoutPart(hour, hints);
  return settled * 3600 + minute * 60 + second;
}

/** The two readings of an hour without am or pm, earlier first. */
export function readingsOf({ hour, minute, second, certain }: Clock): number[] {
  const rest = minute * 60 + second;
  return certain ? [hour * 3600 + rest] : [(hour % noon) * 3600 + rest, ((hour % noon) + noon) * 3600 + rest];
}

const daySeconds = 86_400;

export function normal({ day, seconds }: Moment): Moment {
  const days = Math.floor(seconds / daySeconds);
  return { day: day + days, seconds: seconds - days * daySeconds };
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

/** `YYYY-MM-DDTHH:MM:SS`. */
export function wallOf(moment: Moment): string {
  const { day, seconds } = normal(moment);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(twoDigits);
  return `${isoOf(day)}T${parts.join(':')}`;
}

export function momentOf(wall: string): Moment {
  const [hour = 0, minute = 0, second = 0] = wall.slice(11).split(':').map(Number);
  return { day: dayOfIso(wall), seconds: hour * 3600 + minute * 60 + second };
}

export function compareMoments(left: Moment, right: Moment): number {
  return (left.day - right.day) * daySeconds + left.seconds - right.seconds;
}

import type { Amount, Clock } from '../meaning/meaning.ts';
import { isMeasuredInTime } from './amounts.ts';

export type HalfDay = 'am' | 'pm';

/** As written: 0 and 13 to 24 leave no doubt, 1 to 12 lack their am or pm. */
export function clockOf(hour: number, minute = 0, second = 0): Clock | undefined {
  const fits = hour <= 24 && minute < 60 && second < 60 && (hour < 24 || minute + second === 0);
  return fits ? { hour, minute, second, certain: hour === 0 || hour > 12 } : undefined;
}

export const noon: Clock = { hour: 12, minute: 0, second: 0, certain: true };
export const midnight: Clock = { hour: 24, minute: 0, second: 0, certain: true };

export function certain(clock: Clock): Clock {
  return { ...clock, certain: true };
}

/** 13:00 pm is 13:00. */
export function inHalf(clock: Clock, half: HalfDay | undefined): Clock {
  if (!half || clock.hour === 0 || clock.hour > 12) return clock;
  return { ...clock, hour: (clock.hour % 12) + (half === 'pm' ? 12 : 0), certain: true };
}

/** "Ten past six", "quarter to five": `minutes` after the full hour, or before it when negative. */
export function around(hour: Clock, minutes: number, half?: HalfDay): Clock {
  const settled = inHalf(hour, half);
  if (minutes >= 0) return { ...settled, minute: minutes };
  const lower = !settled.certain && settled.hour === 1 ? 12 : (settled.hour + 23) % 24;
  return { ...settled, hour: lower, minute: 60 + minutes };
}

/** "Half an hour before noon". */
export function shiftedClock(hour: Clock, by: Amount, sign: number, half?: HalfDay): Clock | undefined {
  const settled = inHalf(hour, half);
  const minutes = settled.hour * 60 + sign * Math.round(by.seconds / 60);
  if (!settled.certain || !isMeasuredInTime(by) || by.days > 0 || minutes < 0) return undefined;
  const shifted = clockOf(Math.floor(minutes / 60), minutes % 60);
  return shifted && certain(shifted);
}

import { addDays, toInstant, toWall } from './time-zone.ts';

/** Whether the clock in `zone` is within hours written `22:00-07:00` (the end is outside), or `off` for never. */
export function isQuiet(now: Date, hours: string, zone: string): boolean {
  const { from, to } = boundsOf(hours);
  const time = toWall(now, zone).slice(11, 16);
  return from <= to ? time >= from && time < to : time >= from || time < to;
}

/** When the quiet hours that hold now are over. */
export function endOfQuiet(now: Date, hours: string, zone: string): Date {
  const { to } = boundsOf(hours);
  const wall = toWall(now, zone);
  const date = wall.slice(11, 16) < to ? wall.slice(0, 10) : addDays(wall.slice(0, 10), 1);
  return toInstant(`${date}T${to}`, zone);
}

/** Equal bounds hold no time at all. */
function boundsOf(hours: string): { from: string; to: string } {
  const [from = '', to = from] = hours === 'off' ? ['00:00'] : hours.split('-');
  return { from, to };
}

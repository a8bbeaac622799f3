import { offsetMinutes, toWall } from '../../../lib/time-zone.ts';
import { contentLine, wallValue } from './content-line.ts';

type Change = { at: number; from: number; to: number };

const probeMilliseconds = 28 * 86_400_000;

/** The instants at which the clock of a zone is moved, to the second, with its offsets in minutes. */
export function clockChanges(zone: string, first: Date, last: Date): Change[] {
  const offsetAt = (at: number) => offsetMinutes(new Date(at), zone);
  const changes: Change[] = [];
  for (let at = first.getTime(); at < last.getTime(); at += probeMilliseconds) {
    const [from, to] = [offsetAt(at), offsetAt(at + probeMilliseconds)];
    if (from === to) continue;
    let [before, after] = [at, at + probeMilliseconds];
    while (after - before > 1000) {
      const middle = before + Math.floor((after - before) / 2000) * 1000;
      if (offsetAt(middle) === from) before = middle;
      else after = middle;
    }
    changes.push({ at: after, from, to });
  }
  return changes;
}

/**
 * A zone's clock for readers that do not know its name (RFC 5545, 3.6.5): what it showed at first, and every change in the
 * time given, one by one, since the rules of a zone are not to be had from this system.
 */
export function timeZoneComponent(zone: string, first: Date, last: Date): string {
  const start = offsetMinutes(first, zone);
  const observances = [observance({ from: start, to: start }, [toWall(first, zone)])];
  const byOffsets = Map.groupBy(clockChanges(zone, first, last), ({ from, to }) => `${from} ${to}`);
  for (const changes of byOffsets.values()) {
    const [{ from, to } = { from: 0, to: 0 }] = changes;
    // The wall clock as it was before the change.
    const walls = changes.map(({ at }) => new Date(at + from * 60_000).toISOString().slice(0, 19));
    observances.push(observance({ from, to }, walls));
  }
  return [
    contentLine('BEGIN', 'VTIMEZONE'),
    contentLine('TZID', zone),
    ...observances,
    contentLine('END', 'VTIMEZONE'),
  ].join('');
}

function observance({ from, to }: { from: number; to: number }, walls: readonly string[]): string {
  const kind = to > from ? 'DAYLIGHT' : 'STANDARD';
  const [first = '', ...others] = walls.map(wallValue);
  return [
    contentLine('BEGIN', kind),
    contentLine('DTSTART', first),
    contentLine('TZOFFSETFROM', offsetValue(from)),
    contentLine('TZOFFSETTO', offsetValue(to)),
    // One property each, and the first once more: some readers see only the first of several values, and forget DTSTART.
    ...(others.length > 0 ? [first, ...others] : []).map((wall) => contentLine('RDATE', wall)),
    contentLine('END', kind),
  ].join('');
}

const offsetValue = (minutes: number): string => {
  const size = Math.abs(minutes);
  const digits = [Math.floor(size / 60), size % 60].map((part) => String(part).padStart(2, '0'));
  return `${minutes < 0 ? '-' : '+'}${digits.join('')}`;
};

import type { ReadDb } from '../../db/work.ts';
import { type Occurrence, occurrencesBetween } from '../../features/events/events.ts';
import { addDays, localDate, startOfDay, toInstant, toWall } from '../../lib/time-zone.ts';
import type { Span } from '../../lib/working-hours.ts';

const minute = 60_000;
/** What an event without an end takes. */
const usualLength = 30 * minute;
/** More than any calendar holds in the spans that are asked for here. */
const mostOccurrences = 5_000;

/** Something on the calendar with the time it takes. */
export type Taken = Span & { occurrence: Occurrence; isAllDay: boolean };

/** Everything on the calendar that takes some time of a span, earliest first. */
export async function takenIn(db: ReadDb, span: Span, zone: string): Promise<Taken[]> {
  // What has no end counts here, and so is asked for from where it may begin.
  const earliest = localDate(new Date(span.start.getTime() - usualLength), zone);
  const range = { from: startOfDay(earliest, zone), to: span.end };
  const found = await occurrencesBetween(db, range, zone, mostOccurrences);
  return found.map((occurrence) => taken(occurrence, zone)).filter((time) => overlap(time, span));
}

/** An event without end, or one that ends as it starts, counts as 30 minutes; an all-day one takes its days. */
function taken(occurrence: Occurrence, zone: string): Taken {
  const { start, end, row } = occurrence;
  const isAllDay = row.is_all_day === 1;
  if (end && end > start) return { occurrence, start, end, isAllDay };
  const nextDay = startOfDay(addDays(localDate(start, zone), 1), zone);
  return { occurrence, start, end: isAllDay ? nextDay : new Date(start.getTime() + usualLength), isAllDay };
}

export const overlap = (one: Span, other: Span) => one.start < other.end && other.start < one.end;

/** From a moment to the same time on the clock seven days later. */
export function weekFrom(start: Date, zone: string): Span {
  const wall = toWall(start, zone);
  return { start, end: toInstant(`${addDays(wall.slice(0, 10), 7)}${wall.slice(10)}`, zone) };
}

/** What is left of some spans, both in order of time. */
export function without(spans: readonly Span[], busy: readonly Span[]): Span[] {
  return spans.flatMap((span) => {
    const free: Span[] = [];
    let { start } = span;
    for (const time of busy) {
      if (time.end <= start || time.start >= span.end) continue;
      if (time.start > start) free.push({ start, end: time.start });
      start = time.end;
    }
    if (start < span.end) free.push({ start, end: span.end });
    return free;
  });
}

export const minutesOf = ({ start, end }: Span) => Math.round((end.getTime() - start.getTime()) / minute);

import { exactWithOffset } from '../../lib/time-zone.ts';
import type { Event } from './events.schema.ts';
import { baseOf, type EventRow, type Occurrence } from './series.ts';

/** A date of an event as clients get it, with times in the owner's zone. */
export function presentOccurrence({ row, start, end, date, isBase }: Occurrence, zone: string): Event {
  const isOccurrence = !isBase;
  // A first date that moved, since the original one was removed, must be told from that one when it is removed, too.
  const namesItsDay = isOccurrence || (date !== '' && start.toISOString() !== row.start_time);
  return {
    id: row.id,
    title: row.title,
    description: row.description ?? undefined,
    start_time: exactWithOffset(start, zone),
    end_time: end && exactWithOffset(end, zone),
    location: row.location ?? undefined,
    is_all_day: row.is_all_day === 1,
    reminder_minutes: row.reminder_minutes ?? undefined,
    recurrence_rule: row.recurrence_rule ?? undefined,
    recurrence_end:
      row.recurrence_end === null ? undefined : exactWithOffset(new Date(row.recurrence_end), zone),
    is_occurrence: isOccurrence,
    occurrence_date: namesItsDay ? date : undefined,
    recurring_event_id: isOccurrence ? row.id : undefined,
    tags: JSON.parse(row.tags) as string[],
    created_at: row.created_at,
    updated_at: row.updated_at,
  };
}

/** A whole event: a series stands on its first date that was not removed. */
export function presentEvent(row: EventRow, zone: string): Event {
  const base = baseOf(row, zone);
  const own = { row, start: new Date(row.start_time), end: undefined, date: '', isBase: true };
  return presentOccurrence(base ?? own, zone);
}

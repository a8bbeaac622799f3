import type { Selectable } from 'kysely';
import type { Schema } from '../../../db/schema.ts';
import { toWall } from '../../../lib/time-zone.ts';
import { contentLine, dateValue, textLine, textsLine, utcValue, wallValue } from './content-line.ts';
import { recurrenceLines } from './recurrence-lines.ts';

type Event = Omit<Selectable<Schema['events']>, 'sequence'>;

export const uidOf = (id: string) => `${id}@clawchat`;

/** Whether an event is written with the times of its zone, so that it repeats on the clock there. */
export const needsZone = (event: Pick<Event, 'recurrence_rule' | 'is_all_day'>) =>
  event.recurrence_rule !== null && event.is_all_day === 0;

/** An event as VEVENT (RFC 5545, 3.6.1). */
export function eventComponent(event: Event): string {
  const startWall = event.start_date ?? toWall(new Date(event.start_time), event.time_zone);
  return [
    contentLine('BEGIN', 'VEVENT'),
    contentLine('UID', uidOf(event.id)),
    contentLine('DTSTAMP', utcValue(event.updated_at)),
    contentLine('CREATED', utcValue(event.created_at)),
    contentLine('LAST-MODIFIED', utcValue(event.updated_at)),
    ...timeLines(event),
    recurrenceLines({
      rule: event.recurrence_rule,
      end: event.recurrence_end,
      startWall: event.start_date === null ? startWall : `${startWall}T00:00:00`,
      zone: event.time_zone,
      isAllDay: event.is_all_day === 1,
      removed: JSON.parse(event.recurrence_exceptions) as string[],
    }),
    textLine('SUMMARY', event.title),
    textLine('DESCRIPTION', event.description),
    textLine('LOCATION', event.location),
    textsLine('CATEGORIES', JSON.parse(event.tags) as string[]),
    alarm(event),
    contentLine('END', 'VEVENT'),
  ].join('');
}

function timeLines(event: Event): string[] {
  if (event.start_date !== null) {
    const end = event.end_date === null ? '' : contentLine('DTEND;VALUE=DATE', dateValue(event.end_date));
    return [contentLine('DTSTART;VALUE=DATE', dateValue(event.start_date)), end];
  }
  const line = (name: string, instant: string) =>
    needsZone(event)
      ? contentLine(`${name};TZID=${event.time_zone}`, wallValue(toWall(new Date(instant), event.time_zone)))
      : contentLine(name, utcValue(instant));
  return [line('DTSTART', event.start_time), event.end_time === null ? '' : line('DTEND', event.end_time)];
}

function alarm({ reminder_minutes }: Event): string {
  if (reminder_minutes === null) return '';
  return [
    contentLine('BEGIN', 'VALARM'),
    contentLine('ACTION', 'DISPLAY'),
    contentLine('DESCRIPTION', 'Reminder'),
    contentLine('TRIGGER', `-PT${reminder_minutes}M`),
    contentLine('END', 'VALARM'),
  ].join('');
}

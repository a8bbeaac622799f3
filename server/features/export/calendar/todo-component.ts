import type { Selectable } from 'kysely';
import type { Schema } from '../../../db/schema.ts';
import { startOfDay, toWall } from '../../../lib/time-zone.ts';
import { contentLine, textLine, textsLine, utcValue, wallValue } from './content-line.ts';
import { uidOf } from './event-component.ts';
import { recurrenceLines } from './recurrence-lines.ts';

type Todo = Omit<Selectable<Schema['todos']>, 'sequence' | 'urgency'>;

const statuses = {
  pending: 'NEEDS-ACTION',
  in_progress: 'IN-PROCESS',
  completed: 'COMPLETED',
  cancelled: 'CANCELLED',
} as const;

/** RFC 5545, 3.8.1.9: 1 is the highest, 5 the middle, 9 the lowest. */
const priorities = { urgent: 1, high: 3, medium: 5, low: 9 } as const;

/** A recurring todo that is done has its next one beside it, so only what is open repeats. */
export const repeats = (todo: Todo): todo is Todo & { due_date: string } =>
  todo.recurrence_rule !== null &&
  todo.due_date !== null &&
  (todo.status === 'pending' || todo.status === 'in_progress');

/** A todo as VTODO (RFC 5545, 3.6.2); `zone` is the owner's, in which it repeats. */
export function todoComponent(todo: Todo, zone: string): string {
  return [
    contentLine('BEGIN', 'VTODO'),
    contentLine('UID', uidOf(todo.id)),
    contentLine('DTSTAMP', utcValue(todo.updated_at)),
    contentLine('CREATED', utcValue(todo.created_at)),
    contentLine('LAST-MODIFIED', utcValue(todo.updated_at)),
    textLine('SUMMARY', todo.title),
    textLine('DESCRIPTION', todo.description),
    contentLine('STATUS', statuses[todo.status]),
    contentLine('PRIORITY', String(priorities[todo.priority])),
    ...timeLines(todo, zone),
    todo.completed_at === null ? '' : contentLine('COMPLETED', utcValue(todo.completed_at)),
    textsLine('CATEGORIES', JSON.parse(todo.tags) as string[]),
    todo.parent_id === null ? '' : contentLine('RELATED-TO', uidOf(todo.parent_id)),
    contentLine('END', 'VTODO'),
  ].join('');
}

function timeLines(todo: Todo, zone: string): string[] {
  if (!repeats(todo)) return todo.due_date === null ? [] : [contentLine('DUE', utcValue(todo.due_date))];
  // What repeats needs a start before it is due: the beginning of its day, or that very day when no time was named.
  const due = toWall(new Date(todo.due_date), zone);
  const start = toWall(startOfDay(due.slice(0, 10), zone), zone);
  const ending =
    due === start ? contentLine('DURATION', 'P1D') : contentLine(`DUE;TZID=${zone}`, wallValue(due));
  return [
    contentLine(`DTSTART;TZID=${zone}`, wallValue(start)),
    ending,
    recurrenceLines({
      rule: todo.recurrence_rule,
      end: todo.recurrence_end,
      startWall: start,
      zone,
      isAllDay: false,
      removed: [],
    }),
  ];
}

import { addDays, localDate, startOfDay, toInstant } from '../../lib/time-zone.ts';
import { leadOf, type Occurrence, startKeyOf } from '../events/events.ts';
import type { ReminderKind } from './reminders.table.ts';

/** Something the owner is to be reminded of. Item, kind and key together name it: nobody is told twice of one. */
export type Reminder = {
  kind: ReminderKind;
  itemId: string;
  /** When the item is due: an instant, or `YYYY-MM-DD` for the day of an event. */
  dueKey: string;
  dueAt: Date;
  /** For a date of a series other than its first. */
  occurrenceDate: string | null;
  remindAt: Date;
  /** After this nobody needs to hear of it; null as long as the item is open. */
  usefulUntil: Date | null;
};

const minute = 60_000;
const hour = 60 * minute;

/** A todo that names a time is announced so long before it. */
const todoLead = 60 * minute;
/** A todo that names only a day is announced at this time of the day, and at the same time of the next as overdue. */
const timeOfWholeDays = '09:00';
/** An event without an end counts as this long. */
const shortEvent = 30 * minute;
/** What passed while nobody could be told is still told this long after it was found out. */
const afterMissed = 7 * 24 * hour;

/** A due date without a time is stored as the first moment of its day. */
export const isWholeDay = (due: Date, zone: string) =>
  startOfDay(localDate(due, zone), zone).getTime() === due.getTime();

/** The two reminders of an open todo: before it is due, and once it is overdue. */
export function remindersOfTodo(todo: { id: string; due_date: string }, zone: string): Reminder[] {
  const due = new Date(todo.due_date);
  const day = localDate(due, zone);
  const times = isWholeDay(due, zone)
    ? {
        remindAt: toInstant(`${day}T${timeOfWholeDays}`, zone),
        end: startOfDay(addDays(day, 1), zone),
        overdueAt: toInstant(`${addDays(day, 1)}T${timeOfWholeDays}`, zone),
      }
    : { remindAt: new Date(due.getTime() - todoLead), end: due, overdueAt: due };
  const common = { itemId: todo.id, dueKey: todo.due_date, dueAt: due, occurrenceDate: null };
  return [
    { ...common, kind: 'todo', remindAt: times.remindAt, usefulUntil: times.end },
    { ...common, kind: 'todo_overdue', remindAt: times.overdueAt, usefulUntil: null },
  ];
}

/** The reminder of a date of an event, found out at `now`. */
export function reminderOfStart(found: Occurrence, now: Date): Reminder {
  const { row, start, end, date, isBase } = found;
  const over = end ?? new Date(start.getTime() + (row.is_all_day === 1 ? 24 * hour : shortEvent));
  const isMissed = start <= now;
  const usefulUntil = isMissed ? new Date(Math.max(over.getTime(), now.getTime() + afterMissed)) : over;
  return {
    kind: 'event',
    itemId: row.id,
    dueKey: startKeyOf(found),
    dueAt: start,
    occurrenceDate: isBase ? null : date,
    remindAt: new Date(start.getTime() - leadOf(row)),
    usefulUntil,
  };
}

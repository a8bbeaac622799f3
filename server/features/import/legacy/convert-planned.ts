import type { Insertable } from 'kysely';
import type { LegacyRow } from '../../db/legacy.ts';
import type { Schema } from '../../db/schema.ts';
import { addDays, localDate, startOfDay, toWall } from '../../lib/time-zone.ts';
import { isCalendarDate } from '../../lib/timestamps.ts';
import { type Surroundings, tagsOf } from './convert.ts';
import {
  flagOf,
  instantOf,
  integerOf,
  jsonObject,
  oneOf,
  optionalText,
  textArray,
  textOf,
} from './values.ts';

const statuses = ['pending', 'in_progress', 'completed', 'cancelled'] as const;
const priorities = ['low', 'medium', 'high', 'urgent'] as const;
const inboxStates = ['none', 'captured'] as const;

/** A todo; its parent is set afterwards, when all todos are there. */
export function convertTodo(row: LegacyRow, { repairs, now }: Surroundings): Insertable<Schema['todos']> {
  const status = oneOf(row['status'], statuses, 'pending', () =>
    repairs.note('todos in an unknown state became pending'),
  );
  const created_at = instantOf(row['created_at']) ?? now;
  const updated_at = instantOf(row['updated_at']) ?? created_at;
  return {
    id: textOf(row['id']),
    title: textOf(row['title']),
    description: optionalText(row['description']),
    status,
    priority: oneOf(row['priority'], priorities, 'medium', () =>
      repairs.note('todos of an unknown priority became medium'),
    ),
    due_date: instantOf(row['due_date']) ?? null,
    completed_at: status === 'completed' ? (instantOf(row['completed_at']) ?? updated_at) : null,
    parent_id: null,
    sort_order: integerOf(row['sort_order']) ?? 0,
    tags: textArray(row['tags'], () => repairs.note('unreadable tags were left out')),
    source: optionalText(row['source']),
    source_id: optionalText(row['source_id']),
    assignee: optionalText(row['assignee']),
    enabled_skills: listOrNull(row['enabled_skills']),
    // Work that the other server had under way does not go on here.
    inbox_state: oneOf(row['inbox_state'] ?? 'none', inboxStates, 'captured', () =>
      repairs.note('todos in the inbox pipeline went back to its beginning'),
    ),
    automation_error: null,
    estimated_minutes: integerOf(row['estimated_minutes']),
    depends_on: listOrNull(row['depends_on']),
    clarification_questions: listOrNull(row['clarification_questions']),
    clarification_answers: jsonObject(row['clarification_answers'], () => undefined),
    recurrence_rule: optionalText(row['recurrence_rule']),
    recurrence_end: instantOf(row['recurrence_end']) ?? null,
    recurring_source_id: optionalText(row['recurring_source_id']),
    series_start: null,
    next_occurrence_id: null,
    conversation_id: optionalText(row['conversation_id']),
    message_id: optionalText(row['message_id']),
    created_at,
    updated_at,
  };
}

function listOrNull(value: unknown): string | null {
  const list = textArray(value, () => undefined);
  return list === '[]' ? null : list;
}

/** An event. All-day ones become the days they fall on in the owner's zone. */
export function convertEvent(
  row: LegacyRow,
  around: Surroundings,
  zone: string,
): Insertable<Schema['events']> {
  const { repairs, now } = around;
  const created_at = instantOf(row['created_at']) ?? now;
  const start = instantOf(row['start_time']);
  if (start === undefined) repairs.note('events without a readable start stand on the day they were made');
  return {
    id: textOf(row['id']),
    title: textOf(row['title']),
    description: optionalText(row['description']),
    ...timesOf(row, start ?? created_at, around, zone),
    time_zone: zone,
    location: optionalText(row['location']),
    reminder_minutes: integerOf(row['reminder_minutes']),
    recurrence_rule: optionalText(row['recurrence_rule']),
    recurrence_end: instantOf(row['recurrence_end']) ?? null,
    recurrence_exceptions: exceptionsOf(row, around),
    tags: tagsOf(row, around),
    conversation_id: optionalText(row['conversation_id']),
    message_id: optionalText(row['message_id']),
    created_at,
    updated_at: instantOf(row['updated_at']) ?? created_at,
  };
}

function timesOf(row: LegacyRow, start: string, { repairs }: Surroundings, zone: string) {
  let end = instantOf(row['end_time']) ?? null;
  if (end !== null && end < start) {
    repairs.note('ends before their events began were left out');
    end = null;
  }
  if (flagOf(row['is_all_day']) === 0) {
    return { start_time: start, end_time: end, is_all_day: 0, start_date: null, end_date: null };
  }
  const startDate = localDate(new Date(start), zone);
  const endDate = end === null ? undefined : dayAfterLast(end, zone);
  const isLonger = endDate !== undefined && endDate > startDate;
  return {
    start_time: startOfDay(startDate, zone).toISOString(),
    end_time: isLonger ? startOfDay(endDate, zone).toISOString() : null,
    is_all_day: 1,
    start_date: startDate,
    end_date: isLonger ? endDate : null,
  };
}

function dayAfterLast(end: string, zone: string): string {
  const wall = toWall(new Date(end), zone);
  return wall.endsWith('T00:00:00') ? wall.slice(0, 10) : addDays(wall.slice(0, 10), 1);
}

function exceptionsOf(row: LegacyRow, { repairs }: Surroundings): string {
  const list = JSON.parse(
    textArray(row['recurrence_exceptions'], () => repairs.note('unreadable removed days were left out')),
  ) as string[];
  return JSON.stringify(list.map((day) => day.slice(0, 10)).filter(isCalendarDate));
}

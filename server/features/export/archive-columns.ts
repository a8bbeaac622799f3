import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../../db/schema.ts';
import { isTimeZone } from '../../lib/time-zone.ts';

/**
 * The rows of `data.json`, table by table, as they are written and as they are read again. Sessions, keys and push tokens
 * are not in it: they belong to one installation and not to the owner's data.
 */
const id = z.string().min(1);
const text = z.string();
const maybeText = text.nullable();
/** UTC, `YYYY-MM-DDTHH:MM:SS.sssZ`. */
const instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  .refine((value) => !Number.isNaN(Date.parse(value)), 'is not on the calendar');
const maybeInstant = instant.nullable();
const day = z.iso.date().nullable();
const flag = z.boolean();
const integer = z.number().int();
const count = integer.min(0);
const texts = z.array(text);
const object = z.record(text, z.unknown());

const origin = { conversation_id: maybeText, message_id: maybeText };
const dates = { created_at: instant, updated_at: instant };

export const archiveColumns = {
  conversations: {
    id,
    title: text,
    is_archived: flag,
    project_todo_id: maybeText,
    metadata: object.nullable(),
    ...dates,
  },
  messages: {
    id,
    conversation_id: id,
    role: z.enum(['user', 'assistant']),
    content: text,
    message_type: text,
    intent: maybeText,
    metadata: object.nullable(),
    reply_to: maybeText,
    is_partial: flag,
    created_at: instant,
  },
  todos: {
    id,
    title: text,
    description: maybeText,
    status: z.enum(['pending', 'in_progress', 'completed', 'cancelled']),
    priority: z.enum(['low', 'medium', 'high', 'urgent']),
    due_date: maybeInstant,
    completed_at: maybeInstant,
    parent_id: maybeText,
    sort_order: integer,
    tags: texts,
    source: maybeText,
    source_id: maybeText,
    assignee: maybeText,
    enabled_skills: texts.nullable(),
    inbox_state: z.enum([
      'none',
      'classifying',
      'captured',
      'questioning',
      'planning',
      'plan_ready',
      'error',
    ]),
    automation_error: maybeText,
    plan_summary: maybeText,
    estimated_minutes: integer.nullable(),
    depends_on: texts.nullable(),
    clarification_questions: texts.nullable(),
    clarification_answers: z.record(text, text).nullable(),
    recurrence_rule: maybeText,
    recurrence_end: maybeInstant,
    recurring_source_id: maybeText,
    series_start: maybeInstant,
    next_occurrence_id: maybeText,
    ...origin,
    ...dates,
  },
  task_relationships: {
    id,
    source_todo_id: id,
    target_todo_id: id,
    relationship_type: z.enum(['blocks', 'blocked_by', 'related', 'duplicate_of']),
    created_at: instant,
  },
  events: {
    id,
    title: text,
    description: maybeText,
    start_time: instant,
    end_time: maybeInstant,
    is_all_day: flag,
    start_date: day,
    end_date: day,
    time_zone: text.refine(isTimeZone, 'is not a time zone'),
    location: maybeText,
    reminder_minutes: integer.nullable(),
    recurrence_rule: maybeText,
    recurrence_end: maybeInstant,
    recurrence_exceptions: z.array(z.iso.date()),
    tags: texts,
    ...origin,
    ...dates,
  },
  memos: { id, title: text, content: text, tags: texts, ...origin, ...dates },
  agent_tasks: {
    id,
    task_type: text,
    instruction: text,
    status: z.enum(['queued', 'running', 'completed', 'failed']),
    result: maybeText,
    error: maybeText,
    parent_task_id: maybeText,
    agent_type: text,
    progress: integer,
    progress_message: maybeText,
    sub_task_count: count,
    completed_sub_tasks: count,
    ...origin,
    todo_id: maybeText,
    skill_chain: texts.nullable(),
    current_skill_index: count,
    payload: object.nullable(),
    was_requeued: flag,
    created_at: instant,
    started_at: maybeInstant,
    completed_at: maybeInstant,
  },
  user_settings: { name: id, value: z.unknown(), updated_at: instant },
  attachments: {
    id,
    filename: text,
    stored_filename: text,
    content_type: text,
    size_bytes: count,
    memo_id: maybeText,
    todo_id: maybeText,
    created_at: instant,
  },
} as const satisfies AllColumns;

/** A column that a migration adds must be listed here, or this does not compile. */
type AllColumns = {
  [T in Extract<
    keyof Schema,
    | 'conversations'
    | 'messages'
    | 'todos'
    | 'task_relationships'
    | 'events'
    | 'memos'
    | 'agent_tasks'
    | 'user_settings'
    | 'attachments'
  >]: Record<Exclude<keyof Selectable<Schema[T]>, 'sequence' | 'urgency'>, z.ZodType>;
};

import { z } from 'zod';
import { idParam, pageOf, pageQuery, queryFlag, tagsInput, timestamp } from '../../http/fields.ts';
import { timestampInput } from '../../lib/timestamps.ts';

export const todoStatus = z.enum(['pending', 'in_progress', 'completed', 'cancelled']);
export type TodoStatus = z.infer<typeof todoStatus>;

export const priority = z.enum(['low', 'medium', 'high', 'urgent']);
export type Priority = z.infer<typeof priority>;

export const inboxState = z.enum([
  'none',
  'classifying',
  'captured',
  'questioning',
  'planning',
  'plan_ready',
  'error',
]);
export type InboxState = z.infer<typeof inboxState>;

export const todo = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string().optional(),
  status: todoStatus,
  priority,
  due_date: timestamp.optional(),
  completed_at: timestamp.nullable(),
  tags: z.array(z.string()),
  parent_id: z.string().nullable(),
  sort_order: z.number().int(),
  source: z.string().optional(),
  source_id: z.string().optional(),
  assignee: z.string().optional(),
  enabled_skills: z.array(z.string()).optional(),
  inbox_state: inboxState,
  estimated_minutes: z.number().int().optional(),
  depends_on: z.array(z.string()).optional(),
  clarification_questions: z.array(z.string()).optional(),
  clarification_answers: z.record(z.string(), z.string()).optional(),
  recurrence_rule: z.string().optional(),
  recurrence_end: timestamp.optional(),
  is_recurring: z.boolean(),
  recurring_source_id: z.string().optional(),
  /** What the owner could do with it in the inbox. */
  next_action: z.enum(['wait', 'answer', 'review', 'organize', 'retry']).optional(),
  /** Of the plan that waits to be reviewed. */
  plan_summary: z.string().optional(),
  /** Readable form of `source_id`. */
  project_label: z.string().optional(),
  automation_error: z.string().optional(),
  created_at: timestamp,
  updated_at: timestamp,
});
export type Todo = z.infer<typeof todo>;

export const todoPage = pageOf(todo);

const title = z.string().max(1000);
const shortText = z.string().max(200);

const common = {
  description: z.string().max(100_000).nullish(),
  due_date: timestampInput.nullish(),
  tags: tagsInput,
  parent_id: shortText.nullish(),
  source: shortText.nullish(),
  source_id: shortText.nullish(),
  assignee: shortText.nullish(),
  enabled_skills: z.array(z.string().max(100)).max(50).nullish(),
  estimated_minutes: z.number().int().min(0).max(1_000_000).nullish(),
  depends_on: z.array(shortText).max(200).nullish(),
  recurrence_rule: z.string().max(2000).nullish(),
  recurrence_end: timestampInput.nullish(),
};

export const todoCreate = z.object({
  ...common,
  title,
  priority: priority.default('medium'),
  sort_order: z.number().int().nullish(),
  inbox_state: inboxState.default('none'),
});
export type TodoCreate = z.input<typeof todoCreate>;

export const todoUpdate = z.object({
  ...common,
  title: title.optional(),
  status: todoStatus.optional(),
  priority: priority.optional(),
  sort_order: z.number().int().optional(),
  inbox_state: inboxState.optional(),
});
export type TodoUpdate = z.input<typeof todoUpdate>;

export const bulkTodoUpdate = z.object({
  ids: z.array(z.string().max(200)).max(10_000),
  status: todoStatus.optional(),
  priority: priority.optional(),
  /** Replaces the tags of every named todo. */
  tags: tagsInput.unwrap().unwrap().optional(),
  delete: z.boolean().default(false),
});
export type BulkTodoUpdate = z.input<typeof bulkTodoUpdate>;

export const bulkTodoResponse = z.object({
  updated: z.number().int(),
  deleted: z.number().int(),
  errors: z.array(z.string()),
});
export type BulkTodoResponse = z.infer<typeof bulkTodoResponse>;

export const todoParams = z.object({ todo_id: idParam });

export const todoQuery = z.object({
  ...pageQuery({ standard: 20, most: 1000 }),
  status: shortText.optional(),
  priority: shortText.optional(),
  /** Inclusive; leaves out todos without a due date. */
  due_before: timestampInput.optional(),
  parent_id: shortText.optional(),
  root_only: queryFlag.default(false),
  /** An unknown one means `created_at`. */
  order_by: shortText.default('created_at'),
  /** Anything but `asc` means descending. */
  order_dir: shortText.default('desc'),
});

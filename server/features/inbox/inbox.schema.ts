import { z } from 'zod';
import { timestamp } from '../../http/fields.ts';
import { inboxState } from '../todos/todos.ts';

export const pipelineStatus = z.object({
  status: z.enum(['processing', 'invalid_state', 'dismissed']),
  todo_id: z.string(),
  inbox_state: inboxState.optional(),
});
export type PipelineStatus = z.infer<typeof pipelineStatus>;

export const answers = z.object({
  /** By question number from 0. */
  answers: z
    .record(z.string().max(20), z.string().max(10_000))
    .refine((given) => Object.keys(given).length <= 50, 'has too many answers'),
});

export const delegation = z.object({
  skill_id: z.string().max(100).nullish(),
  agent_type: z.string().max(100).nullish(),
});

export const delegated = z.object({
  status: z.literal('delegated'),
  task_id: z.string(),
  skill_id: z.string(),
  skill_chain: z.array(z.string()),
  agent_type: z.string(),
});

export const skillList = z.object({
  skills: z.array(
    z.object({ id: z.string(), name: z.string(), description: z.string(), tags: z.array(z.string()) }),
  ),
});

const subtask = z.object({
  title: z.string(),
  description: z.string().optional(),
  estimated_minutes: z.number().int().optional(),
  /** A date, like all of a plan. */
  due_date: z.string().optional(),
  /** Positions of earlier subtasks. */
  depends_on_indices: z.array(z.number().int()),
});

/** A plan as it is kept with the task that made it. */
export const storedPlan = z.object({
  summary: z.string(),
  suggested_root_due_date: z.string().optional(),
  suggested_skills: z.array(z.string()).optional(),
  suggested_project_title: z.string().optional(),
  subtasks: z.array(subtask),
});
export type StoredPlan = z.infer<typeof storedPlan>;

export const plan = storedPlan.extend({
  task_id: z.string(),
  todo_id: z.string(),
  suggested_due_summary: z.string().optional(),
  suggested_skills_labels: z.array(z.string()).optional(),
  subtask_count: z.number().int(),
  created_at: timestamp,
});
export type Plan = z.infer<typeof plan>;

export const planChoice = z.object({
  selected_indices: z.array(z.number().int().min(0)).max(200).nullish(),
});

export const appliedPlan = z.object({
  todo_id: z.string(),
  created_subtask_ids: z.array(z.string()),
  created_relationships: z.number().int(),
});

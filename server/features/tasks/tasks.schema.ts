import { z } from 'zod';
import { idParam, pageOf, pageQuery, timestamp } from '../../http/fields.schema.ts';

const agentTaskFields = {
  id: z.string(),
  task_type: z.string(),
  instruction: z.string(),
  status: z.enum(['queued', 'running', 'completed', 'failed']),
  result: z.string().nullable(),
  error: z.string().nullable(),
  parent_task_id: z.string().nullable(),
  agent_type: z.string(),
  progress: z.number().int(),
  progress_message: z.string().nullable(),
  sub_task_count: z.number().int(),
  completed_sub_tasks: z.number().int(),
  conversation_id: z.string().nullable(),
  message_id: z.string().nullable(),
  skill_chain: z.array(z.string()).nullable(),
  current_skill_index: z.number().int(),
  todo_id: z.string().nullable(),
  payload: z.record(z.string(), z.unknown()).nullable(),
  created_at: timestamp,
  started_at: timestamp.nullable(),
  completed_at: timestamp.nullable(),
};

const subTask = z.object(agentTaskFields);

/** `sub_tasks` holds the parts of a coordinator's work, and is null for every other task. */
export const agentTask = subTask.extend({ sub_tasks: z.array(subTask).nullable() });
export type AgentTask = z.infer<typeof agentTask>;

export const agentTaskPage = pageOf(agentTask);
export const agentTaskParams = z.object({ task_id: idParam });
export const agentTaskQuery = z.object({
  ...pageQuery({ standard: 50, most: 200 }),
  status: z.string().max(100).optional(),
});

export const cancelTaskResponse = z.object({
  status: z.enum(['cancelled', 'completed', 'failed']),
  task_id: z.string(),
  /** Present when the task was already over. */
  message: z.string().optional(),
});

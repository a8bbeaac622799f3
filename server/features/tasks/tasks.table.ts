import type { Fixed, Flag, Generated, Instant, JsonText } from '../../db/columns.ts';

export type AgentTaskStatus = 'queued' | 'running' | 'completed' | 'failed';

/** Work done in the background, started from chat or by delegation. */
export type AgentTaskTable = {
  id: Fixed<string>;
  task_type: Fixed<string>;
  instruction: Fixed<string>;
  status: AgentTaskStatus;
  result: string | null;
  error: string | null;
  /** For a part of a coordinator's work. */
  parent_task_id: Fixed<string | null>;
  agent_type: Fixed<string>;
  /** 0 to 100. */
  progress: Generated<number>;
  progress_message: string | null;
  sub_task_count: Generated<number>;
  completed_sub_tasks: Generated<number>;
  conversation_id: Fixed<string | null>;
  message_id: Fixed<string | null>;
  todo_id: Fixed<string | null>;
  /** Array of skill names. */
  skill_chain: JsonText | null;
  current_skill_index: Generated<number>;
  payload: JsonText | null;
  /** 1 once it was put back into the queue after a restart; a second time it fails. */
  was_requeued: Generated<Flag>;
  created_at: Fixed<Instant>;
  started_at: Instant | null;
  completed_at: Instant | null;
};

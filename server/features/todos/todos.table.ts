import type { ColumnType } from 'kysely';
import type { Fixed, Generated, Instant, JsonText } from '../../db/columns.ts';
import type { InboxState, Priority, TodoStatus } from './todos.schema.ts';

export type TodoTable = {
  /** Order of storing; breaks ties of every list. */
  sequence: Generated<number>;
  id: Fixed<string>;
  title: string;
  description: string | null;
  status: TodoStatus;
  priority: Priority;
  /** Rank of the priority, 3 for urgent down to 0; kept by SQLite. */
  urgency: ColumnType<number, never, never>;
  due_date: Instant | null;
  completed_at: Instant | null;
  parent_id: string | null;
  sort_order: Generated<number>;
  /** JSON array. */
  tags: Generated<JsonText>;
  source: string | null;
  source_id: string | null;
  assignee: string | null;
  /** JSON array. */
  enabled_skills: JsonText | null;
  inbox_state: Generated<InboxState>;
  automation_error: string | null;
  /** Of the plan that waits to be reviewed. */
  plan_summary: string | null;
  estimated_minutes: number | null;
  /** JSON array of ids of todos that come first; null when there are none. */
  depends_on: JsonText | null;
  /** JSON array. */
  clarification_questions: JsonText | null;
  /** JSON object by question number. */
  clarification_answers: JsonText | null;
  /** RFC 5545 text as it was given, readable or not. */
  recurrence_rule: string | null;
  recurrence_end: Instant | null;
  /** Id of the first todo of the series; that one may be gone. */
  recurring_source_id: string | null;
  /** First date of the series, from which its rule counts; null in the first todo of a series. */
  series_start: Instant | null;
  /** The todo made when this one was completed: no second one is made, whatever became of it. */
  next_occurrence_id: string | null;
  /** The chat message it was made by. */
  conversation_id: string | null;
  message_id: string | null;
  created_at: Fixed<Instant>;
  updated_at: Instant;
};

import { sql } from 'kysely';
import type { ReadDb } from '../../db/work.ts';
import type { TaskRow } from './tasks.store.ts';

/** Work on a todo in the inbox: sorting it, planning it, or both because its owner asked for a plan. */
export const inboxTaskTypes = ['classify_todo', 'plan_todo', 'delegate_plan'] as const;
export type InboxTaskType = (typeof inboxTaskTypes)[number];

export const isInboxTask = ({ task_type }: Pick<TaskRow, 'task_type'>): boolean =>
  (inboxTaskTypes as readonly string[]).includes(task_type);

/** Sorting shows in the todo itself; a notice of it at every thing noted down would be noise. */
export const isQuiet = ({ task_type }: Pick<TaskRow, 'task_type'>): boolean => task_type === 'classify_todo';

const ofTodo = (db: ReadDb, todoId: string) =>
  db
    .selectFrom('agent_tasks')
    .selectAll()
    .where('todo_id', '=', todoId)
    .where('task_type', 'in', inboxTaskTypes);

/** What is waiting or under way for a todo in the inbox. */
export function selectOpenInboxTasks(db: ReadDb, todoId: string): Promise<TaskRow[]> {
  return ofTodo(db, todoId).where('status', 'in', ['queued', 'running']).execute();
}

/** The task that made the newest plan of a todo. */
export function selectNewestPlanTask(db: ReadDb, todoId: string): Promise<TaskRow | undefined> {
  return ofTodo(db, todoId)
    .where('status', '=', 'completed')
    .where('payload', 'is not', null)
    .orderBy('created_at', 'desc')
    .orderBy(sql`rowid`, 'desc')
    .limit(1)
    .executeTakeFirst();
}

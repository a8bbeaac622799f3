import type { Updateable } from 'kysely';
import type { WriteScope } from '../../db/work.ts';
import type { Ids } from '../../lib/ids.ts';
import type { Frame } from '../../live/frames.ts';
import type { Hub } from '../../live/hub.ts';
import { failInInbox } from '../todos/todos.ts';
import { isInboxTask, isQuiet } from './inbox-tasks.ts';
import { completedFrame, failedFrame, progressFrame } from './task-frames.ts';
import {
  changeOpenParts,
  changeOpenTask,
  insertTask,
  selectNextQueued,
  selectParts,
  type TaskRow,
} from './tasks.store.ts';
import type { AgentTaskTable } from './tasks.table.ts';

/**
 * The steps of a task's life. Each is one change that every socket hears of after the commit, and none is taken by a
 * task that is over: it is then left as it is, and nothing is told.
 */

export type NewTask = {
  taskType: string;
  agentType: string;
  instruction: string;
  origin?: { conversationId: string; messageId: string } | undefined;
  /** The todo that the work is for, and the skills that do it. */
  todoId?: string;
  skillChain?: readonly string[];
};

type TaskScope = { scope: WriteScope; hub: Hub };
/** What is told while a task runs. */
export type Progress = { progress: number; message: string };

/** Puts a task into the queue; returns its id. */
export async function createTask(scope: WriteScope, ids: Ids, wanted: NewTask): Promise<string> {
  const id = ids.make('task');
  await insertTask(scope.db, rowOf(id, wanted, scope.now));
  return id;
}

/** Takes the task that has waited longest out of the queue. `firstStep` says what is told of its start. */
export async function startNextTask(
  { scope, hub }: TaskScope,
  firstStep: (task: TaskRow) => Progress,
): Promise<TaskRow | undefined> {
  const next = await selectNextQueued(scope.db);
  return next && change({ scope, hub }, next.id, { ...started(scope.now), ...toColumns(firstStep(next)) });
}

/** Tells how far a task is. */
export const advanceTask = (at: TaskScope, id: string, progress: Progress) =>
  change(at, id, toColumns(progress));

/** `payload` is what the task made besides its result in words. */
export async function completeTask({ scope, hub }: TaskScope, id: string, result: string, payload?: object) {
  const completed_at = scope.now.toISOString();
  const made = payload && { payload: JSON.stringify(payload) };
  const done = { status: 'completed', result, progress: 100, completed_at, ...made } as const;
  const row = await changeOpenTask(scope.db, id, done);
  if (row) tell({ scope, hub }, row, completedFrame(row));
  return row;
}

/** Ends a task with its parts that are not over; the parts are told first. Returns every task that was ended. */
export async function failTask({ scope, hub }: TaskScope, id: string, error: string): Promise<TaskRow[]> {
  const failed = { status: 'failed', error, completed_at: scope.now.toISOString() } as const;
  const parts = await changeOpenParts(scope.db, id, failed);
  const row = await changeOpenTask(scope.db, id, failed);
  const ended = row ? [...parts, row] : parts;
  for (const task of ended) tell({ scope, hub }, task, failedFrame(task));
  if (row?.todo_id && isInboxTask(row)) await failInInbox(scope, hub, row.todo_id, error);
  return ended;
}

/** Makes the parts of a coordinator's work, unless it is over. */
export async function addParts(
  { db, now }: WriteScope,
  ids: Ids,
  parentId: string,
  parts: readonly { agentType: string; instruction: string }[],
): Promise<void> {
  const parent = await changeOpenTask(db, parentId, { sub_task_count: parts.length });
  if (!parent) return;
  const { conversation_id, message_id } = parent;
  for (const { agentType, instruction } of parts) {
    const row = rowOf(ids.make('task'), { taskType: agentType, agentType, instruction }, now);
    await insertTask(db, { ...row, parent_task_id: parent.id, conversation_id, message_id });
  }
}

/** Starts all parts that are not over, and tells how far the whole is. */
export async function startParts(
  { scope, hub }: TaskScope,
  parentId: string,
  { part, whole }: { part: Progress; whole(ended: number, all: number): string },
): Promise<TaskRow[]> {
  const begun = await changeOpenParts(scope.db, parentId, { ...started(scope.now), ...toColumns(part) });
  await tellWhole({ scope, hub }, parentId, whole);
  for (const row of begun) scope.afterCommit(() => hub.broadcast(progressFrame(row)));
  return begun;
}

/** Counts the parts that are over, failed ones too, and tells how far the whole is. */
export async function tellWhole(
  { scope, hub }: TaskScope,
  parentId: string,
  message: (ended: number, all: number) => string,
): Promise<void> {
  const parts = await selectParts(scope.db, parentId);
  const ended = parts.filter(({ status }) => status === 'completed' || status === 'failed').length;
  const row = await changeOpenTask(scope.db, parentId, {
    completed_sub_tasks: ended,
    progress: 10 + Math.floor((90 * ended) / Math.max(1, parts.length)),
    progress_message: message(ended, parts.length),
  });
  if (row) scope.afterCommit(() => hub.broadcast(progressFrame(row, parts)));
}

async function change({ scope, hub }: TaskScope, id: string, columns: Updateable<AgentTaskTable>) {
  const row = await changeOpenTask(scope.db, id, columns);
  if (row) tell({ scope, hub }, row, progressFrame(row));
  return row;
}

function tell({ scope, hub }: TaskScope, row: TaskRow, frame: Frame): void {
  if (!isQuiet(row)) scope.afterCommit(() => hub.broadcast(frame));
}

const started = (now: Date) => ({ status: 'running', started_at: now.toISOString() }) as const;

const toColumns = ({ progress, message }: Progress) => ({ progress, progress_message: message });

const rowOf = (
  id: string,
  { taskType, agentType, instruction, origin, todoId, skillChain }: NewTask,
  now: Date,
) => ({
  id,
  task_type: taskType,
  instruction,
  status: 'queued' as const,
  result: null,
  error: null,
  parent_task_id: null,
  agent_type: agentType,
  progress_message: null,
  conversation_id: origin?.conversationId ?? null,
  message_id: origin?.messageId ?? null,
  todo_id: todoId ?? null,
  skill_chain: skillChain ? JSON.stringify(skillChain) : null,
  payload: null,
  created_at: now.toISOString(),
  started_at: null,
  completed_at: null,
});

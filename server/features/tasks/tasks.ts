import type { ReadScope, WriteScope } from '../../db/work.ts';
import { notFound } from '../../http/errors.ts';
import type { Hub } from '../../live/hub.ts';
import { failTask } from './task-life.ts';
import type { AgentTask } from './tasks.schema.ts';
import { deleteTask, selectTask } from './tasks.store.ts';

export {
  type InboxTaskType,
  isInboxTask,
  selectNewestPlanTask,
  selectOpenInboxTasks,
} from './inbox-tasks.ts';
export { requeueInterrupted, requeuePaused } from './requeue.ts';
export {
  addParts,
  advanceTask,
  completeTask,
  createTask,
  failTask,
  startNextTask,
  startParts,
  tellWhole,
} from './task-life.ts';
export { countOpenTasks, selectParts, type TaskRow } from './tasks.store.ts';

/** Who works on tasks. */
export type TaskRunner = {
  /** There is something in the queue. */
  wake(): void;
  /** Stops the work on tasks that have been ended; unknown ids are ignored. */
  abort(ids: readonly string[]): void;
};

/** The error text by which clients recognise a cancelled task. */
const cancelledByUser = 'Cancelled by user';

/** @throws {HttpError} 404 */
export async function getTask({ db }: ReadScope, id: string): Promise<AgentTask> {
  const found = await selectTask(db, id);
  if (!found) throw notFound('Task');
  return found;
}

/**
 * Ends a queued or running task with its parts and stops the work on it; it never completes afterwards. One that is over
 * stays as it is.
 *
 * @throws {HttpError} 404
 */
export async function cancelTask(
  scope: WriteScope,
  { hub, taskRunner }: { hub: Hub; taskRunner: TaskRunner },
  id: string,
) {
  const { status } = await getTask(scope, id);
  if (status === 'completed' || status === 'failed') {
    return { status, task_id: id, message: `The task is already ${status}` };
  }
  const ended = await failTask({ scope, hub }, id, cancelledByUser);
  scope.afterCommit(() => taskRunner.abort(ended.map((task) => task.id)));
  return { status: 'cancelled' as const, task_id: id };
}

/**
 * Ends a task if it is not over, and then takes it away with its parts, whatever came of it. Clients hear of the end as
 * of a cancelled one. An unknown id is none any more.
 */
export async function withdrawTask(
  scope: WriteScope,
  { hub, taskRunner }: { hub: Hub; taskRunner: TaskRunner },
  id: string,
): Promise<void> {
  const ended = await failTask({ scope, hub }, id, cancelledByUser);
  scope.afterCommit(() => taskRunner.abort(ended.map((task) => task.id)));
  await deleteTask(scope.db, id);
}

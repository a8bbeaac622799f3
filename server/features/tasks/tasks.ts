import type { ReadScope, WriteScope } from '../../db/work.ts';
import { notFound } from '../../http/errors.ts';
import type { AgentTask } from './tasks.schema.ts';
import { failOpenTasks, selectTask } from './tasks.store.ts';

export { countOpenTasks } from './tasks.store.ts';

/** The error text by which clients recognise a cancelled task. */
const cancelledByUser = 'Cancelled by user';

/** @throws {HttpError} 404 */
export async function getTask({ db }: ReadScope, id: string): Promise<AgentTask> {
  const found = await selectTask(db, id);
  if (!found) throw notFound('Task');
  return found;
}

/**
 * Ends a queued or running task with its parts; it never completes afterwards. One that is over stays as it is.
 *
 * @throws {HttpError} 404
 */
export async function cancelTask(scope: WriteScope, id: string) {
  const { status } = await getTask(scope, id);
  if (status === 'completed' || status === 'failed') {
    return { status, task_id: id, message: `The task is already ${status}` };
  }
  await failOpenTasks(scope.db, id, cancelledByUser, scope.now);
  return { status: 'cancelled' as const, task_id: id };
}

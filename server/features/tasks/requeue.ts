import type { WriteScope } from '../../db/work.ts';
import { changeOpenParts, changeOpenTask, selectRunning, type TaskRow } from './tasks.store.ts';

/**
 * Puts what was being worked on when the server ended back into the queue, once: a task that brings the server down must
 * not do so at every start. Parts that are done stay done. Returns those that have been in the queue twice already.
 */
export async function requeueInterrupted({ db }: WriteScope): Promise<TaskRow[]> {
  const running = await selectRunning(db);
  for (const { id } of running.filter(({ was_requeued }) => was_requeued === 0)) {
    await changeOpenTask(db, id, waiting);
    await changeOpenParts(db, id, waiting);
  }
  return running.filter(({ was_requeued }) => was_requeued === 1);
}

const waiting = {
  status: 'queued',
  progress: 0,
  progress_message: null,
  started_at: null,
  was_requeued: 1,
} as const;

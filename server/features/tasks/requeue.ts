import type { Updateable } from 'kysely';
import type { WriteDb, WriteScope } from '../../db/work.ts';
import { changeOpenParts, changeOpenTask, selectRunning, type TaskRow } from './tasks.store.ts';
import type { AgentTaskTable } from './tasks.table.ts';

/**
 * Puts what was being worked on when the server ended back into the queue, once: a task that brings the server down must
 * not do so at every start. Parts that are done stay done. Returns those that have been in the queue twice already.
 */
export async function requeueInterrupted({ db }: WriteScope): Promise<TaskRow[]> {
  const running = await selectRunning(db);
  for (const { id } of running.filter(({ was_requeued }) => was_requeued === 0)) {
    await putBack(db, id, { ...waiting, was_requeued: 1 });
  }
  return running.filter(({ was_requeued }) => was_requeued === 1);
}

/** Puts back what was interrupted, or being worked on when a backup was made; that counts against no task. */
export async function requeuePaused({ db }: WriteScope): Promise<void> {
  for (const { id } of await selectRunning(db)) await putBack(db, id, waiting);
}

async function putBack(db: WriteDb, id: string, change: Updateable<AgentTaskTable>): Promise<void> {
  await changeOpenTask(db, id, change);
  await changeOpenParts(db, id, change);
}

const waiting = { status: 'queued', progress: 0, progress_message: null, started_at: null } as const;

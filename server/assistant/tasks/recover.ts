import type { WriteScope } from '../../db/work.ts';
import { failTask, requeueInterrupted } from '../../features/tasks/tasks.ts';
import type { Ids } from '../../lib/ids.ts';
import type { Hub } from '../../live/hub.ts';
import { phrasesFor } from '../phrases/phrases.ts';
import { postFailure } from './post-result.ts';

/** At the start: what was interrupted waits again, and what was interrupted a second time has failed. */
export async function recoverTasks(scope: WriteScope, { ids, hub }: { ids: Ids; hub: Hub }): Promise<void> {
  for (const task of await requeueInterrupted(scope)) {
    const { interrupted, failed } = phrasesFor(task.instruction).work;
    await failTask({ scope, hub }, task.id, interrupted);
    await postFailure({ scope, ids, hub }, task, failed(task.instruction, interrupted));
  }
}

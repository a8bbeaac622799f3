import { setImmediate } from 'node:timers/promises';
import type { WriteDb } from '../../db/work.ts';
import { invalid } from '../../http/errors.ts';
import type { Services } from '../../services.ts';
import { compactIndexes } from './compact-index.ts';
import { purgeConversations, purgeMessages, purgeTodos } from './purge.store.ts';

/** Deletes some of what is older than `before`, all of a piece; how many are gone, and 0 when nothing is left. */
type Batch = (db: WriteDb, before: string) => Promise<number>;

const batches: Readonly<Record<string, Batch>> = {
  conversations: purgeConversations,
  messages: purgeMessages,
  todos: purgeTodos,
};

const dayMilliseconds = 86_400_000;

/** Nothing is older than this; larger numbers would leave the calendar. */
const mostDays = 400_000;

/** After an abort no further batch is begun, and what is deleted is counted. */
export type PurgeWatch = { signal?: AbortSignal; onDeleted?: (deleted: number) => void };

/** What was made before this instant is older than so many days. */
export const purgeLimit = (now: Date, days: number): string =>
  new Date(now.getTime() - Math.min(days, mostDays) * dayMilliseconds).toISOString();

type Needs = Pick<Services, 'work' | 'hub' | 'attachmentFiles' | 'clock' | 'logger'>;

/**
 * Deletes old conversations with their messages, old messages, or todos completed long ago, and says how many. Goes in
 * short transactions, between which other requests have their turn; after an interruption the rest is still there to be
 * purged.
 *
 * @throws {HttpError} 400 for any other target, or less than a day
 */
export async function purge(
  services: Needs,
  target: string,
  days: number,
  { signal, onDeleted }: PurgeWatch = {},
): Promise<number> {
  const batch = Object.hasOwn(batches, target) ? batches[target] : undefined;
  if (!batch) throw invalid(`target must be one of ${Object.keys(batches).join(', ')}`, { target });
  if (days < 1) throw invalid('older_than_days must be at least 1', { older_than_days: days });
  const before = purgeLimit(services.clock.now(), days);
  let deleted = 0;
  try {
    for await (const count of runBatches(services, batch, before)) {
      deleted += count;
      onDeleted?.(deleted);
      if (signal?.aborted) break;
    }
  } finally {
    if (deleted > 0) tell(services, target);
  }
  if (deleted > 0) await compactIndexes(services.work).catch(reportOnly(services.logger));
  return deleted;
}

/** Numbers of rows deleted, transaction by transaction. */
async function* runBatches({ work }: Needs, batch: Batch, before: string) {
  let count: number;
  do {
    count = await work.write(({ db }) => batch(db, before));
    yield count;
    await setImmediate();
  } while (count > 0);
}

/** What was to be deleted is deleted; room not given back is no failure of that. */
const reportOnly = (logger: Services['logger']) => (error: unknown) =>
  logger.warn({ err: error }, 'the search index was not compacted');

function tell({ hub, attachmentFiles }: Needs, target: string): void {
  void attachmentFiles.sweep();
  if (target === 'todos') hub.broadcast({ type: 'module_data_changed', data: { module: 'todos' } });
}

import type { WriteDb } from '../../db/work.ts';
import { removeTodos } from '../todos/todos.ts';

/** Rows deleted in one transaction: some tens of milliseconds with their entries in the search index. */
const batchRows = 1000;

/** Deletes some messages made before a moment, the oldest first. */
export async function purgeMessages(db: WriteDb, before: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('messages')
    .where('sequence', 'in', (from) =>
      from
        .selectFrom('messages')
        .select('sequence')
        .where('created_at', '<', before)
        .orderBy('created_at')
        .limit(batchRows),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/**
 * Deletes some conversations begun before a moment, the oldest first, each with all of its messages. A conversation goes
 * whole or not at all, so one with very many messages makes a longer transaction.
 */
export async function purgeConversations(db: WriteDb, before: string): Promise<number> {
  const old = await db
    .selectFrom('conversations')
    .select('id')
    .select((e) =>
      e
        .selectFrom('messages')
        .whereRef('messages.conversation_id', '=', 'conversations.id')
        .select((count) => count.fn.countAll<number>().as('total'))
        .as('messages'),
    )
    .where('created_at', '<', before)
    .orderBy('created_at')
    .limit(batchRows)
    .execute();
  let rows = 0;
  const ids = old.filter(({ messages }, index) => {
    const fits = index === 0 || rows < batchRows;
    rows += 1 + (messages ?? 0);
    return fits;
  });
  return removeConversations(
    db,
    ids.map(({ id }) => id),
  );
}

async function removeConversations(db: WriteDb, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const { numDeletedRows } = await db.deleteFrom('conversations').where('id', 'in', ids).executeTakeFirst();
  return Number(numDeletedRows);
}

/** Deletes some todos completed before a moment, the longest done first, with their links and attachments. */
export async function purgeTodos(db: WriteDb, before: string): Promise<number> {
  const done = await db
    .selectFrom('todos')
    .select('id')
    .where('status', '=', 'completed')
    .where('completed_at', '<', before)
    .orderBy('completed_at')
    .limit(batchRows)
    .execute();
  return removeTodos(
    db,
    done.map(({ id }) => id),
  );
}

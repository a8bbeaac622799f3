import type { Insertable, Selectable, Updateable } from 'kysely';
import type { ReadDb, WriteDb } from '../../db/work.ts';
import type { AssistantActionTable } from './assistant.table.ts';

export type ActionRow = Selectable<AssistantActionTable>;

export async function insertAction(db: WriteDb, row: Insertable<AssistantActionTable>): Promise<void> {
  await db.insertInto('assistant_actions').values(row).execute();
}

export function selectAction(db: ReadDb, id: string): Promise<ActionRow | undefined> {
  return db.selectFrom('assistant_actions').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The newest proposal of a conversation, or the newest thing done in it, that is not past its time. */
export function selectLatest(
  db: ReadDb,
  conversationId: string,
  status: 'proposed' | 'done',
  now: Date,
): Promise<ActionRow | undefined> {
  return db
    .selectFrom('assistant_actions')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .where('status', '=', status)
    .where('expires_at', '>', now.toISOString())
    .orderBy('sequence', 'desc')
    .executeTakeFirst();
}

/** All that was done by one reply, last first. */
export function selectDoneBy(db: ReadDb, messageId: string): Promise<ActionRow[]> {
  return db
    .selectFrom('assistant_actions')
    .selectAll()
    .where('message_id', '=', messageId)
    .where('status', '=', 'done')
    .orderBy('sequence', 'desc')
    .execute();
}

export async function changeAction(
  db: WriteDb,
  id: string,
  change: Updateable<AssistantActionTable>,
): Promise<void> {
  await db.updateTable('assistant_actions').set(change).where('id', '=', id).execute();
}

export async function dropProposals(db: WriteDb, conversationId: string, now: Date): Promise<void> {
  await db
    .updateTable('assistant_actions')
    .set({ status: 'dropped', decided_at: now.toISOString() })
    .where('conversation_id', '=', conversationId)
    .where('status', '=', 'proposed')
    .execute();
}

/** Forgets what can neither be confirmed nor undone any more. */
export async function forgetExpired(db: WriteDb, now: Date): Promise<void> {
  await db.deleteFrom('assistant_actions').where('expires_at', '<', now.toISOString()).execute();
}

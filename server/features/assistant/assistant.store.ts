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

/** What a reply proposed and nobody has decided on, first to last. */
export function selectProposals(db: ReadDb, messageId: string, now: Date): Promise<ActionRow[]> {
  return db
    .selectFrom('assistant_actions')
    .selectAll()
    .where('message_id', '=', messageId)
    .where('status', '=', 'proposed')
    .where('expires_at', '>', now.toISOString())
    .orderBy('sequence')
    .execute();
}

/** All that was done by the reply of a conversation that did something last and can be taken back, last first. */
export async function selectDoneLast(db: ReadDb, conversationId: string, now: Date): Promise<ActionRow[]> {
  const done = db
    .selectFrom('assistant_actions')
    .where('conversation_id', '=', conversationId)
    .where('status', '=', 'done')
    .where('expires_at', '>', now.toISOString());
  const last = await done
    .select('message_id')
    .orderBy((e) => e.fn.coalesce('decided_at', 'created_at'), 'desc')
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!last) return [];
  return done.selectAll().where('message_id', '=', last.message_id).orderBy('sequence', 'desc').execute();
}

/** Whether the assistant did or proposed anything in a conversation since a moment. */
export async function hasActedSince(db: ReadDb, conversationId: string, since: Date): Promise<boolean> {
  const found = await db
    .selectFrom('assistant_actions')
    .select('id')
    .where('conversation_id', '=', conversationId)
    .where('created_at', '>=', since.toISOString())
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

export async function changeAction(
  db: WriteDb,
  id: string,
  change: Updateable<AssistantActionTable>,
): Promise<void> {
  await db.updateTable('assistant_actions').set(change).where('id', '=', id).execute();
}

/** Returns where their cards are. */
export function dropProposals(db: WriteDb, conversationId: string, now: Date) {
  return db
    .updateTable('assistant_actions')
    .set({ status: 'dropped', decided_at: now.toISOString() })
    .where('conversation_id', '=', conversationId)
    .where('status', '=', 'proposed')
    .returning(['id', 'conversation_id', 'message_id', 'created_at'])
    .execute();
}

/** Forgets what can neither be confirmed nor undone any more. */
export async function forgetExpired(db: WriteDb, now: Date): Promise<void> {
  await db.deleteFrom('assistant_actions').where('expires_at', '<', now.toISOString()).execute();
}

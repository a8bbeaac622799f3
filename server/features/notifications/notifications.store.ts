import type { Insertable } from 'kysely';
import type { ReadDb, WriteDb } from '../../db/work.ts';
import type { PushTokenTable } from './notifications.table.ts';

/** Repeating one is harmless. */
export async function savePushToken(db: WriteDb, row: Insertable<PushTokenTable>): Promise<void> {
  const { device_id, session_id, updated_at } = row;
  await db
    .insertInto('push_tokens')
    .values(row)
    .onConflict((conflict) => conflict.column('token').doUpdateSet({ device_id, session_id, updated_at }))
    .execute();
}

/** Tokens of sessions that have not ended. */
export function selectPushTokens(db: ReadDb) {
  return db
    .selectFrom('push_tokens')
    .innerJoin('sessions', 'sessions.id', 'push_tokens.session_id')
    .select(['push_tokens.token', 'push_tokens.session_id'])
    .where('sessions.ended_at', 'is', null)
    .execute();
}

export async function removePushTokens(db: WriteDb, tokens: readonly string[]): Promise<void> {
  if (tokens.length > 0) await db.deleteFrom('push_tokens').where('token', 'in', tokens).execute();
}

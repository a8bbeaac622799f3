import type { ReadDb, WriteDb } from '../../db/work.ts';
import type { FeedRow } from './feeds.table.ts';

export function selectFeeds(db: ReadDb): Promise<FeedRow[]> {
  return db.selectFrom('calendar_feeds').selectAll().orderBy('created_at').orderBy('id').execute();
}

export function selectFeedByToken(db: ReadDb, token: string): Promise<FeedRow | undefined> {
  return db.selectFrom('calendar_feeds').selectAll().where('token', '=', token).executeTakeFirst();
}

export async function insertFeed(db: WriteDb, row: FeedRow): Promise<void> {
  await db.insertInto('calendar_feeds').values(row).execute();
}

export async function removeFeed(db: WriteDb, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('calendar_feeds').where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function touchFeed(db: WriteDb, id: string, now: Date): Promise<void> {
  await db
    .updateTable('calendar_feeds')
    .set({ last_read_at: now.toISOString() })
    .where('id', '=', id)
    .execute();
}

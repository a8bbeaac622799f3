import type { Insertable, Selectable } from 'kysely';
import type { ReadDb, WriteDb } from '../../db/work.ts';
import type { AttachmentOwner } from './attachments.schema.ts';
import type { AttachmentTable } from './attachments.table.ts';

export type AttachmentRow = Selectable<AttachmentTable>;

/** A list is not paged; nobody attaches more than this to one thing. */
const longestList = 1000;

export function selectAttachments(
  db: ReadDb,
  { memo_id, todo_id }: AttachmentOwner,
): Promise<AttachmentRow[]> {
  let query = db.selectFrom('attachments').selectAll();
  if (memo_id !== undefined) query = query.where('memo_id', '=', memo_id);
  if (todo_id !== undefined) query = query.where('todo_id', '=', todo_id);
  return query.orderBy('created_at', 'desc').orderBy('id').limit(longestList).execute();
}

export function selectAttachment(db: ReadDb, id: string): Promise<AttachmentRow | undefined> {
  return db.selectFrom('attachments').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function insertAttachment(db: WriteDb, row: Insertable<AttachmentTable>): Promise<void> {
  await db.insertInto('attachments').values(row).execute();
}

export async function removeAttachment(db: WriteDb, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('attachments').where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function isStored(db: ReadDb, storedFilename: string): Promise<boolean> {
  const row = await db
    .selectFrom('attachments')
    .select('id')
    .where('stored_filename', '=', storedFilename)
    .executeTakeFirst();
  return row !== undefined;
}

/** Files that nothing needs any more. */
export async function selectDiscarded(db: ReadDb, now: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('discarded_files')
    .select('stored_filename')
    .where((where) =>
      where.or([where('keep_until', 'is', null), where('keep_until', '<', now.toISOString())]),
    )
    .limit(1000)
    .execute();
  return rows.map((row) => row.stored_filename);
}

export async function forgetDiscarded(db: WriteDb, storedFilenames: readonly string[]): Promise<void> {
  await db.deleteFrom('discarded_files').where('stored_filename', 'in', storedFilenames).execute();
}

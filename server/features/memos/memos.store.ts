import type { Insertable, Selectable, Updateable } from 'kysely';
import type { ReadDb, WriteDb } from '../../db/work.ts';
import type { Memo } from './memos.schema.ts';
import type { MemoTable } from './memos.table.ts';

const columns = ['id', 'title', 'content', 'tags', 'created_at', 'updated_at'] as const;

export async function selectMemos(db: ReadDb, page: number, limit: number) {
  const rows = await db
    .selectFrom('memos')
    .select(columns)
    .orderBy('updated_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .offset((page - 1) * limit)
    .execute();
  const { total } = await db
    .selectFrom('memos')
    .select((e) => e.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return { items: rows.map(toMemo), total };
}

/** In the order of the ids; unknown ones are left out. */
export async function selectMemosById(db: ReadDb, ids: readonly string[]): Promise<Memo[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('memos').select(columns).where('id', 'in', ids).execute();
  const byId = new Map(rows.map((row) => [row.id, toMemo(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

export async function selectMemo(db: ReadDb, id: string): Promise<Memo | undefined> {
  const row = await db.selectFrom('memos').select(columns).where('id', '=', id).executeTakeFirst();
  return row && toMemo(row);
}

export async function insertMemo(db: WriteDb, row: Insertable<MemoTable>): Promise<void> {
  await db.insertInto('memos').values(row).execute();
}

export async function changeMemo(db: WriteDb, id: string, change: Updateable<MemoTable>): Promise<void> {
  await db.updateTable('memos').set(change).where('id', '=', id).execute();
}

export async function removeMemo(db: WriteDb, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('memos').where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}

/** The tags of all memos, as JSON arrays; each different array once. */
export async function selectMemoTags(db: ReadDb): Promise<string[]> {
  const rows = await db.selectFrom('memos').select('tags').distinct().where('tags', '<>', '[]').execute();
  return rows.flatMap((row) => JSON.parse(row.tags) as string[]);
}

type Row = Pick<Selectable<MemoTable>, (typeof columns)[number]>;

const toMemo = (row: Row): Memo => ({ ...row, tags: JSON.parse(row.tags) as string[] });

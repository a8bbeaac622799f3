import { sql } from 'kysely';
import type { ReadDb } from '../../db/work.ts';
import { type ArchiveTable, columnsOf } from './archive-tables.ts';

export type StoredRow = Readonly<Record<string, unknown>>;

/** Rows read at a time; a long message has 100,000 characters. */
const pageRows = 200;

/** Tables without a number of their own are listed in the order of SQLite's. */
const orderOf = (table: ArchiveTable) =>
  ['messages', 'todos', 'task_relationships', 'events', 'memos'].includes(table) ? 'sequence' : 'rowid';

/** All rows of a table in the order of storing, read page by page. */
export async function* rowsOf(db: ReadDb, table: ArchiveTable): AsyncGenerator<StoredRow> {
  const columns = sql.join(columnsOf(table).map((column) => sql.ref(column)));
  if (table === 'user_settings') {
    const { rows } = await sql<StoredRow>`select ${columns} from user_settings order by name`.execute(db);
    yield* rows;
    return;
  }
  const order = sql.ref(orderOf(table));
  for (let after = 0; ; ) {
    const { rows } = await sql<{ position: number } & StoredRow>`
      select ${order} as position, ${columns} from ${sql.table(table)}
      where ${order} > ${after} order by ${order} limit ${pageRows}`.execute(db);
    for (const { position, ...row } of rows) {
      after = position;
      yield row;
    }
    if (rows.length < pageRows) return;
  }
}

/** Memos and conversations, of which each gets a file of its own. */
export async function countWritten(db: ReadDb): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select (select count(*) from memos) + (select count(*) from conversations) as count`.execute(db);
  return rows[0]?.count ?? 0;
}

export type StoredMessage = { sequence: number; role: string; content: string; created_at: string };

/** The messages of a conversation, oldest first. */
export async function* messagesOf(db: ReadDb, conversationId: string): AsyncGenerator<StoredMessage> {
  let last = { created_at: '', sequence: 0 };
  for (;;) {
    const rows = await db
      .selectFrom('messages')
      .select(['sequence', 'role', 'content', 'created_at'])
      .where('conversation_id', '=', conversationId)
      .where(sql<boolean>`(created_at, sequence) > (${last.created_at}, ${last.sequence})`)
      .orderBy('created_at')
      .orderBy('sequence')
      .limit(pageRows)
      .execute();
    yield* rows;
    const end = rows.at(-1);
    if (!end || rows.length < pageRows) return;
    last = end;
  }
}

import { sql } from 'kysely';
import type { ReadDb } from '../../db/work.ts';
import type { DataOverview, PurgePreview, PurgeWish } from './data.schema.ts';

const kinds = [
  'conversations',
  'messages',
  'todos',
  'events',
  'memos',
  'attachments',
  'agent_tasks',
] as const;

/** One subquery per figure: only a lone min() or max() is read off the end of an index. */
export async function selectKinds(db: ReadDb): Promise<DataOverview['kinds']> {
  const parts = kinds.map(
    (name) => sql`select ${sql.lit(name)} as kind,
      (select count(*) from ${sql.table(name)}) as count,
      (select min(created_at) from ${sql.table(name)}) as oldest,
      (select max(created_at) from ${sql.table(name)}) as newest`,
  );
  const { rows } = await sql<{
    kind: (typeof kinds)[number];
    count: number;
    oldest: string | null;
    newest: string | null;
  }>`${sql.join(parts, sql` union all `)}`.execute(db);
  return rows.map((row) => ({ ...row, oldest: row.oldest ?? undefined, newest: row.newest ?? undefined }));
}

type Counted = Omit<PurgePreview, 'target' | 'before'>;
type Ends = { count: number; oldest: string | null; newest: string | null };

/** What a purge of the same target would delete now. */
export async function countPurge(db: ReadDb, target: PurgeWish['target'], before: string): Promise<Counted> {
  const counters = { messages: countMessages, conversations: countConversations, todos: countTodos };
  return counters[target](db, before);
}

async function countMessages(db: ReadDb, before: string): Promise<Counted> {
  return endsOf(db, sql`from messages where created_at < ${before}`, 'created_at');
}

async function countConversations(db: ReadDb, before: string): Promise<Counted> {
  const old = sql`from conversations where created_at < ${before}`;
  const { rows } = await sql<{ messages: number }>`
    select count(*) as messages from messages where conversation_id in (select id ${old})`.execute(db);
  return { ...(await endsOf(db, old, 'created_at')), messages: rows[0]?.messages ?? 0 };
}

async function countTodos(db: ReadDb, before: string): Promise<Counted> {
  const old = sql`from todos where status = 'completed' and completed_at < ${before}`;
  const { rows } = await sql<{ attachments: number; bytes: number }>`
    select count(*) as attachments, coalesce(sum(size_bytes), 0) as bytes
    from attachments where todo_id in (select id ${old})`.execute(db);
  const [row] = rows;
  return {
    ...(await endsOf(db, old, 'completed_at')),
    attachments: row?.attachments ?? 0,
    attachment_bytes: row?.bytes ?? 0,
  };
}

async function endsOf(db: ReadDb, from: ReturnType<typeof sql>, column: string): Promise<Counted> {
  const { rows } = await sql<Ends>`
    select count(*) as count, min(${sql.ref(column)}) as oldest, max(${sql.ref(column)}) as newest ${from}`.execute(
    db,
  );
  const [row] = rows;
  return { count: row?.count ?? 0, oldest: row?.oldest ?? undefined, newest: row?.newest ?? undefined };
}

import { sql } from 'kysely';
import type { ReadDb } from '../../db/work.ts';
import {
  type FinishedTask,
  longestActivity,
  longestExcerpt,
  longestSummary,
  type RecentItem,
} from './admin.schema.ts';

const countedTables = [
  'conversations',
  'messages',
  'todos',
  'events',
  'memos',
  'agent_tasks',
  'attachments',
  'task_relationships',
] as const;
type CountedTable = (typeof countedTables)[number];

/** Rows per table, each counted along its smallest index. */
export async function countRows(db: ReadDb): Promise<Record<CountedTable, number>> {
  const counts = sql.join(
    countedTables.map((table) => sql`(select count(*) from ${sql.table(table)}) as ${sql.id(table)}`),
  );
  const { rows } = await sql<Record<CountedTable, number>>`select ${counts}`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('Counting answered nothing');
  return row;
}

export async function sumAttachments(db: ReadDb): Promise<number> {
  const { bytes } = await db
    .selectFrom('attachments')
    .select((e) => e.fn.coalesce(e.fn.sum<number>('size_bytes'), sql.lit(0)).as('bytes'))
    .executeTakeFirstOrThrow();
  return bytes;
}

/** The modules in the order in which the first server listed them. Each has an index by age. */
const modules = ['conversations', 'messages', 'todos', 'events', 'memos'] as const;

export type Ages = { name: string; count: number; oldest: string | null; newest: string | null };

/** One subquery per figure: only a lone min() or max() is read off the end of an index. */
export async function selectAges(db: ReadDb): Promise<Ages[]> {
  const parts = modules.map(
    (name) => sql`select ${sql.lit(name)} as name,
      (select count(*) from ${sql.table(name)}) as count,
      (select min(created_at) from ${sql.table(name)}) as oldest,
      (select max(created_at) from ${sql.table(name)}) as newest`,
  );
  return (await sql<Ages>`${sql.join(parts, sql` union all `)}`.execute(db)).rows;
}

const recentSources = [
  { type: 'message', table: 'messages', text: 'content' },
  { type: 'todo', table: 'todos', text: 'title' },
  { type: 'event', table: 'events', text: 'title' },
  { type: 'memo', table: 'memos', text: 'title' },
] as const;

/** The newest items of all kinds: the newest of each, found by age, and the newest of those. */
export async function selectRecent(db: ReadDb): Promise<RecentItem[]> {
  const found: RecentItem[] = [];
  for (const { type, table, text } of recentSources) {
    const { rows } = await sql<Omit<RecentItem, 'type'>>`
      select id, substr(${sql.ref(text)}, 1, ${sql.lit(longestSummary)}) as summary, created_at
      from ${sql.table(table)} order by created_at desc limit ${sql.lit(longestActivity)}`.execute(db);
    found.push(...rows.map((row) => ({ type, ...row, summary: cut(row.summary, longestSummary) })));
  }
  return found.sort((a, b) => (a.created_at < b.created_at ? 1 : -1)).slice(0, longestActivity);
}

/** Agent tasks that are over, the latest first. */
export async function selectFinishedTasks(db: ReadDb): Promise<FinishedTask[]> {
  const excerpt = (column: 'instruction' | 'result') =>
    sql<string>`substr(${sql.ref(column)}, 1, ${sql.lit(longestExcerpt)})`.as(column);
  const rows = await db
    .selectFrom('agent_tasks')
    .select(['id', 'task_type', 'agent_type', 'status', 'error', 'created_at', 'completed_at'])
    .select([excerpt('instruction'), excerpt('result')])
    .where('completed_at', 'is not', null)
    .where('status', 'in', ['completed', 'failed'])
    .orderBy('completed_at', 'desc')
    .limit(longestActivity)
    .execute();
  return rows.map((row) => ({
    ...row,
    status: row.status === 'completed' ? 'completed' : 'failed',
    instruction: cut(row.instruction, longestExcerpt),
    result: row.result === null ? null : cut(row.result, longestExcerpt),
  }));
}

/** At most so many UTF-16 units, and no half of a surrogate pair at the end. */
const cut = (text: string, length: number) => text.slice(0, length).replace(/[\ud800-\udbff]$/, '');

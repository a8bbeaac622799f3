import { sql } from 'kysely';
import type { ReadDb } from '../../db/work.ts';

/** A day of the owner's calendar and where it begins and ends, as instants. */
export type Day = { date: string; begin: string; end: string };
export type DayCounts = { date: string; messages: number; items: number; phones: number };

/**
 * What was made on each day. Everything is counted along an index by age: 2 ms for 100,000 messages, all of them in
 * these days.
 */
export async function selectActivity(db: ReadDb, days: readonly Day[]): Promise<DayCounts[]> {
  const made = (table: string) =>
    sql`(select count(*) from ${sql.table(table)} where created_at >= days.begin and created_at < days.end)`;
  const { rows } = await sql<DayCounts>`
    with days as (
      select value->>'date' as date, value->>'begin' as begin, value->>'end' as end
      from json_each(${JSON.stringify(days)})
    )
    select date, ${made('messages')} as messages,
      ${made('todos')} + ${made('events')} + ${made('memos')} as items,
      (select count(*) from device_days where device_days.date = days.date) as phones
    from days order by date`.execute(db);
  return rows;
}

const messageTables = ['messages', 'conversations'];
const itemTables = ['todos', 'events', 'memos', 'task_relationships', 'agent_tasks'];

/**
 * Bytes of messages and of items in the database, indexes included. Reads the head of every page: some 20 ms for 100,000
 * messages.
 */
export async function measureTables(db: ReadDb): Promise<{ messages: number; items: number }> {
  const { rows } = await sql<{ name: string; bytes: number }>`
    select coalesce(tbl_name, dbstat.name) as name, sum(pgsize) as bytes
    from dbstat left join sqlite_schema on sqlite_schema.name = dbstat.name
    where aggregate = true group by 1`.execute(db);
  // The search index of a table is in tables of its own, `messages_fts_data` for one.
  const sum = (tables: readonly string[]) =>
    rows
      .filter(({ name }) => tables.includes(name.replace(/_fts(?:_\w+)?$/, '')))
      .reduce((bytes, row) => bytes + row.bytes, 0);
  return { messages: sum(messageTables), items: sum(itemTables) };
}

/** Paired phones, and when one was here last. */
export async function countPhones(db: ReadDb): Promise<{ paired: number; lastSeen: string | undefined }> {
  const row = await db
    .selectFrom('sessions')
    .select((e) => [e.fn.countAll<number>().as('paired'), e.fn.max('last_seen_at').as('lastSeen')])
    .where('kind', '=', 'device')
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow();
  return { paired: row.paired, lastSeen: row.lastSeen ?? undefined };
}

/** Reminders that are known and not told yet. */
export async function countWaitingReminders(db: ReadDb): Promise<number> {
  const { waiting } = await db
    .selectFrom('reminders_sent')
    .select((e) => e.fn.countAll<number>().as('waiting'))
    .where((where) => where.or([where('phones_done_at', 'is', null), where('desktop_done_at', 'is', null)]))
    .executeTakeFirstOrThrow();
  return waiting;
}

import { sql } from 'kysely';
import type { WriteDb } from './work.ts';

export type Row = Record<string, string | number | null>;

/** One row as it was before and as it is after; one side is missing for an insertion or a deletion. */
export type RecordedChange = { table: RecordedTable; before: Row | null; after: Row | null };

const events = ['insert', 'update', 'delete'] as const;

/**
 * Tables of the owner's items and of what hangs on them, each with what is recorded. Referenced ones come before those
 * that refer to them. Of tasks in the background only the beginning is: the steps of their life are not of the action.
 */
const recorded = {
  todos: events,
  events,
  memos: events,
  task_relationships: events,
  attachments: events,
  agent_tasks: ['insert'],
} as const;
export type RecordedTable = keyof typeof recorded;
const recordedTables = Object.keys(recorded) as RecordedTable[];

/**
 * Runs a task and tells every row it inserted, changed or deleted, whatever way: by cascade and trigger, too. Recording is
 * done by temporary triggers, so nothing about a task needs to be known.
 */
export async function recordChanges<T>(
  db: WriteDb,
  task: () => Promise<T>,
): Promise<{ result: T; changes: RecordedChange[] }> {
  await sql`create temp table if not exists recorded_changes (
    position integer primary key, table_name text not null, before text, after text
  )`.execute(db);
  await sql`delete from temp.recorded_changes`.execute(db);
  for (const table of recordedTables) await startRecording(db, table);
  try {
    const result = await task();
    const { rows } = await sql<{ table_name: RecordedTable; before: string | null; after: string | null }>`
      select table_name, before, after from temp.recorded_changes order by position
    `.execute(db);
    return {
      result,
      changes: rows.map(({ table_name, before, after }) => asChange(table_name, before, after)),
    };
  } finally {
    for (const table of recordedTables) await stopRecording(db, table);
  }
}

const triggerName = (table: string, event: string) => `temp.record_${table}_${event}`;

async function startRecording(db: WriteDb, table: RecordedTable): Promise<void> {
  const columns = await columnsOf(db, table);
  const rowAsJson = (row: string) =>
    `json_object(${columns.map((name) => `'${name}', ${row}.${name}`).join(', ')})`;
  for (const event of recorded[table]) {
    const before = event === 'insert' ? 'null' : rowAsJson('old');
    const after = event === 'delete' ? 'null' : rowAsJson('new');
    await sql
      .raw(
        `create temp trigger if not exists ${triggerName(table, event).replace('temp.', '')} after ${event} on main.${table} begin
          insert into recorded_changes (table_name, before, after) values ('${table}', ${before}, ${after});
        end`,
      )
      .execute(db);
  }
}

async function stopRecording(db: WriteDb, table: RecordedTable): Promise<void> {
  for (const event of recorded[table])
    await sql.raw(`drop trigger if exists ${triggerName(table, event)}`).execute(db);
}

/** Stored columns only: generated ones are not in this list. */
async function columnsOf(db: WriteDb, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from pragma_table_info(${table})`.execute(db);
  return rows.map(({ name }) => name);
}

const asChange = (table: RecordedTable, before: string | null, after: string | null): RecordedChange => ({
  table,
  before: before === null ? null : (JSON.parse(before) as Row),
  after: after === null ? null : (JSON.parse(after) as Row),
});

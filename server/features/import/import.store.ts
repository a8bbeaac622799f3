import { sql } from 'kysely';
import type { ReadDb, WriteDb } from '../../db/work.ts';
import type { ImportedTable } from './import.schema.ts';

type Values = Readonly<Record<string, unknown>>;

const keyOf = (table: ImportedTable) => (table === 'user_settings' ? 'name' : 'id');

/** How many of the rows are in the database already. */
export async function countKnown(db: ReadDb, table: ImportedTable, rows: readonly Values[]): Promise<number> {
  if (rows.length === 0) return 0;
  const key = keyOf(table);
  const { rows: answer } = await sql<{ known: number }>`
    select count(*) as known from ${sql.table(table)}
    where ${sql.ref(key)} in (${sql.join(rows.map((row) => row[key]))})`.execute(db);
  return answer[0]?.known ?? 0;
}

/** Adds rows that all have the same columns; those that are here already stay as they are. @returns how many came in */
export async function insertNew(db: WriteDb, table: ImportedTable, rows: readonly Values[]): Promise<number> {
  const [first] = rows;
  if (!first) return 0;
  const columns = Object.keys(first);
  const values = rows.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`);
  const { numAffectedRows } = await sql`
    insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
    values ${sql.join(values)} on conflict do nothing`.execute(db);
  return Number(numAffectedRows ?? 0n);
}

/** Lets rows refer to others that come later in this transaction; checked at its end. */
export async function deferReferences(db: WriteDb): Promise<void> {
  await sql`pragma defer_foreign_keys = on`.execute(db);
}

export type KnownFile = { id: string; stored_filename: string };

/** Attachments that have one of the ids or one of the names on disk. */
export async function selectKnownFiles(db: ReadDb, attachments: readonly KnownFile[]): Promise<KnownFile[]> {
  if (attachments.length === 0) return [];
  const { rows } = await sql<KnownFile>`
    select id, stored_filename from attachments
    where id in (${sql.join(attachments.map(({ id }) => id))})
      or stored_filename in (${sql.join(attachments.map((one) => one.stored_filename))})`.execute(db);
  return rows;
}

/** Names on disk that wait for being deleted. */
export async function selectDiscardedNames(db: ReadDb): Promise<string[]> {
  const rows = await db.selectFrom('discarded_files').select('stored_filename').execute();
  return rows.map((row) => row.stored_filename);
}

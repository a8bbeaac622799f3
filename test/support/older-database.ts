import Sqlite from 'better-sqlite3';
import { registerFunctions } from '../../server/db/functions.ts';
import { migrateInPlace } from '../../server/db/migrate.ts';
import { migrations } from '../../server/db/migrations/index.ts';

const names = Object.keys(migrations);
const filledTables = ['conversations', 'messages', 'todos', 'events', 'memos'];

/** How many schemas there have been. */
export const schemaCount = names.length;

/** What a version knew that had only the first so many migrations. */
export const knownAt = (stage: number) => Object.fromEntries(Object.entries(migrations).slice(0, stage));

/** A database as a version with the first so many migrations left it, with rows in every table of items it had. */
export async function makeOlderDatabase(file: string, stage: number, rows: number): Promise<void> {
  await migrateInPlace(file, knownAt(stage));
  const sqlite = new Sqlite(file);
  try {
    registerFunctions(sqlite);
    const present = tablesOf(sqlite);
    for (const table of filledTables.filter((table) => present.includes(table)))
      sqlite.transaction(() => fill(sqlite, table, rows))();
  } finally {
    sqlite.close();
  }
}

/** The names of the migrations in a database, and every row of its tables of items without what was added since. */
export function describeDatabase(file: string, columnsOf: Columns): { applied: string[]; rows: string } {
  const sqlite = new Sqlite(file);
  try {
    const applied = sqlite
      .prepare('select name from kysely_migration order by name')
      .pluck()
      .all() as string[];
    const rows = Object.entries(columnsOf).map(([table, columns]) =>
      sqlite.prepare(`select ${columns.join(', ')} from ${table} order by id`).all(),
    );
    return { applied, rows: JSON.stringify(rows) };
  } finally {
    sqlite.close();
  }
}

/** By table. */
export type Columns = Record<string, string[]>;

/** The tables of items a database has now, and their columns. */
export function columnsNow(file: string): Columns {
  const sqlite = new Sqlite(file, { readonly: true });
  try {
    const tables = tablesOf(sqlite).filter((table) => filledTables.includes(table));
    return Object.fromEntries(
      tables.map((table) => [table, columnsOf(sqlite, table).map(({ name }) => name)]),
    );
  } finally {
    sqlite.close();
  }
}

/** The schema as SQLite keeps it, and whether the file is sound. */
export function schemaOf(file: string): string {
  const sqlite = new Sqlite(file);
  try {
    const integrity = sqlite.pragma('integrity_check', { simple: true });
    const schema = sqlite.prepare('select type, name, sql from sqlite_schema order by type, name').all();
    return JSON.stringify({ integrity, schema });
  } finally {
    sqlite.close();
  }
}

type Column = { name: string; notnull: number; dflt_value: string | null; type: string };

const tablesOf = (sqlite: Sqlite.Database) =>
  sqlite.prepare("select name from sqlite_schema where type = 'table'").pluck().all() as string[];

const columnsOf = (sqlite: Sqlite.Database, table: string) =>
  sqlite.pragma(`table_info(${table})`) as Column[];

const fixed: Record<string, unknown> = { status: 'pending', priority: 'low', role: 'user' };

function exampleOf({ name, type }: Column, row: number): unknown {
  if (name in fixed) return fixed[name];
  if (/_(at|time)$/.test(name)) return '2026-03-01T10:00:00.000Z';
  if (name === 'conversation_id') return `id ${row}`;
  if (/int/i.test(type)) return 0;
  return `${name} ${row}`;
}

function fill(sqlite: Sqlite.Database, table: string, rows: number): void {
  const needed = columnsOf(sqlite, table).filter(
    ({ name, notnull, dflt_value }) => name === 'id' || (notnull === 1 && dflt_value === null),
  );
  const insert = sqlite.prepare(
    `insert into ${table} (${needed.map(({ name }) => name).join(', ')}) values (${needed.map(() => '?').join(', ')})`,
  );
  for (let row = 0; row < rows; row += 1) insert.run(needed.map((column) => exampleOf(column, row)));
}

import { rmSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import type { Migration } from 'kysely/migration';
import { makePrivateFile } from '../../config/private-file.ts';
import { putInPlace } from '../../lib/put-in-place.ts';
import { StartError } from '../../lib/start-error.ts';
import { accessTables, contentTables } from '../backup/table-fates.ts';
import { migrateInPlace } from '../migrate.ts';
import { migrations } from '../migrations/index.ts';
import { openForMigration } from '../open.ts';
import { adoptOrphans } from './adopt-orphans.ts';
import { withItsEnd } from './cut-file.ts';
import { type FoundRow, isDamage, readableRows } from './readable-rows.ts';

export type SalvageReport = {
  /** Rows that were brought over, by table. */
  rows: Record<string, number>;
  /** Tables of which something could not be read. */
  incomplete: string[];
  /** Rows that were read but make no sense, and rows that belong to ones that are lost. */
  dropped: number;
};

/**
 * Brings everything that can still be read of a damaged database into a new file, which is whole: made by our own
 * migrations, checked from end to end before it gets its name. The damaged file is only read.
 *
 * @param damaged absolute
 * @param target absolute, a name that nothing has
 * @throws {StartError} `DATABASE_DAMAGED` when nothing at all can be read
 */
export async function salvageDatabase(damaged: string, target: string): Promise<SalvageReport> {
  const scratch = `${target}.whole`;
  removeDatabase(scratch);
  const source = openDamaged(withItsEnd(damaged, scratch));
  const draft = `${target}.part`;
  try {
    const present = tablesOf(source);
    removeDatabase(draft);
    makePrivateFile(draft);
    await migrateInPlace(draft, migrationsOf(source));
    const report = await copyTables(source, present, draft);
    await migrateInPlace(draft);
    requireSound(draft);
    putInPlace(draft, target);
    return report;
  } finally {
    source.close();
    removeDatabase(draft);
    removeDatabase(scratch);
  }
}

function openDamaged(file: string): Sqlite.Database {
  const sqlite = new Sqlite(file, { readonly: true, fileMustExist: true });
  sqlite.pragma('trusted_schema = OFF');
  sqlite.pragma('cell_size_check = ON');
  return sqlite;
}

/** @throws {StartError} when the list of tables is lost: then no byte can be told from another */
function tablesOf(source: Sqlite.Database): Set<string> {
  const hopeless = (cause?: unknown) =>
    new StartError(
      'DATABASE_DAMAGED',
      `The database ${source.name} is damaged where it says what it holds: nothing in it can be read. It was left as it is.`,
      { cause },
    );
  try {
    const names = source.prepare("select name from sqlite_schema where type = 'table'").pluck().all();
    if (!names.includes('kysely_migration')) throw hopeless();
    return new Set(names as string[]);
  } catch (error) {
    throw isDamage(error) ? hopeless(error) : error;
  }
}

/** The steps that made the file, or all of them when that cannot be read: tables and columns it lacks stay empty. */
function migrationsOf(source: Sqlite.Database): Record<string, Migration> {
  const applied: unknown[] = [];
  const isWhole = readableRows(source, 'kysely_migration', ({ name }) => applied.push(name));
  if (!isWhole) return migrations;
  return Object.fromEntries(Object.entries(migrations).filter(([name]) => applied.includes(name)));
}

async function copyTables(
  source: Sqlite.Database,
  present: ReadonlySet<string>,
  draft: string,
): Promise<SalvageReport> {
  const { sqlite, db } = openForMigration(draft);
  const report: SalvageReport = { rows: {}, incomplete: [], dropped: 0 };
  try {
    sqlite.pragma('foreign_keys = OFF');
    sqlite.exec('begin');
    const expected = tablesOf(sqlite);
    for (const table of [...contentTables, ...accessTables].filter((name) => expected.has(name))) {
      if (present.has(table)) copyTable(source, sqlite, table, report);
      else report.incomplete.push(table);
    }
    report.dropped += adoptOrphans(sqlite);
    sqlite.exec('commit');
    return report;
  } finally {
    await db.destroy();
  }
}

function copyTable(
  source: Sqlite.Database,
  target: Sqlite.Database,
  table: string,
  report: SalvageReport,
): void {
  const columns = target.prepare('select name from pragma_table_info(?)').pluck().all(table) as string[];
  const known = source.prepare('select name from pragma_table_info(?)').pluck().all(table);
  const common = columns.filter((name) => known.includes(name));
  const insert = target.prepare(
    `insert or ignore into "${table}" (${common.map((name) => `"${name}"`).join(', ')})
     values (${common.map(() => '?').join(', ')})`,
  );
  let kept = 0;
  const isWhole = readableRows(source, table, (row) => {
    if (isAccepted(insert, common, row)) kept += 1;
    else report.dropped += 1;
  });
  report.rows[table] = kept;
  if (!isWhole) report.incomplete.push(table);
}

/** Broken bytes can look like a row: what our tables refuse is none. */
function isAccepted(insert: Sqlite.Statement, columns: readonly string[], row: FoundRow): boolean {
  try {
    return insert.run(columns.map((name) => row[name] ?? null)).changes === 1;
  } catch (error) {
    if (/^SQLITE_(?:CONSTRAINT|MISMATCH)/.test(String((error as { code?: unknown }).code))) return false;
    throw error;
  }
}

/** @throws {Error} when the new file is not whole, which is a fault of this program */
function requireSound(file: string): void {
  const sqlite = new Sqlite(file);
  try {
    const found = sqlite.pragma('integrity_check', { simple: true });
    const dangling = sqlite.pragma('foreign_key_check') as unknown[];
    if (found !== 'ok' || dangling.length > 0)
      throw new Error(`The salvaged database is not sound: ${found}`);
    sqlite.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    sqlite.close();
  }
}

function removeDatabase(file: string): void {
  for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(file + ending, { force: true });
}

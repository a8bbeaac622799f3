import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Migrator } from 'kysely/migration';
import { makePrivateFile, makePrivateFolder } from '../config/private-file.ts';
import { StartError } from '../lib/start-error.ts';
import { asDatabaseError } from './errors.ts';
import { migrations } from './migrations/index.ts';
import { openForMigration } from './open.ts';
import { beforeUpgradeName } from './rescue/copies.ts';
import { longestStep, type TellStep } from './start-steps.ts';

export type MigrationReport = {
  /** Names of the migrations that ran now. */
  applied: string[];
  /** The verified copy made before the first of them; absent when the file was new or nothing had to be done. */
  copy?: string;
};

/**
 * Brings the database file to the present schema, all steps or none.
 *
 * A file of a newer version, and one that is not ours, are refused before anything is written to them.
 *
 * @param tell hears of each slow step of an upgrade
 * @throws {StartError} with a code the owner can be told.
 */
export async function migrateDatabase(
  file: string,
  now: Date,
  known = migrations,
  tell: TellStep = () => undefined,
): Promise<MigrationReport> {
  try {
    const present = inspect(file);
    refuseForeign(file, present, Object.keys(known));
    const pending = Object.keys(known).filter((name) => !present.applied.includes(name));
    if (pending.length === 0) return { applied: [] };
    makePrivateFolder(dirname(file));
    makePrivateFile(file);
    const copy = present.applied.length > 0 ? copyVerified(file, now, tell) : undefined;
    if (copy !== undefined) tell('upgrading', longestStep(file));
    await migrateInPlace(file, known);
    return copy === undefined ? { applied: pending } : { applied: pending, copy };
  } catch (error) {
    throw asDatabaseError(error, file);
  }
}

type Inspection = { tables: string[]; applied: string[] };

/** Looks at the file through a read-only connection: the bytes stay as they are. */
function inspect(file: string): Inspection {
  if (!existsSync(file) || statSync(file).size === 0) return { tables: [], applied: [] };
  const sqlite = new Sqlite(file, { readonly: true, fileMustExist: true });
  try {
    const tables = sqlite
      .prepare("select name from sqlite_schema where type = 'table'")
      .pluck()
      .all() as string[];
    const applied = tables.includes('kysely_migration')
      ? (sqlite.prepare('select name from kysely_migration order by name').pluck().all() as string[])
      : [];
    return { tables, applied };
  } finally {
    sqlite.close();
  }
}

function refuseForeign(file: string, { tables, applied }: Inspection, known: readonly string[]): void {
  const unknown = applied.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new StartError(
      'DATABASE_TOO_NEW',
      `The database ${file} was written by a newer version of ClawChat (${unknown.join(', ')}). Install that version again; the file was left as it is.`,
    );
  }
  if (tables.length > 0 && !tables.includes('kysely_migration')) {
    throw new StartError(
      'DATABASE_FOREIGN',
      `${file} is a database of another program, perhaps of the Python server. It was left as it is; choose another DATABASE_URL and import it.`,
    );
  }
}

/** A complete copy beside the file, opened and checked before it gets its name. */
function copyVerified(file: string, now: Date, tell: TellStep): string {
  const copy = beforeUpgradeName(file, now);
  const draft = `${copy}.part`;
  rmSync(draft, { force: true });
  makePrivateFile(draft);
  tell('copying', longestStep(file));
  const source = new Sqlite(file, { readonly: true });
  try {
    source.prepare('vacuum into ?').run(draft);
  } finally {
    source.close();
  }
  tell('checking', longestStep(file));
  // Not read-only: such a connection leaves CHECK constraints out of the check.
  const check = new Sqlite(draft);
  try {
    const result = check.pragma('integrity_check', { simple: true });
    if (result !== 'ok')
      throw new StartError('DATABASE_DAMAGED', `The database ${file} is damaged: ${result}`);
  } finally {
    check.close();
  }
  renameSync(draft, copy);
  return copy;
}

/** Runs what is pending, all steps or none, without looking or copying first. */
export async function migrateInPlace(file: string, known = migrations): Promise<void> {
  const { db } = openForMigration(file);
  try {
    const migrator = new Migrator({ db, provider: { getMigrations: async () => known } });
    const { error } = await migrator.migrateToLatest();
    if (error) throw error;
  } finally {
    await db.destroy();
  }
}

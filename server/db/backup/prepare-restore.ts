import { closeSync, constants, copyFileSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { migrateInPlace } from '../migrate.ts';
import { migrations } from '../migrations/index.ts';
import { backupTables } from './format.ts';
import type { Report } from './progress.ts';
import { isSameFile, takeFile } from './stored-files.ts';
import {
  neededFiles,
  openUntrusted,
  readManifest,
  requireRows,
  requireWhole,
  verifyBackup,
} from './verify.ts';

export type PrepareJob = {
  kind: 'prepare';
  backup: string;
  /** A copy of the backup, for a moment. */
  scratch: string;
  /** The database as it shall be. */
  candidate: string;
  uploads: string;
  arrivals: string;
};

/** Names of the files that were written among the arrivals, to be moved to their place with the database. */
export type PreparedRestore = { files: string[] };

/**
 * Makes a database of the present version out of a backup and lays the files ready that are not in place. Nothing that
 * is in use is touched.
 *
 * @throws {BackupRefusal}
 */
export async function prepareRestore(
  job: PrepareJob,
  report: Report = () => undefined,
): Promise<PreparedRestore> {
  report({ step: 'verifying' });
  await verifyBackup(job.backup, migrations);
  report({ step: 'preparing' });
  makeCandidate(job);
  await migrateInPlace(job.candidate);
  check(job.candidate, requireWhole);
  return { files: layReady(job) };
}

export function makeCandidate({
  backup,
  scratch,
  candidate,
}: Pick<PrepareJob, 'backup' | 'scratch' | 'candidate'>): void {
  copyFileSync(backup, scratch, constants.COPYFILE_FICLONE);
  const sqlite = new Sqlite(scratch, { fileMustExist: true });
  try {
    sqlite.pragma('journal_mode = OFF');
    sqlite.pragma('synchronous = OFF');
    const manifest = readManifest(sqlite);
    for (const name of backupTables) sqlite.exec(`drop table ${name}`);
    closeSync(openSync(candidate, 'wx', 0o600));
    sqlite.prepare('vacuum into ?').run(candidate);
    check(candidate, (made) => requireRows(made, manifest));
  } finally {
    sqlite.close();
    rmSync(scratch, { force: true });
  }
}

function check(path: string, requirement: (sqlite: Sqlite.Database) => void): void {
  const sqlite = new Sqlite(path, { readonly: true });
  try {
    requirement(sqlite);
  } finally {
    sqlite.close();
  }
}

function layReady({ backup, uploads, arrivals }: PrepareJob): string[] {
  const sqlite = openUntrusted(backup);
  const wanted: { name: string; sha256: string }[] = [];
  try {
    const needed = sqlite
      .prepare(
        `select stored_filename as name, sha256 from (${neededFiles}) join backup_files using (stored_filename)
         where sha256 is not null`,
      )
      .all() as { name: string; sha256: string }[];
    wanted.push(...needed.filter(({ name, sha256 }) => !isSameFile(join(uploads, name), sha256)));
    for (const { name, sha256 } of wanted) takeFile(sqlite, name, sha256, join(arrivals, name));
    return wanted.map(({ name }) => name);
  } catch (error) {
    for (const { name } of wanted) rmSync(join(arrivals, name), { force: true });
    throw error;
  } finally {
    sqlite.close();
  }
}

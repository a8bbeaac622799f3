import { closeSync, openSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { putInPlace } from '../../lib/put-in-place.ts';
import { migrations } from '../migrations/index.ts';
import { fingerprint } from './fingerprint.ts';
import { type BackupInfo, createBackupTables, writeInfo } from './format.ts';
import type { Report } from './progress.ts';
import { damaged } from './refusal.ts';
import { putFile } from './stored-files.ts';
import { accessTables, contentTables } from './table-fates.ts';
import { neededFiles, verifyBackup } from './verify.ts';

export type MakeJob = {
  kind: 'make';
  source: string;
  draft: string;
  target: string;
  /** Where the files of attachments are, and where they are for a moment before. */
  uploads: string;
  arrivals: string;
  info: Omit<BackupInfo, 'missing_files'>;
};

export type MadeBackup = { bytes: number; missingFiles: number };

/** Pages copied at once, between which this thread can be ended. */
const pagesAtOnce = 4096;

/**
 * Copies one committed state of the database and the files it names into one file, reads that from end to end, and only
 * then gives it its name. Writing goes on meanwhile. Files that are deleted must stay until it is done.
 */
export async function makeBackup(job: MakeJob, report: Report = () => undefined): Promise<MadeBackup> {
  const rows = await copyState(job.source, job.draft, report);
  const missingFiles = complete(job, report);
  report({ step: 'verifying' });
  await verifyBackup(job.draft, migrations);
  compareRows(job.draft, rows);
  putInPlace(job.draft, job.target);
  return { bytes: statSync(job.target).size, missingFiles };
}

type Rows = { name: string; rows: number }[];

/** Page by page inside one read transaction, which later commits cannot disturb. */
async function copyState(source: string, draft: string, report: Report): Promise<Rows> {
  closeSync(openSync(draft, 'wx', 0o600));
  const sqlite = new Sqlite(source, { readonly: true, fileMustExist: true, timeout: 5000 });
  try {
    sqlite.exec('begin');
    const rows = countRows(sqlite);
    await sqlite.backup(draft, {
      progress({ totalPages, remainingPages }) {
        report({ step: 'copying', done: totalPages - remainingPages, total: totalPages, unit: 'pages' });
        return pagesAtOnce;
      },
    });
    sqlite.exec('commit');
    return rows;
  } finally {
    sqlite.close();
  }
}

const countRows = (sqlite: Sqlite.Database): Rows =>
  contentTables.map((name) => ({
    name,
    rows: sqlite.prepare(`select count(*) from ${name}`).pluck().get() as number,
  }));

/** Takes out what is not the owner's content, and puts in files and the list of what is there. */
function complete({ draft, uploads, arrivals, info }: MakeJob, report: Report): number {
  const sqlite = new Sqlite(draft, { fileMustExist: true });
  try {
    sqlite.pragma('journal_mode = DELETE');
    sqlite.pragma('journal_mode = OFF');
    sqlite.pragma('synchronous = OFF');
    sqlite.pragma('foreign_keys = OFF');
    sqlite.pragma('secure_delete = ON');
    for (const name of accessTables) sqlite.exec(`delete from ${name}`);
    sqlite.exec('delete from discarded_files where keep_until is null');
    createBackupTables(sqlite);
    const pathsOf = (name: string) => [uploads, arrivals, uploads].map((folder) => join(folder, name));
    const missing = putFiles(sqlite, pathsOf, report);
    const insert = sqlite.prepare('insert into backup_tables (name, rows, sha256) values (?, ?, ?)');
    for (const name of contentTables) {
      const { rows, sha256 } = fingerprint(sqlite, name);
      insert.run(name, rows, sha256);
    }
    writeInfo(sqlite, { ...info, missing_files: missing });
    return missing;
  } finally {
    sqlite.close();
  }
}

/** How many are lost or not as long as their row says. */
function putFiles(sqlite: Sqlite.Database, pathsOf: (name: string) => string[], report: Report): number {
  const needed = sqlite.prepare(neededFiles).all() as {
    stored_filename: string;
    size_bytes: number | null;
  }[];
  let missing = 0;
  for (const [index, { stored_filename, size_bytes }] of needed.entries()) {
    report({ step: 'files', done: index, total: needed.length, unit: 'files' });
    sqlite.exec('begin');
    const bytes = putFile(sqlite, stored_filename, pathsOf(stored_filename));
    sqlite.exec('commit');
    if (bytes === undefined || (size_bytes !== null && bytes !== size_bytes)) missing += 1;
  }
  return missing;
}

function compareRows(draft: string, expected: Rows): void {
  const sqlite = new Sqlite(draft, { readonly: true });
  try {
    const counted = new Map(countRows(sqlite).map(({ name, rows }) => [name, rows]));
    for (const { name, rows } of expected) {
      // Those of deleted files are thinned out on purpose.
      if (name !== 'discarded_files' && counted.get(name) !== rows)
        throw damaged(`rows of ${name} are missing`);
    }
  } finally {
    sqlite.close();
  }
}

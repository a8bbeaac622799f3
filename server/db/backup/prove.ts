import { rmSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { migrateInPlace } from '../migrate.ts';
import { migrations } from '../migrations/index.ts';
import { makeCandidate } from './prepare-restore.ts';
import type { Report } from './progress.ts';
import { contentTables } from './table-fates.ts';
import { requireWhole, verifyBackup } from './verify.ts';

export type ProveJob = {
  kind: 'prove';
  backup: string;
  /** A copy of the backup, for a moment. */
  scratch: string;
  /** The database that would be restored, for a moment. */
  candidate: string;
};

/** Rows that would come back. */
export type ProvenBackup = { rows: { table: string; rows: number }[] };

/**
 * Does all of a restore but the exchange: reads the backup from end to end, makes a database of the present version out
 * of it, and looks whether that is whole. Nothing stays of it.
 *
 * @throws {BackupRefusal}
 */
export async function proveBackup(job: ProveJob, report: Report): Promise<ProvenBackup> {
  report({ step: 'verifying' });
  await verifyBackup(job.backup, migrations);
  report({ step: 'preparing' });
  try {
    makeCandidate(job);
    await migrateInPlace(job.candidate);
    return { rows: countWhole(job.candidate) };
  } finally {
    for (const ending of ['', '-journal', '-wal', '-shm']) rmSync(job.candidate + ending, { force: true });
  }
}

function countWhole(candidate: string): ProvenBackup['rows'] {
  const sqlite = new Sqlite(candidate, { readonly: true });
  try {
    requireWhole(sqlite);
    return contentTables.map((table) => ({
      table,
      rows: sqlite.prepare(`select count(*) from ${table}`).pluck().get() as number,
    }));
  } finally {
    sqlite.close();
  }
}

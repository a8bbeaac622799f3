import Sqlite from 'better-sqlite3';
import type { Migration } from 'kysely/migration';
import { isStoredName } from '../../lib/stored-name.ts';
import { requireOwnSchema } from './expected-schema.ts';
import { fingerprint } from './fingerprint.ts';
import { type BackupInfo, backupFormat, readInfo } from './format.ts';
import { asRefusal, BackupRefusal, damaged, notABackup } from './refusal.ts';
import { digestOf } from './stored-files.ts';

/** Opens somebody's file for reading, trusting nothing in it. */
export function openUntrusted(path: string): Sqlite.Database {
  const sqlite = new Sqlite(path, { readonly: true, fileMustExist: true });
  sqlite.pragma('trusted_schema = OFF');
  sqlite.pragma('cell_size_check = ON');
  return sqlite;
}

/**
 * Reads a backup from end to end: made by us or an older version of us, every page and row whole, every attachment there.
 *
 * @throws {BackupRefusal}
 */
export async function verifyBackup(
  path: string,
  known: Readonly<Record<string, Migration>>,
): Promise<BackupInfo> {
  const sqlite = openUntrusted(path);
  try {
    const info = requireInfo(sqlite);
    await requireOwnSchema(sqlite, known);
    requireWhole(sqlite);
    requireRows(sqlite);
    requireFiles(sqlite);
    return info;
  } catch (error) {
    throw asRefusal(error);
  } finally {
    sqlite.close();
  }
}

/** What a file says of itself, unchecked. @throws {BackupRefusal} when it is no backup of this version or an older one */
export function describeBackup(path: string): BackupInfo {
  const sqlite = openUntrusted(path);
  try {
    return requireInfo(sqlite);
  } catch (error) {
    throw asRefusal(error);
  } finally {
    sqlite.close();
  }
}

function requireInfo(sqlite: Sqlite.Database): BackupInfo {
  const info = readInfo(sqlite);
  if (!info) throw notABackup();
  if (info.format > backupFormat) {
    throw new BackupRefusal(
      'DATABASE_TOO_NEW',
      `The backup was made by a newer version of ClawChat (${info.version}). Install that version to restore it.`,
    );
  }
  return info;
}

/** @throws {BackupRefusal} unless every page is sound and every reference leads somewhere */
export function requireWhole(sqlite: Sqlite.Database): void {
  const found = sqlite.pragma('integrity_check(1)', { simple: true });
  if (found !== 'ok') throw damaged(String(found));
  const dangling = sqlite.pragma('foreign_key_check') as { table: string }[];
  if (dangling[0]) throw damaged(`a row of ${dangling[0].table} refers to one that is not there`);
}

/** @throws {BackupRefusal} unless the rows are those that were put down when the backup was made */
export function requireRows(sqlite: Sqlite.Database, manifest = readManifest(sqlite)): void {
  for (const { name, rows, sha256 } of manifest) {
    const found = fingerprint(sqlite, name);
    if (found.rows !== rows || found.sha256 !== sha256) throw damaged(`${name} is not what it was`);
  }
}

export type ManifestRow = { name: string; rows: number; sha256: string };

export function readManifest(sqlite: Sqlite.Database): ManifestRow[] {
  const manifest = sqlite.prepare('select name, rows, sha256 from backup_tables').all() as ManifestRow[];
  const tables = sqlite.prepare("select name from sqlite_schema where type = 'table'").pluck().all();
  if (manifest.length === 0 || manifest.some(({ name }) => !tables.includes(name)))
    throw damaged('its list of tables is not what it was');
  return manifest;
}

/** Files of attachments, and of deleted ones whose deletion can still be undone. */
export const neededFiles = `
  select stored_filename, size_bytes from attachments
  union all select stored_filename, null from discarded_files where keep_until is not null`;

function requireFiles(sqlite: Sqlite.Database): void {
  const rows = sqlite
    .prepare(
      `select stored_filename, backup_files.size_bytes, sha256, backup_files.stored_filename is not null as present
       from (${neededFiles}) needed left join backup_files using (stored_filename)`,
    )
    .all() as { stored_filename: string; size_bytes: number; sha256: string | null; present: number }[];
  for (const { stored_filename, size_bytes, sha256, present } of rows) {
    if (!isStoredName(stored_filename) || present !== 1) throw damaged('an attachment is missing');
    const found = digestOf(sqlite, stored_filename);
    const isAsStored = sha256 === null ? found.bytes === 0 : found.sha256 === sha256;
    if (!isAsStored || found.bytes !== size_bytes) throw damaged('an attachment is not what it was');
  }
}

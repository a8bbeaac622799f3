import type Sqlite from 'better-sqlite3';
import { z } from 'zod';

/** Raised when a backup of this version could not be read by the one before. */
export const backupFormat = 1;

/** Beside the tables of the database itself; they are dropped when it is restored. */
export const backupTables = ['backup_info', 'backup_tables', 'backup_files', 'backup_chunks'] as const;

const definitions = [
  'create table backup_info (name text primary key, value text not null) strict, without rowid',
  'create table backup_tables (name text primary key, rows integer not null, sha256 text not null) strict, without rowid',
  // sha256 is absent for a file that was lost before the backup was made.
  'create table backup_files (stored_filename text primary key, size_bytes integer not null, sha256 text) strict, without rowid',
  'create table backup_chunks (id integer primary key, stored_filename text not null, bytes blob not null) strict',
  'create index backup_chunks_of_file on backup_chunks (stored_filename, id)',
];

export function createBackupTables(sqlite: Sqlite.Database): void {
  for (const definition of definitions) sqlite.exec(definition);
}

/** Why it was made: someone asked, or it was the state before another backup was restored. */
export type BackupReason = 'asked' | 'before_restore';

const backupInfo = z.object({
  format: z.coerce.number().int(),
  /** Of the program. */
  version: z.string(),
  /** RFC 3339, UTC. */
  created_at: z.iso.datetime(),
  reason: z.enum(['asked', 'before_restore']),
  /** Attachments whose file was lost or cut short before the backup was made. */
  missing_files: z.coerce.number().int(),
});
export type BackupInfo = z.infer<typeof backupInfo>;

export function writeInfo(sqlite: Sqlite.Database, info: BackupInfo): void {
  const insert = sqlite.prepare('insert into backup_info (name, value) values (?, ?)');
  for (const [name, value] of Object.entries(info)) insert.run(name, String(value));
}

/** Undefined for a database that is no backup. @throws {SqliteError} for a file that is no database or damaged */
export function readInfo(sqlite: Sqlite.Database): BackupInfo | undefined {
  const columns = sqlite.prepare("select name from pragma_table_info('backup_info')").pluck().all();
  if (!columns.includes('name') || !columns.includes('value')) return undefined;
  const rows = sqlite.prepare('select name, value from backup_info').raw().all() as [string, unknown][];
  return backupInfo.safeParse(Object.fromEntries(rows)).data;
}

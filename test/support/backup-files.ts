import { copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { fingerprint } from '../../server/db/backup/fingerprint.ts';

/** Files that are no backup to be restored, each made of a good one, with the reason for which they are refused. */
export const spoiled: Readonly<Record<string, { reason: string; spoil(path: string): void }>> = {
  'an empty file': { reason: 'DATABASE_FOREIGN', spoil: (path) => writeFileSync(path, '') },
  'some text': { reason: 'DATABASE_FOREIGN', spoil: (path) => writeFileSync(path, 'x'.repeat(10_000)) },
  'the first half': {
    reason: 'DATABASE_DAMAGED',
    spoil: (path) => truncateSync(path, Math.floor(readFileSync(path).length / 2)),
  },
  'one letter of a title changed': {
    reason: 'DATABASE_DAMAGED',
    spoil: (path) => replaceBytes(path, 'Kept through everything', 'Kopt through everything'),
  },
  'one letter of an attachment changed': {
    reason: 'DATABASE_DAMAGED',
    spoil: (path) => replaceBytes(path, 'content of the file', 'content of the pile'),
  },
  'a chunk of an attachment missing': {
    reason: 'DATABASE_DAMAGED',
    spoil: sql('delete from backup_chunks'),
  },
  'an attachment missing': { reason: 'DATABASE_DAMAGED', spoil: sql('delete from backup_files') },
  'a row missing': { reason: 'DATABASE_DAMAGED', spoil: sql('delete from memos') },
  'its list missing': { reason: 'DATABASE_DAMAGED', spoil: sql('delete from backup_tables') },
  'a reference to nowhere': {
    reason: 'DATABASE_DAMAGED',
    spoil: (path) => change(path, "update attachments set todo_id = 'todo_none'", ['attachments']),
  },
  'a file name that leads out of the folder': {
    reason: 'DATABASE_DAMAGED',
    spoil: storedAs('../../evil.txt'),
  },
  'made by a later migration': {
    reason: 'DATABASE_TOO_NEW',
    spoil: sql("insert into kysely_migration (name, timestamp) values ('9999-later', '2030-01-01')"),
  },
  'of a later format': {
    reason: 'DATABASE_TOO_NEW',
    spoil: sql("update backup_info set value = '2' where name = 'format'"),
  },
  'a trigger of its own': {
    reason: 'DATABASE_FOREIGN',
    spoil: sql(
      "create trigger evil after insert on todos begin update sessions set ended_at = null, kind = 'pin'; end",
    ),
  },
  'a trigger of ours made another': {
    reason: 'DATABASE_FOREIGN',
    spoil: sql(
      'drop trigger attachments_keep; create trigger attachments_keep after insert on attachments begin select 1; end',
    ),
  },
  'a table of its own': { reason: 'DATABASE_FOREIGN', spoil: sql('create table x (y)') },
  'a table of ours missing': { reason: 'DATABASE_FOREIGN', spoil: sql('drop table user_settings') },
  'the tables of a backup made otherwise': {
    reason: 'DATABASE_FOREIGN',
    spoil: sql('alter table backup_files rename column sha256 to digest'),
  },
  'its description made otherwise': {
    reason: 'DATABASE_FOREIGN',
    spoil: sql('drop table backup_info; create table backup_info (name text)'),
  },
  'a database without the marks of a backup': {
    reason: 'DATABASE_FOREIGN',
    spoil: sql('drop table backup_info'),
  },
};

/** Copies a backup and spoils the copy. */
export function spoiledCopy(good: string, path: string, spoil: (path: string) => void): void {
  copyFileSync(good, path);
  spoil(path);
}

/** Gives the files in a backup this name, as somebody who knows the format would do. */
export function storedAs(name: string): (path: string) => void {
  const text = name
    .split('\0')
    .map((part) => `'${part.replaceAll("'", "''")}'`)
    .join(' || char(0) || ');
  const statements = ['attachments', 'backup_files', 'backup_chunks'].map(
    (table) => `update ${table} set stored_filename = ${text};`,
  );
  return (path) => change(path, statements.join(''), ['attachments', 'discarded_files']);
}

function sql(statements: string): (path: string) => void {
  return (path) => change(path, statements, []);
}

/** With tables put down as they are now, as somebody who knows the format would do. */
function change(path: string, statements: string, tables: readonly string[]): void {
  const sqlite = new Sqlite(path);
  try {
    sqlite.pragma('foreign_keys = OFF');
    sqlite.function('search_text', (text) => text);
    sqlite.function('search_bigrams', () => '');
    sqlite.exec(statements);
    for (const table of tables) {
      const { rows, sha256 } = fingerprint(sqlite, table);
      sqlite.prepare('update backup_tables set rows = ?, sha256 = ? where name = ?').run(rows, sha256, table);
    }
  } finally {
    sqlite.close();
  }
}

/** Every place at which the text stands. */
function replaceBytes(path: string, text: string, other: string): void {
  const bytes = readFileSync(path);
  let at = bytes.indexOf(text);
  if (at < 0) throw new Error(`${text} does not stand in the file`);
  for (; at >= 0; at = bytes.indexOf(text, at + 1)) bytes.write(other, at);
  writeFileSync(path, bytes);
}

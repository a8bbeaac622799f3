import Sqlite from 'better-sqlite3';
import { accessTables } from './table-fates.ts';

/**
 * Gives a restored database what belongs to this installation as it is now: sessions and the like. Files of attachments
 * that the restored state does not know are put down for deletion.
 */
export function carryOver(present: string, candidate: string): void {
  const sqlite = new Sqlite(candidate, { fileMustExist: true, timeout: 5000 });
  try {
    sqlite.pragma('synchronous = FULL');
    sqlite.pragma('foreign_keys = OFF');
    sqlite.prepare('attach ? as present').run(present);
    sqlite.exec('begin immediate');
    for (const name of accessTables) copyRows(sqlite, name);
    sqlite.exec(`
      insert or ignore into main.discarded_files (stored_filename)
        select stored_filename from present.attachments union select stored_filename from present.discarded_files;
      delete from main.discarded_files where stored_filename in (select stored_filename from main.attachments);
    `);
    sqlite.exec('commit');
    sqlite.exec('detach present');
    sqlite.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    sqlite.close();
  }
}

function copyRows(sqlite: Sqlite.Database, table: string): void {
  const columns = sqlite
    .prepare('select name from pragma_table_info(?)')
    .pluck()
    .all(table)
    .map((name) => `"${name}"`)
    .join(', ');
  sqlite.exec(`delete from main."${table}"`);
  sqlite.exec(`insert into main."${table}" (${columns}) select ${columns} from present."${table}"`);
}

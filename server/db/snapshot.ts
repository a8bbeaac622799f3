import Sqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { bindStatements } from './compiled.ts';
import type { Schema } from './schema.ts';
import { keepStatements } from './statements.ts';
import type { ReadDb } from './work.ts';

/** The database as it was at one moment, whatever is written meanwhile. */
export type Snapshot = { db: ReadDb; close(): Promise<void> };

/**
 * Opens a connection of its own that stays at this moment until it is closed, so that something long can be read in
 * pieces. The server's other connections neither see it nor wait for it; the write-ahead log grows until it is closed.
 */
export async function openSnapshot(file: string): Promise<Snapshot> {
  const sqlite = new Sqlite(file, { readonly: true, fileMustExist: true, timeout: 5000 });
  try {
    // The moment is that of the first reading, not that of `begin`.
    sqlite.exec('begin; select 1 from sqlite_schema');
  } catch (error) {
    sqlite.close();
    throw error;
  }
  const statements = keepStatements(sqlite);
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: statements }) });
  bindStatements(db, { statements });
  return {
    db,
    close: async () => {
      await db.destroy();
      // Kysely leaves a connection alone that it was never asked to use.
      sqlite.close();
    },
  };
}

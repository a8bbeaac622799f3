import { closeSync, openSync, readSync } from 'node:fs';
import Sqlite from 'better-sqlite3';

/** A row as it was found: nothing about it is certain. */
export type LegacyRow = Readonly<Record<string, unknown>>;

/** A conversation that is gone while its messages are still there. */
export type LostConversation = { id: unknown; first: unknown; last: unknown };

export type LegacyDatabase = {
  /** Number of rows; 0 for a table the file does not have. */
  count(table: string): number;
  /** Rows one by one in the order of entry; nothing is loaded whole. */
  rows(table: string): Iterable<LegacyRow>;
  /** Values of a column in the order of entry, with the ids of their rows; null where there is no such column. */
  pairs(table: string, column: string): [id: unknown, value: unknown][];
  lostConversations(): LostConversation[];
  close(): void;
};

/** The file is not the Python server's database, or cannot be read. `message` is for the owner. */
export class LegacyFileError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'LegacyFileError';
  }
}

const expectedTables = ['conversations', 'messages', 'todos', 'events'];

/**
 * Opens the Python server's database for reading only: its bytes stay as they are. Until it is closed everything is read
 * as it was at this moment.
 *
 * @param name what the file is called in messages
 * @throws {LegacyFileError}
 */
export function openLegacy(file: string, name: string): LegacyDatabase {
  if (hasWriteAheadLog(file)) {
    throw new LegacyFileError(
      `${name} is no database of the Python server as that left it. A backup of this ClawChat is restored, not imported.`,
    );
  }
  const sqlite = open(file, name);
  const tables = new Set(
    sqlite.prepare("select name from sqlite_schema where type = 'table'").pluck().all() as string[],
  );
  const missing = expectedTables.filter((table) => !tables.has(table));
  if (missing.length > 0 || tables.has('kysely_migration')) {
    sqlite.close();
    throw new LegacyFileError(
      tables.has('kysely_migration')
        ? `${name} is a backup of this ClawChat, which is restored, not imported.`
        : `${name} is not a database of the Python ClawChat server: it has no ${missing.join(', ')}.`,
    );
  }
  const known = (table: string) => tables.has(table);
  const columnsOf = (table: string) =>
    sqlite.prepare('select name from pragma_table_info(?)').pluck().all(table) as string[];
  return {
    count: (table) =>
      known(table) ? (sqlite.prepare(`select count(*) from "${table}"`).pluck().get() as number) : 0,
    rows: (table) =>
      known(table)
        ? (sqlite.prepare(`select * from "${table}" order by rowid`).iterate() as Iterable<LegacyRow>)
        : [],
    pairs: (table, column) => {
      if (!known(table)) return [];
      const value = columnsOf(table).includes(column) ? `"${column}"` : 'null';
      const statement = sqlite.prepare(`select id, ${value} from "${table}" order by rowid`).raw();
      return statement.all() as [unknown, unknown][];
    },
    lostConversations: () =>
      sqlite
        .prepare(
          `select conversation_id as id, min(created_at) as first, max(created_at) as last from messages
           where conversation_id is null or conversation_id not in (select id from conversations where id is not null)
           group by conversation_id`,
        )
        .all() as LostConversation[],
    close: () => sqlite.close(),
  };
}

/** Opening such a file would put others beside it. The Python server's never is one (file format, 1.3.3). */
function hasWriteAheadLog(file: string): boolean {
  const header = Buffer.alloc(20);
  const descriptor = openSync(file, 'r');
  try {
    return readSync(descriptor, header, 0, 20, 0) === 20 && header.readUInt8(19) === 2;
  } finally {
    closeSync(descriptor);
  }
}

function open(file: string, name: string): Sqlite.Database {
  let sqlite: Sqlite.Database | undefined;
  try {
    sqlite = new Sqlite(file, { readonly: true, fileMustExist: true, timeout: 2000 });
    sqlite.exec('begin; select count(*) from sqlite_schema');
    return sqlite;
  } catch (error) {
    sqlite?.close();
    throw new LegacyFileError(
      `${name} cannot be read as a database (${(error as Error).message}). If the Python server was killed, start and stop it once.`,
      { cause: error },
    );
  }
}

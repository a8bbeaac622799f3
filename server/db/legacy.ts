import Sqlite from 'better-sqlite3';

/** A row as it was found: nothing about it is certain. */
export type LegacyRow = Readonly<Record<string, unknown>>;

export type LegacyDatabase = {
  /** Number of rows; 0 for a table the file does not have. */
  count(table: string): number;
  /** Rows one by one in the order of entry; nothing is loaded whole. */
  rows(table: string): Iterable<LegacyRow>;
  /** All ids of a table. */
  ids(table: string): Set<string>;
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
 * Opens the Python server's database for reading only: its bytes stay as they are.
 *
 * @throws {LegacyFileError}
 */
export function openLegacy(file: string): LegacyDatabase {
  const sqlite = open(file);
  const tables = new Set(
    sqlite.prepare("select name from sqlite_schema where type = 'table'").pluck().all() as string[],
  );
  const missing = expectedTables.filter((table) => !tables.has(table));
  if (missing.length > 0 || tables.has('kysely_migration')) {
    sqlite.close();
    throw new LegacyFileError(`${file} is not a database of the Python ClawChat server.`);
  }
  const known = (table: string) => tables.has(table);
  return {
    count: (table) =>
      known(table) ? (sqlite.prepare(`select count(*) from "${table}"`).pluck().get() as number) : 0,
    rows: (table) =>
      known(table)
        ? (sqlite.prepare(`select * from "${table}" order by rowid`).iterate() as Iterable<LegacyRow>)
        : [],
    ids: (table) =>
      new Set(known(table) ? (sqlite.prepare(`select id from "${table}"`).pluck().all() as string[]) : []),
    close: () => sqlite.close(),
  };
}

function open(file: string): Sqlite.Database {
  let sqlite: Sqlite.Database | undefined;
  try {
    sqlite = new Sqlite(file, { readonly: true, fileMustExist: true });
    sqlite.prepare('select count(*) from sqlite_schema').get();
    return sqlite;
  } catch (error) {
    sqlite?.close();
    throw new LegacyFileError(
      `${file} cannot be read as a database (${(error as Error).message}). If the Python server was killed, start and stop it once.`,
      { cause: error },
    );
  }
}

import { rmSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import {
  type DatabaseConnection,
  Kysely,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
} from 'kysely';
import { putInPlace } from '../lib/put-in-place.ts';
import { StartError } from '../lib/start-error.ts';
import { DatabaseBusyError } from './busy.ts';
import type { TransactionControl } from './commit-together.ts';
import { bindStatements } from './compiled.ts';
import { registerFunctions } from './functions.ts';
import type { Schema } from './schema.ts';
import { keepStatements } from './statements.ts';

/** Below this version a rare race between checkpoint and write can damage a database in WAL mode. */
const oldestSqlite = [3, 51, 3] as const;

/** Pages of cache per connection, in KiB. */
const cacheKib = 16_384;

/** How long another program's lock on the file is waited for. */
const busyMilliseconds = 5000;

/** The two connections to one file. Nothing outside this folder gets hold of them, see work.ts. */
export type OpenDatabase = {
  file: string;
  /** The only connection that writes. */
  readonly writer: Sqlite.Database;
  readonly write: Kysely<Schema>;
  /** Begins and ends transactions on `write`. */
  readonly transactions: TransactionControl;
  /** Read-only connection: sees the last commit, never waits for a transaction. */
  readonly read: Kysely<Schema>;
  /**
   * Puts all commits into the file itself. While nothing is written, none is missing there from now on.
   *
   * @throws {DatabaseBusyError} when somebody reads an older state, an export for instance
   */
  gather(): void;
  /**
   * Puts another file in the place of this one and goes on with that. Nobody may use the connections meanwhile.
   *
   * @throws {DatabaseBusyError} then nothing changed
   */
  replaceWith(file: string): Promise<void>;
  close(): Promise<void>;
};

/**
 * Opens the file for one process: WAL, every commit on disk before it is acknowledged, foreign keys enforced.
 * The caller has inspected and migrated the file.
 */
export function openDatabase(file: string): OpenDatabase {
  let commits = 0;
  const countCommits = () => commits;
  let connections = connect(file, countCommits);
  return {
    file,
    get writer() {
      return connections.writer;
    },
    get write() {
      return connections.write;
    },
    get read() {
      return connections.read;
    },
    transactions: {
      run(statement) {
        connections.statements.prepare(statement).run([]);
        if (statement === 'commit') commits += 1;
      },
      isOpen: () => connections.writer.inTransaction,
    },
    gather: () => gather(connections.writer),
    async replaceWith(replacement) {
      // What is left in a write-ahead log would be taken for changes to the new file.
      gather(connections.writer);
      await disconnect(connections);
      try {
        for (const ending of ['-wal', '-shm']) rmSync(file + ending, { force: true });
        putInPlace(replacement, file);
      } catch (error) {
        // Windows does not let go of a file that somebody has open.
        if (process.platform === 'win32') throw new DatabaseBusyError(inUse, { cause: error });
        throw error;
      } finally {
        connections = connect(file, countCommits);
      }
    },
    close: () => disconnect(connections),
  };
}

type Connections = Pick<OpenDatabase, 'writer' | 'write' | 'read'> & { statements: SqliteDatabase };

function connect(file: string, commits: () => number): Connections {
  const writer = openWriter(file);
  const reader = new Sqlite(file, { readonly: true, timeout: busyMilliseconds });
  reader.pragma(`cache_size = -${cacheKib}`);
  reader.pragma('mmap_size = 268435456');
  const statements = keepStatements(writer);
  return {
    writer,
    statements,
    write: handleFor({ statements }),
    read: handleFor({ statements: keepStatements(reader), commits }),
  };
}

function handleFor(connection: Parameters<typeof bindStatements>[1]): Kysely<Schema> {
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: connection.statements }) });
  bindStatements(db, connection);
  return db;
}

async function disconnect({ writer, write, read }: Connections): Promise<void> {
  await read.destroy();
  writer.pragma('wal_checkpoint(TRUNCATE)');
  await write.destroy();
}

const inUse = 'Something else has the database open, an export for instance. Try again when that is done.';

function gather(writer: Sqlite.Database): void {
  // Waiting would be in vain: who reads in this process cannot go on meanwhile.
  writer.pragma('busy_timeout = 0');
  const [outcome] = writer.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
  writer.pragma(`busy_timeout = ${busyMilliseconds}`);
  if (outcome?.busy !== 0) throw new DatabaseBusyError(inUse);
}

/** One connection for migrating, in the same modes as the server's own. */
export function openForMigration(file: string): { sqlite: Sqlite.Database; db: Kysely<Schema> } {
  const sqlite = openWriter(file);
  return { sqlite, db: new Kysely<Schema>({ dialect: new TransactionalDialect(sqlite) }) };
}

function openWriter(file: string): Sqlite.Database {
  const sqlite = new Sqlite(file, { timeout: busyMilliseconds });
  requireSqlite(sqlite.prepare('select sqlite_version()').pluck().get() as string);
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  registerFunctions(sqlite);
  sqlite.pragma(`cache_size = -${cacheKib}`);
  return sqlite;
}

/** @throws {StartError} when the SQLite built into the driver is too old to be safe. */
export function requireSqlite(version: string): void {
  const parts = version.split('.').map(Number);
  const difference = oldestSqlite
    .map((least, index) => (parts[index] ?? 0) - least)
    .find((part) => part !== 0);
  if (difference !== undefined && difference < 0) {
    throw new StartError(
      'UNEXPECTED',
      `SQLite ${version} is too old; ${oldestSqlite.join('.')} or newer is needed.`,
    );
  }
}

/**
 * SQLite rolls back DDL like anything else, but the stock adapter says it cannot, and then a migration that fails in
 * its middle leaves half-made tables behind.
 */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** SQLite ends a transaction by itself when the disk is full; undoing it again would hide that reason behind another. */
class TransactionalDriver extends SqliteDriver {
  readonly #sqlite: Sqlite.Database;
  constructor(sqlite: Sqlite.Database) {
    super({ database: sqlite });
    this.#sqlite = sqlite;
  }
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#sqlite.inTransaction) await super.rollbackTransaction(connection);
  }
}

class TransactionalDialect extends SqliteDialect {
  readonly #sqlite: Sqlite.Database;
  constructor(sqlite: Sqlite.Database) {
    super({ database: sqlite });
    this.#sqlite = sqlite;
  }
  override createAdapter(): TransactionalAdapter {
    return new TransactionalAdapter();
  }
  override createDriver(): TransactionalDriver {
    return new TransactionalDriver(this.#sqlite);
  }
}

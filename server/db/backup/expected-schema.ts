import type Sqlite from 'better-sqlite3';
import { type Migration, Migrator } from 'kysely/migration';
import { openForMigration } from '../open.ts';
import { createBackupTables } from './format.ts';
import { BackupRefusal } from './refusal.ts';

/** Names the migrations that made a database. */
export function appliedMigrations(sqlite: Sqlite.Database): string[] {
  const present = sqlite
    .prepare("select count(*) from sqlite_schema where type = 'table' and name = 'kysely_migration'")
    .pluck()
    .get();
  if (present !== 1) return [];
  return sqlite.prepare('select name from kysely_migration order by name').pluck().all() as string[];
}

/**
 * Makes sure that a backup has exactly the tables, indexes and triggers its migrations make: one from elsewhere might
 * carry a trigger that acts on our data later.
 *
 * @throws {BackupRefusal}
 */
export async function requireOwnSchema(
  sqlite: Sqlite.Database,
  known: Readonly<Record<string, Migration>>,
): Promise<void> {
  const applied = appliedMigrations(sqlite);
  const newer = applied.filter((name) => !Object.hasOwn(known, name));
  if (newer.length > 0) {
    throw new BackupRefusal(
      'DATABASE_TOO_NEW',
      `The backup was made by a newer version of ClawChat (${newer.join(', ')}). Install that version to restore it.`,
    );
  }
  const expected = await schemaMadeBy(
    Object.fromEntries(Object.entries(known).filter(([name]) => applied.includes(name))),
  );
  const found = schemaOf(sqlite);
  for (const key of new Set([...expected.keys(), ...found.keys()])) {
    if (expected.get(key) !== found.get(key)) {
      throw new BackupRefusal(
        'DATABASE_FOREIGN',
        `The file was not made by ClawChat as it is: it differs in its ${key}.`,
      );
    }
  }
}

async function schemaMadeBy(migrations: Record<string, Migration>): Promise<Map<string, string>> {
  const { sqlite, db } = openForMigration(':memory:');
  try {
    const { error } = await new Migrator({
      db,
      provider: { getMigrations: async () => migrations },
    }).migrateToLatest();
    if (error) throw error;
    createBackupTables(sqlite);
    return schemaOf(sqlite);
  } finally {
    await db.destroy();
  }
}

/** The definitions by kind and name, without what SQLite and Kysely keep for themselves. */
function schemaOf(sqlite: Sqlite.Database): Map<string, string> {
  const rows = sqlite.prepare('select type, name, sql from sqlite_schema').all() as {
    type: string;
    name: string;
    sql: string | null;
  }[];
  const own = rows.filter(({ type, name }) => {
    const isInert =
      type === 'table' && /^kysely_migration|_fts_(?:data|idx|docsize|config|content)$/.test(name);
    return !isInert && !name.startsWith('sqlite_');
  });
  return new Map(own.map(({ type, name, sql }) => [`${type} ${name}`, sql ?? '']));
}

import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import { type IndexedTable, indexedTables } from '../../db/search-index.ts';
import type { Work, WriteDb } from '../../db/work.ts';

/** Pages written in one transaction: some milliseconds. */
const stepPages = 64;

/**
 * Gives back the room of deleted entries in the search indexes, in short transactions between which other requests have
 * their turn. Follows "The 'merge' command" in the documentation of SQLite's FTS5: begun with a negative number, gone on
 * with positive ones, done when nothing changes any more.
 */
export async function compactIndexes(work: Work): Promise<void> {
  for (const table of indexedTables) {
    let pages = -stepPages;
    while (await work.write(({ db }) => mergeSome(db, table, pages))) {
      pages = stepPages;
      await setImmediate();
    }
  }
}

/** Whether there may be more to do. */
async function mergeSome(db: WriteDb, table: IndexedTable, pages: number): Promise<boolean> {
  const index = `${table}_fts`;
  const before = await totalChanges(db);
  await sql`insert into ${sql.table(index)} (${sql.id(index)}, rank) values ('merge', ${pages})`.execute(db);
  // The command itself counts as one.
  return (await totalChanges(db)) - before >= 2;
}

async function totalChanges(db: WriteDb): Promise<number> {
  const { rows } = await sql<{ changes: number }>`select total_changes() as changes`.execute(db);
  return rows[0]?.changes ?? 0;
}

import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import { type IndexedTable, indexedTables, rebuildStatement } from '../../db/search-index.ts';
import type { ReadDb, Work } from '../../db/work.ts';

/** Rows indexed in one transaction: some tens of milliseconds, so that other requests get their turn in between. */
const batchRows = 2000;

/**
 * Empties the search index and fills it again. Searches in the meantime find less. Returns the names of the tables.
 *
 * @param report told how many rows are done, of how many
 */
export async function reindex(
  work: Work,
  report: (done: number, total: number) => void = () => undefined,
): Promise<string[]> {
  const total = await work.read(({ db }) => countIndexed(db));
  let done = 0;
  report(done, total);
  for (const table of indexedTables) {
    await reindexTable(work, table, (rows) => {
      done = Math.min(done + rows, total);
      report(done, total);
    });
  }
  return indexedTables.map((table) => `${table}_fts`);
}

/** Rows that have an entry in an index. */
async function countIndexed(db: ReadDb): Promise<number> {
  let total = 0;
  for (const table of indexedTables) {
    const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(
      db,
    );
    total += rows[0]?.count ?? 0;
  }
  return total;
}

async function reindexTable(work: Work, table: IndexedTable, tell: (rows: number) => void): Promise<void> {
  const index = sql.table(`${table}_fts`);
  const highest = await work.write(async ({ db }) => {
    await sql`insert into ${index} (${sql.ref(`${table}_fts`)}) values ('delete-all')`.execute(db);
    const { rows } = await sql<{
      highest: number | null;
    }>`select max(sequence) as highest from ${sql.table(table)}`.execute(db);
    return rows[0]?.highest ?? 0;
  });
  for (let first = 1; first <= highest; first += batchRows) {
    // A row that came or changed in the meantime is indexed already, by its trigger.
    await work.write(({ db }) => rebuildStatement(table, first, first + batchRows - 1).execute(db));
    tell(batchRows);
    await setImmediate();
  }
}

import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import { type IndexedTable, indexedTables, rebuildStatement } from '../../db/search-index.ts';
import type { Work } from '../../db/work.ts';

/** Rows indexed in one transaction: some tens of milliseconds, so that other requests get their turn in between. */
const batchRows = 2000;

/** Empties the search index and fills it again. Searches in the meantime find less. Returns the names of the tables. */
export async function reindex(work: Work): Promise<string[]> {
  for (const table of indexedTables) await reindexTable(work, table);
  return indexedTables.map((table) => `${table}_fts`);
}

async function reindexTable(work: Work, table: IndexedTable): Promise<void> {
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
    await setImmediate();
  }
}

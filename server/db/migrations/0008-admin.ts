import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { indexedTables } from '../search-index.ts';

/**
 * What is oldest, what is newest, and what is older than some day: asked by the admin screens of every client.
 *
 * By default a search index is rewritten once a tenth of its entries are deleted, inside the transaction that happens to
 * delete one more; with 100,000 messages that holds everybody up for a second. See compact-index.ts for the other way.
 */
export const admin: Migration = {
  async up(db) {
    for (const table of ['conversations', 'messages', 'memos']) {
      await sql`create index ${sql.id(`${table}_by_age`)} on ${sql.table(table)} (created_at)`.execute(db);
    }
    for (const table of indexedTables) {
      const index = `${table}_fts`;
      await sql`insert into ${sql.table(index)} (${sql.id(index)}, rank) values ('deletemerge', 0)`.execute(
        db,
      );
    }
  },
};

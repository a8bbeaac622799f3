import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { entryOf, type IndexedTable, indexedColumns, indexedTables } from '../search-index.ts';

/**
 * One full-text index for each kind of item. They hold no text of their own, only where which word stands; triggers keep
 * them in step within the same transaction. A title counts five times as much as the text below it.
 */
export const search: Migration = {
  async up(db) {
    for (const table of indexedTables) await createIndex(db, table);
  },
};

async function createIndex(db: Kysely<unknown>, table: IndexedTable): Promise<void> {
  const index = `${table}_fts`;
  const add = `insert into ${index} (rowid, title, body, cjk)`;
  const statements = [
    `create virtual table ${index} using fts5 (
      title, body, cjk, content = '', contentless_delete = 1,
      tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
    )`,
    `insert into ${index} (${index}, rank) values ('rank', 'bm25(5.0, 1.0, 1.0)')`,
    `${add} select ${entryOf(table, 'item')} from ${table} item`,
    `create trigger ${index}_insert after insert on ${table} begin
      ${add} values (${entryOf(table, 'new')});
    end`,
    `create trigger ${index}_delete after delete on ${table} begin
      delete from ${index} where rowid = old.sequence;
    end`,
    `create trigger ${index}_update after update of ${indexedColumns(table).join(', ')} on ${table} begin
      delete from ${index} where rowid = old.sequence;
      ${add} values (${entryOf(table, 'new')});
    end`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

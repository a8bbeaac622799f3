import { type RawBuilder, sql } from 'kysely';

/**
 * How rows become entries of the full-text index. Shared by the triggers, which keep it in step, and by rebuilding.
 * `search_text` and `search_bigrams` are functions of ours, see functions.ts.
 */
const columns = {
  messages: { title: [], body: ['content'] },
  todos: { title: ['title'], body: ['description'] },
  events: { title: ['title'], body: ['description', 'location'] },
  memos: { title: ['title'], body: ['content'] },
} as const;

export type IndexedTable = keyof typeof columns;
export const indexedTables = Object.keys(columns) as IndexedTable[];

/** The columns whose change makes an entry stale. */
export const indexedColumns = (table: IndexedTable): string[] => [
  ...columns[table].title,
  ...columns[table].body,
];

/** SQL for the values of an entry (rowid, title, body, cjk) of a row called `row`. */
export function entryOf(table: IndexedTable, row: string): string {
  const { title, body } = columns[table];
  const joined = (names: readonly string[]) =>
    names.map((name) => `coalesce(${row}.${name}, '')`).join(` || ' ' || `) || "''";
  return [
    `${row}.sequence`,
    `search_text(${joined(title)})`,
    `search_text(${joined(body)})`,
    `search_bigrams(${joined([...title, ...body])})`,
  ].join(', ');
}

/** Adds what is missing of a range of rows, both ends included. */
export function rebuildStatement(table: IndexedTable, first: number, last: number): RawBuilder<unknown> {
  return sql`
    insert into ${sql.table(`${table}_fts`)} (rowid, title, body, cjk)
    select ${sql.raw(entryOf(table, 'item'))} from ${sql.table(table)} item
    where item.sequence between ${first} and ${last}
      and not exists (select 1 from ${sql.table(`${table}_fts`)} entry where entry.rowid = item.sequence)
  `;
}

import type Sqlite from 'better-sqlite3';

type Reference = { table: string; column: string; parent: string; parentColumn: string; onDelete: string };

/**
 * Puts right what refers to rows that are lost. Messages are kept in a conversation of their own; what else cannot be
 * without its parent goes, as it would have gone with it. The caller has a transaction open.
 *
 * @returns how many rows went
 */
export function adoptOrphans(sqlite: Sqlite.Database): number {
  restoreConversations(sqlite);
  const references = referencesOf(sqlite);
  let removed = 0;
  // What goes may itself be the parent of something.
  for (let changes = -1; changes !== 0; ) {
    changes = references.reduce((sum, reference) => sum + release(sqlite, reference), 0);
    removed += changes;
  }
  return removed;
}

function restoreConversations(sqlite: Sqlite.Database): void {
  sqlite.exec(`
    insert into conversations (id, title, created_at, updated_at)
      select conversation_id, 'Rescued conversation', min(created_at), max(created_at) from messages
      where conversation_id not in (select id from conversations) group by conversation_id`);
}

/** Rows that went. Those that can do without are only freed. */
function release(
  sqlite: Sqlite.Database,
  { table, column, parent, parentColumn, onDelete }: Reference,
): number {
  const orphaned = `"${column}" is not null and "${column}" not in (select "${parentColumn}" from "${parent}")`;
  if (onDelete === 'SET NULL') {
    sqlite.prepare(`update "${table}" set "${column}" = null where ${orphaned}`).run();
    return 0;
  }
  return sqlite.prepare(`delete from "${table}" where ${orphaned}`).run().changes;
}

function referencesOf(sqlite: Sqlite.Database): Reference[] {
  return sqlite
    .prepare(
      `select tables.name as "table", list."from" as "column", list."table" as parent, list."to" as parentColumn,
         list.on_delete as onDelete
       from sqlite_schema tables, pragma_foreign_key_list(tables.name) list where tables.type = 'table'`,
    )
    .all() as Reference[];
}

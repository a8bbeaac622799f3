import type Sqlite from 'better-sqlite3';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** Some hundred texts are asked for again and again; lists of values of all lengths come and go. */
const mostKept = 300;

/** What is worth keeping. Statements that define tables are used once. */
const repeatable = /^\s*(?:select|insert|update|delete|with|begin|commit|rollback|savepoint|release)\b/i;

/**
 * The connection as Kysely uses it, with statements prepared once: preparing one costs several times what running it
 * does. SQLite itself prepares a kept one again when tables or triggers have changed.
 */
export function keepStatements(sqlite: Sqlite.Database): SqliteDatabase {
  const kept = new Map<string, Sqlite.Statement>();
  const prepare = (text: string) => sqlite.prepare(text);

  const keep = (text: string) => {
    const [oldest] = kept.keys();
    if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
    const prepared = prepare(text);
    kept.set(text, prepared);
    return prepared;
  };

  return {
    close: () => void sqlite.close(),
    prepare(text) {
      const known = kept.get(text);
      // A busy one is read from bit by bit, and would have to begin anew.
      if (known && !known.busy) return known as SqliteStatement;
      return (known || !repeatable.test(text) ? prepare(text) : keep(text)) as SqliteStatement;
    },
  };
}

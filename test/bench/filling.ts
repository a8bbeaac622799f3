import type Sqlite from 'better-sqlite3';
import type { sentencesFrom } from './texts.ts';

export type Size = {
  todos: number;
  events: number;
  series: number;
  memos: number;
  conversations: number;
  messages: number;
};

export type Filling = {
  sqlite: Sqlite.Database;
  size: Size;
  now: Date;
  random(): number;
  words: ReturnType<typeof sentencesFrom>;
};

export const dayMilliseconds = 86_400_000;

/** Puts the rows of a table in, one statement for all. */
export function insertAll(
  sqlite: Sqlite.Database,
  table: string,
  rows: Iterable<Record<string, unknown>>,
): void {
  let statement: Sqlite.Statement | undefined;
  for (const row of rows) {
    const names = Object.keys(row);
    statement ??= sqlite.prepare(
      `insert into ${table} (${names.join(', ')}) values (${names.map((name) => `@${name}`).join(', ')})`,
    );
    statement.run(row);
  }
}

/** Spread evenly over the three years before `now`, the oldest first. */
export const agesOf = (count: number, now: Date, index: number) =>
  new Date(now.getTime() - ((count - index) / count) * 3 * 365 * dayMilliseconds).toISOString();

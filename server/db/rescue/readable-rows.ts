import type Sqlite from 'better-sqlite3';

/** A row as it was found: nothing about it is certain. */
export type FoundRow = Readonly<Record<string, unknown>>;

/** So many places that cannot be read, and the rest of a table is given up: each costs a search through the file. */
const failureLimit = 20_000;

/** Whether an error says that the file is damaged, and not that the program or the disk is at fault. */
export function isDamage(error: unknown): boolean {
  const code = String((error as { code?: unknown }).code ?? '');
  return /^SQLITE_(?:CORRUPT|NOTADB|IOERR)/.test(code);
}

/**
 * Hands over every row of a table that can still be read, each once, whatever lies broken between them.
 *
 * @returns whether nothing was in the way
 * @throws what is no damage of the file
 */
export function readableRows(sqlite: Sqlite.Database, table: string, take: (row: FoundRow) => void): boolean {
  try {
    const key = keyOf(sqlite, table);
    return key.length === 0 ? walkByRowid(sqlite, table, take) : walkByKey(sqlite, table, key, take);
  } catch (error) {
    if (isDamage(error)) return false;
    throw error;
  }
}

/** The columns of the key of a table without rowids; none for a table with them. */
function keyOf(sqlite: Sqlite.Database, table: string): string[] {
  const listed = sqlite.pragma(`table_list("${table}")`) as { wr: number }[];
  if (listed[0]?.wr !== 1) return [];
  return sqlite
    .prepare('select name from pragma_table_info(?) where pk > 0 order by pk')
    .pluck()
    .all(table) as string[];
}

/** Halves what cannot be read until single rows are left: those beside the damage are found again. */
function walkByRowid(sqlite: Sqlite.Database, table: string, take: (row: FoundRow) => void): boolean {
  const between = sqlite.prepare(
    `select rowid as salvaged_place, * from "${table}" where rowid between ? and ? order by rowid`,
  );
  let failures = 0;

  /** The first place that was not read, or undefined when all were. */
  const read = (from: number, to: number): number | undefined => {
    let next = from;
    try {
      for (const { salvaged_place, ...row } of between.iterate(from, to) as Iterable<FoundRow>) {
        take(row);
        next = Number(salvaged_place) + 1;
      }
      return undefined;
    } catch (error) {
      if (!isDamage(error)) throw error;
      failures += 1;
      return next;
    }
  };
  const walk = (from: number, to: number): void => {
    const next = from > to || failures > failureLimit ? undefined : read(from, to);
    if (next === undefined || next >= to) return;
    const middle = next + Math.floor((to - next) / 2);
    walk(next, middle);
    walk(middle + 1, to);
  };
  walk(1, highestRowid(sqlite, table));
  return failures === 0;
}

/** The last rowid, or one that lies beyond it when the end of the table is what is damaged. */
function highestRowid(sqlite: Sqlite.Database, table: string): number {
  try {
    return Number(sqlite.prepare(`select max(rowid) from "${table}"`).pluck().get() ?? 0);
  } catch (error) {
    if (!isDamage(error)) throw error;
    return 2 ** 32;
  }
}

/** From both ends to the damage; what lies between is lost. */
function walkByKey(
  sqlite: Sqlite.Database,
  table: string,
  key: readonly string[],
  take: (row: FoundRow) => void,
): boolean {
  const columns = key.map((name) => `"${name}"`);
  const taken = new Set<string>();
  const walk = (order: string): boolean => {
    const rows = sqlite.prepare(`select * from "${table}" order by ${order}`).iterate() as Iterable<FoundRow>;
    try {
      for (const row of rows) {
        const identity = JSON.stringify(key.map((name) => row[name]));
        if (taken.has(identity)) break;
        taken.add(identity);
        take(row);
      }
      return true;
    } catch (error) {
      if (!isDamage(error)) throw error;
      return false;
    }
  };
  if (walk(columns.join(', '))) return true;
  walk(columns.map((name) => `${name} desc`).join(', '));
  return false;
}

import { createHash } from 'node:crypto';
import type Sqlite from 'better-sqlite3';

export type Fingerprint = { rows: number; sha256: string };

/**
 * Number and digest of all rows of a table in the order of its key. SQLite keeps no checksums: a damaged letter would
 * pass its integrity check.
 */
export function fingerprint(sqlite: Sqlite.Database, table: string): Fingerprint {
  const key = sqlite
    .prepare('select name from pragma_table_info(?) where pk > 0 order by pk')
    .pluck()
    .all(table)
    .map((name) => `"${name}"`)
    .join(', ');
  const hash = createHash('sha256');
  let rows = 0;
  for (const row of sqlite.prepare(`select * from "${table}" order by ${key}`).raw().iterate()) {
    hash.update(JSON.stringify(row));
    rows += 1;
  }
  return { rows, sha256: hash.digest('hex') };
}

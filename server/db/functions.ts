import type Sqlite from 'better-sqlite3';
import { bigrams } from '../lib/cjk.ts';

/** SQL functions that triggers of the search index use; every connection that writes needs them. */
export function registerFunctions(sqlite: Sqlite.Database): void {
  const deterministic = { deterministic: true };
  sqlite.function('search_text', deterministic, (text: unknown) => String(text ?? '').normalize('NFC'));
  sqlite.function('search_bigrams', deterministic, (text: unknown) => bigrams(String(text ?? '')));
}

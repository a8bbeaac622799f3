import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { TestServer } from './server.ts';

const tables = [
  'todos',
  'events',
  'memos',
  'task_relationships',
  'attachments',
  'discarded_files',
  'agent_tasks',
] as const;
const indexes = ['todos_fts', 'events_fts', 'memos_fts'] as const;

/**
 * Everything the owner keeps, row by row, and every entry of the search index over it, for comparing before and after.
 * Read from the file, past the program.
 */
export function dumpItems({ dataDir }: Pick<TestServer, 'dataDir'>): Record<string, unknown[]> {
  const sqlite = new Sqlite(join(dataDir, 'clawchat.db'));
  try {
    const dump: Record<string, unknown[]> = {};
    for (const table of tables) dump[table] = sqlite.prepare(`select * from ${table} order by 1, 2`).all();
    for (const index of indexes) {
      sqlite.exec(`create virtual table temp.${index}_words using fts5vocab(main, ${index}, instance)`);
      dump[index] = sqlite.prepare(`select * from temp.${index}_words order by doc, col, offset, term`).all();
    }
    return dump;
  } finally {
    sqlite.close();
  }
}

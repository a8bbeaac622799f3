import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { type LegacyLayout, legacyLayouts } from './layouts.ts';

/** Rows by table; values that a layout has no column for are left out of it. */
export type LegacyRows = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

/** Every oddity that the Python server is known to leave behind, and some that only damage explains. */
export const oddities = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../fixtures/legacy-oddities.json'), 'utf8'),
) as LegacyRows;

/** Makes a database as the Python server of that time left it: no enforced references, journal mode delete, FTS tables. */
export function makeLegacyFile(path: string, layout: LegacyLayout, rows: LegacyRows = oddities): void {
  const sqlite = new Sqlite(path);
  try {
    sqlite.pragma('foreign_keys = OFF');
    for (const [table, columns] of Object.entries(legacyLayouts[layout])) {
      const declared = Object.entries(columns).map(([name, type]) => `"${name}" ${type}`);
      sqlite.exec(`create table "${table}" (${declared.join(', ')})`);
      insert(sqlite, table, Object.keys(columns), rows[table] ?? []);
    }
    sqlite.exec('create virtual table messages_fts using fts5(content)');
  } finally {
    sqlite.close();
  }
}

function insert(sqlite: Sqlite.Database, table: string, columns: string[], rows: LegacyRows[string]): void {
  const names = columns.map((name) => `"${name}"`).join(', ');
  const statement = sqlite.prepare(
    `insert into "${table}" (${names}) values (${columns.map(() => '?').join(', ')})`,
  );
  sqlite.transaction(() => {
    for (const row of rows) statement.run(columns.map((name) => row[name] ?? null));
  })();
}

export const pngBytes = Buffer.from('89504e470d0a1a0a', 'hex');

/** The folder of uploads that belongs to the oddities, and a file outside of it that nobody may get at. */
export function makeLegacyUploads(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const put = (name: string, content: string | Buffer) => writeFileSync(join(folder, name), content);
  put('0123456789abcdef0123456789abcdef.png', pngBytes);
  put('fedcba9876543210fedcba9876543210.txt', 'hello');
  put('plan of mine.md', '# plan');
  put('abcdefabcdefabcdefabcdefabcdefab.png', '<script>lie</script>');
  writeFileSync(join(folder, '../../outside.txt'), 'outside');
}

const pad = (index: number) => index.toString(16).padStart(12, '0');

/** A large file: `messages` messages in conversations of a hundred, and a tenth as many todos, and memos and events. */
export function largeLegacyRows(messages: number): LegacyRows {
  const at = (index: number) => `2026-01-01 00:00:00.${String(index % 1_000_000).padStart(6, '0')}`;
  const list = <T>(count: number, make: (index: number) => T) =>
    Array.from({ length: count }, (_, i) => make(i));
  const stamp = (index: number) => ({ created_at: at(index), updated_at: at(index) });
  const words = 'The quick brown fox jumps over the lazy dog while 회의실 is booked for tomorrow at nine';
  return {
    conversations: list(Math.ceil(messages / 100), (i) => ({
      id: `conv_${pad(i)}`,
      title: `Conversation ${i}`,
      is_archived: 0,
      ...stamp(i),
    })),
    messages: list(messages, (i) => ({
      id: `msg_${pad(i)}`,
      conversation_id: `conv_${pad(Math.floor(i / 100))}`,
      role: i % 2 === 0 ? 'user' : 'assistant',
      content: `${words} ${i} ${words.slice(i % 40)}`,
      message_type: 'text',
      created_at: at(i),
    })),
    todos: list(messages / 10, (i) => ({
      id: `todo_${pad(i)}`,
      title: `Todo ${i} ${words}`,
      status: 'pending',
      priority: 'medium',
      tags: '["home"]',
      parent_id: i % 3 === 0 ? null : `todo_${pad(i - 1)}`,
      ...stamp(i),
    })),
    events: list(messages / 50, (i) => ({
      id: `evt_${pad(i)}`,
      title: `Event ${i}`,
      start_time: `2026-02-01 09:00:00`,
      is_all_day: 0,
      ...stamp(i),
    })),
    memos: list(messages / 50, (i) => ({
      id: `memo_${pad(i)}`,
      title: `Memo ${i}`,
      content: words,
      ...stamp(i),
    })),
  };
}

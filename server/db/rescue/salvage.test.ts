import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { closeSync, ftruncateSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { test } from 'node:test';
import Sqlite from 'better-sqlite3';
import { rejectionOf } from '../../../test/support/rejection.ts';
import { quickFolder, temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { StartError } from '../../lib/start-error.ts';
import { migrateDatabase } from '../migrate.ts';
import { openForMigration } from '../open.ts';
import { salvageDatabase } from './salvage.ts';

const at = '2026-03-01T12:00:00.000Z';
const pageBytes = 4096;
const counted = { conversations: 20, messages: 2000, todos: 300, user_settings: 40 };
type Table = keyof typeof counted;

/** A database with rows over many pages, all of them in the file itself. */
async function fill(file: string): Promise<void> {
  await migrateDatabase(file, new Date(at));
  const { sqlite, db } = openForMigration(file);
  const each = (count: number, sql: string) => {
    const statement = sqlite.prepare(sql);
    for (let index = 1; index <= count; index += 1) statement.run({ index, at });
  };
  sqlite.exec('begin');
  each(
    counted.conversations,
    `insert into conversations (id, title, created_at, updated_at) values ('c' || @index, 'Talk', @at, @at)`,
  );
  each(
    counted.messages,
    `insert into messages (id, conversation_id, role, content, created_at)
       values ('m' || @index, 'c' || (1 + @index % 20), 'user', 'words ' || @index || hex(zeroblob(60)), @at)`,
  );
  each(
    counted.todos,
    `insert into todos (id, title, status, priority, created_at, updated_at)
       values ('t' || @index, 'Todo ' || @index, 'pending', 'medium', @at, @at)`,
  );
  each(
    counted.user_settings,
    `insert into user_settings (name, value, updated_at) values ('s' || @index, '1', @at)`,
  );
  sqlite.exec('commit');
  sqlite.pragma('wal_checkpoint(TRUNCATE)');
  await db.destroy();
}

/** The pages of a table or index, leaves in the order in which they are read. */
function pagesOf(file: string, name: string): { pageno: number; pagetype: string }[] {
  const sqlite = new Sqlite(file, { readonly: true });
  try {
    return sqlite.prepare('select pageno, pagetype from dbstat where name = ? order by path').all(name) as {
      pageno: number;
      pagetype: string;
    }[];
  } finally {
    sqlite.close();
  }
}

function overwrite(file: string, page: number, bytes = pageBytes): void {
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, Buffer.alloc(bytes, 0xa5), 0, bytes, (page - 1) * pageBytes);
  closeSync(descriptor);
}

const leavesOf = (file: string, name: string) =>
  pagesOf(file, name).filter(({ pagetype }) => pagetype === 'leaf');

function rowsIn(file: string, table: Table): number {
  const sqlite = new Sqlite(file, { readonly: true });
  try {
    assert.equal(sqlite.pragma('integrity_check', { simple: true }), 'ok');
    assert.deepEqual(sqlite.pragma('foreign_key_check'), []);
    return sqlite.prepare(`select count(*) from ${table}`).pluck().get() as number;
  } finally {
    sqlite.close();
  }
}

async function withDamaged(
  damage: (file: string) => void,
  check: (outcome: { target: string } & Awaited<ReturnType<typeof salvageDatabase>>) => void,
): Promise<void> {
  using folder = temporaryFolder(quickFolder);
  const file = folder.at('clawchat.db');
  await fill(file);
  damage(file);
  const hash = () => createHash('sha256').update(readFileSync(file)).digest('hex');
  const before = hash();
  const target = folder.at('rescued.db');
  check({ target, ...(await salvageDatabase(file, target)) });
  assert.equal(hash(), before, 'the damaged file stays as it is');
  assert.equal(statSync(target).mode & 0o777, 0o600);
}

test('a file without damage is brought over whole', () =>
  withDamaged(
    () => undefined,
    ({ target, rows, incomplete, dropped }) => {
      for (const [table, count] of Object.entries(counted)) {
        assert.equal(rows[table], count);
        assert.equal(rowsIn(target, table as Table), count);
      }
      assert.deepEqual([incomplete, dropped], [[], 0]);
    },
  ));

test('broken pages of a table cost the rows on them and no others', () =>
  withDamaged(
    (file) => {
      const leaves = leavesOf(file, 'messages');
      assert.ok(leaves.length > 40, 'there is something to break');
      for (const place of [3, 20, leaves.length - 1]) overwrite(file, leaves[place]?.pageno ?? 0);
    },
    ({ target, rows, incomplete }) => {
      assert.deepEqual(incomplete, ['messages']);
      const lost = counted.messages - (rows['messages'] ?? 0);
      assert.ok(lost > 0 && lost <= 3 * 40, `${lost} messages lost`);
      assert.equal(rowsIn(target, 'messages'), counted.messages - lost);
      assert.equal(rows['todos'], counted.todos);
    },
  ));

test('messages whose conversations are lost come with a conversation', () =>
  withDamaged(
    (file) => {
      for (const { pageno } of leavesOf(file, 'conversations')) overwrite(file, pageno);
    },
    ({ target, rows, incomplete }) => {
      assert.deepEqual([rows['conversations'], incomplete], [0, ['conversations']]);
      assert.equal(rowsIn(target, 'messages'), counted.messages);
      assert.equal(rowsIn(target, 'conversations'), counted.conversations);
    },
  ));

test('broken indexes cost nothing', () =>
  withDamaged(
    (file) => {
      for (const name of ['messages_of_conversation', 'sqlite_autoindex_messages_1'])
        for (const { pageno } of pagesOf(file, name)) overwrite(file, pageno);
    },
    ({ target, incomplete }) => {
      assert.deepEqual(incomplete, []);
      assert.equal(rowsIn(target, 'messages'), counted.messages);
    },
  ));

test('a file that was cut off gives what lies before the cut', () =>
  withDamaged(
    (file) => {
      const descriptor = openSync(file, 'r+');
      ftruncateSync(descriptor, Math.floor(statSync(file).size / 2 / pageBytes) * pageBytes);
      closeSync(descriptor);
    },
    ({ target, rows, incomplete }) => {
      assert.ok(incomplete.length > 0);
      assert.ok((rows['messages'] ?? 0) > 0);
      assert.equal(rowsIn(target, 'messages'), rows['messages']);
    },
  ));

test('what is found can be searched', () =>
  withDamaged(
    (file) => overwrite(file, leavesOf(file, 'messages')[5]?.pageno ?? 0),
    ({ target }) => {
      const sqlite = new Sqlite(target, { readonly: true });
      const found = sqlite
        .prepare("select count(*) from todos_fts where todos_fts match 'todo'")
        .pluck()
        .get();
      sqlite.close();
      assert.equal(found, counted.todos);
    },
  ));

for (const [what, bytes] of [
  ['its first page is gone', pageBytes],
  ['its header is gone', 100],
] as const) {
  test(`when ${what}, nothing is pretended to have been rescued`, async () => {
    using folder = temporaryFolder(quickFolder);
    const file = folder.at('clawchat.db');
    await fill(file);
    overwrite(file, 1, bytes);
    const error = await rejectionOf(salvageDatabase(file, folder.at('rescued.db')), StartError);
    assert.equal(error.code, 'DATABASE_DAMAGED');
    assert.match(error.message, /nothing in it can be read/);
    assert.throws(() => statSync(folder.at('rescued.db')), { code: 'ENOENT' });
  });
}

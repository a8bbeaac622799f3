import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { rejectionOf } from '../../test/support/rejection.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { StartError } from '../lib/start-error.ts';
import { migrateDatabase } from './migrate.ts';
import { migrations } from './migrations/index.ts';

const now = new Date('2026-03-01T12:00:00.000Z');
const hashOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Runs SQL on a file through a connection of its own. */
function onFile<T>(file: string, use: (sqlite: Sqlite.Database) => T): T {
  const sqlite = new Sqlite(file);
  try {
    return use(sqlite);
  } finally {
    sqlite.close();
  }
}

const tablesOf = (file: string) =>
  onFile(file, (sqlite) =>
    sqlite.prepare("select name from sqlite_schema where type = 'table' order by name").pluck().all(),
  );

const makesTable = (name: string): Migration => ({
  up: async (db) => void (await sql`create table ${sql.id(name)} (id integer primary key)`.execute(db)),
});

const fails: Migration = {
  async up(db) {
    await sql`create table half (id integer primary key)`.execute(db);
    await sql`insert into first (id) values (1)`.execute(db);
    throw new Error('out of luck');
  },
};

test('a new file gets every table, belongs to its owner alone, and is up to date afterwards', async () => {
  using folder = temporaryFolder();
  const file = folder.at('deep/down/clawchat.db');
  const first = await migrateDatabase(file, now);
  assert.deepEqual(first, { applied: Object.keys(migrations) });
  assert.equal(statSync(file).mode & 0o777, 0o600);
  assert.deepEqual(await migrateDatabase(file, now), { applied: [] });
});

test('when the second step fails, the first is undone as well and the file is what it was', async () => {
  using folder = temporaryFolder();
  const file = folder.at('x.db');
  await migrateDatabase(file, now, { '0001-a': makesTable('first') });
  const before = tablesOf(file);
  const known = { '0001-a': makesTable('first'), '0002-b': makesTable('second'), '0003-c': fails };
  await assert.rejects(migrateDatabase(file, now, known), /out of luck/);
  assert.deepEqual(tablesOf(file), before);
  assert.equal(
    onFile(file, (sqlite) => sqlite.prepare('select count(*) from first').pluck().get()),
    0,
  );
  const later = await migrateDatabase(file, now, { ...known, '0003-c': makesTable('third') });
  assert.deepEqual(later.applied, ['0002-b', '0003-c']);
});

test('a first start that fails midway leaves nothing half-made', async () => {
  using folder = temporaryFolder();
  const file = folder.at('x.db');
  const known = { '0001-a': makesTable('first'), '0002-b': fails };
  await assert.rejects(migrateDatabase(file, now, known), /out of luck/);
  assert.deepEqual(
    tablesOf(file).filter((name) => !String(name).startsWith('kysely_')),
    [],
  );
});

test('before an upgrade a verified copy with everything in it is put aside', async () => {
  using folder = temporaryFolder();
  const file = folder.at('x.db');
  await migrateDatabase(file, now, { '0001-a': makesTable('first') });
  onFile(file, (sqlite) => sqlite.exec('pragma journal_mode = wal; insert into first (id) values (7)'));
  const report = await migrateDatabase(file, now, {
    '0001-a': makesTable('first'),
    '0002-b': makesTable('second'),
  });
  assert.equal(report.copy, `${file}.before-upgrade-20260301T120000`);
  assert.ok(report.copy);
  assert.deepEqual(
    onFile(report.copy, (sqlite) => sqlite.prepare('select id from first').pluck().all()),
    [7],
  );
  assert.ok(!tablesOf(report.copy).includes('second'));
  assert.equal(statSync(report.copy).mode & 0o777, 0o600);
  assert.deepEqual(
    readdirSync(folder.path).filter((name) => name.endsWith('.part')),
    [],
  );
});

/** Whatever is refused keeps every byte, its write-ahead log included. */
async function assertRefused(file: string, code: StartError['code']): Promise<StartError> {
  const hashes = () => [file, `${file}-wal`].map((path) => (sizeOf(path) > 0 ? hashOf(path) : 'empty'));
  const before = hashes();
  const error = await rejectionOf(migrateDatabase(file, now), StartError);
  assert.equal(error.code, code);
  assert.deepEqual(hashes(), before);
  return error;
}

const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

for (const mode of ['wal', 'delete']) {
  test(`a file of a newer version is refused and keeps every byte (journal mode ${mode})`, async () => {
    using folder = temporaryFolder();
    const file = folder.at('x.db');
    await migrateDatabase(file, now, { ...migrations, '9999-future': makesTable('future') });
    onFile(file, (sqlite) => sqlite.pragma(`journal_mode = ${mode}`));
    const error = await assertRefused(file, 'DATABASE_TOO_NEW');
    assert.match(error.message, /newer version.*9999-future/);
  });
}

test('a newer file whose last writes are still in its log keeps both, as after a crash', async () => {
  using folder = temporaryFolder();
  const running = folder.at('running.db');
  await migrateDatabase(running, now, migrations);
  const file = folder.at('x.db');
  onFile(running, (sqlite) => {
    sqlite.prepare("insert into kysely_migration values ('9999-future', '2030-01-01')").run();
    for (const suffix of ['', '-wal']) copyFileSync(`${running}${suffix}`, `${file}${suffix}`);
  });
  assert.ok(sizeOf(`${file}-wal`) > 0);
  await assertRefused(file, 'DATABASE_TOO_NEW');
});

test('the database of another program is refused and keeps every byte', async () => {
  using folder = temporaryFolder();
  const file = folder.at('clawchat.db');
  onFile(file, (sqlite) => {
    sqlite.exec(
      "create table todos (id text primary key, title text); insert into todos values ('a', 'Buy milk')",
    );
  });
  const error = await assertRefused(file, 'DATABASE_FOREIGN');
  assert.match(error.message, /DATABASE_URL/);
});

test('what is no database, or a damaged one, is refused and keeps every byte', async () => {
  using folder = temporaryFolder();
  const file = folder.at('x.db');
  writeFileSync(file, 'This is not a database, whatever its name says. '.repeat(100));
  await assertRefused(file, 'DATABASE_DAMAGED');
});

test('a damaged page stops an upgrade, with the damaged file left alone', async () => {
  using folder = temporaryFolder();
  const file = folder.at('x.db');
  const known = { '0001-a': makesTable('first') };
  await migrateDatabase(file, now, known);
  onFile(file, (sqlite) => {
    sqlite.pragma('journal_mode = delete');
    const insert = sqlite.prepare('insert into first (id) values (?)');
    sqlite.transaction(() => {
      for (let id = 1; id <= 5000; id += 1) insert.run(id);
    })();
  });
  const bytes = readFileSync(file);
  // The last page is a leaf of the table.
  bytes.fill(0xff, bytes.length - 4096);
  writeFileSync(file, bytes);
  const before = hashOf(file);
  const error = await rejectionOf(
    migrateDatabase(file, now, { ...known, '0002-b': makesTable('b') }),
    StartError,
  );
  assert.equal(error.code, 'DATABASE_DAMAGED');
  assert.equal(hashOf(file), before);
  assert.ok(
    !readdirSync(folder.path).some((name) => name.includes('before-upgrade') && !name.endsWith('.part')),
  );
});

test('a copy that does not pass its check stops an upgrade', async () => {
  using folder = temporaryFolder();
  const file = folder.at('x.db');
  const known = { '0001-a': makesTable('first') };
  await migrateDatabase(file, now, known);
  onFile(file, (sqlite) => {
    sqlite.exec('create table odd (n integer check (n > 0)); pragma ignore_check_constraints = on');
    sqlite.exec('insert into odd values (-1)');
  });
  const upgrade = migrateDatabase(file, now, { ...known, '0002-b': makesTable('second') });
  assert.equal((await rejectionOf(upgrade, StartError)).code, 'DATABASE_DAMAGED');
  assert.ok(!tablesOf(file).includes('second'));
});

test('a path that can hold no file is told as such', async () => {
  using folder = temporaryFolder();
  writeFileSync(folder.at('file'), '');
  const error = await rejectionOf(migrateDatabase(folder.at('file/x.db'), now), StartError);
  assert.equal(error.code, 'DATA_FOLDER_UNAVAILABLE');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { StartError } from '../lib/start-error.ts';
import { openDatabase, openForMigration, requireSqlite } from './open.ts';

test('the writing connection has every commit on disk, a log of its own, and watches foreign keys', async () => {
  using folder = temporaryFolder();
  for (const open of [openDatabase, openForMigration]) {
    const opened = open(folder.at('x.db'));
    const sqlite = 'writer' in opened ? opened.writer : opened.sqlite;
    const pragma = (name: string) => sqlite.pragma(name, { simple: true });
    assert.equal(pragma('journal_mode'), 'wal');
    assert.equal(pragma('synchronous'), 2, 'FULL');
    assert.equal(pragma('foreign_keys'), 1);
    await ('close' in opened ? opened.close() : opened.db.destroy());
  }
});

test('a child without its parent is refused', async () => {
  using folder = temporaryFolder();
  const { writer, close } = openDatabase(folder.at('x.db'));
  writer.exec('create table a (id integer primary key); create table b (a integer references a (id))');
  assert.throws(() => writer.exec('insert into b values (1)'), { code: 'SQLITE_CONSTRAINT_FOREIGNKEY' });
  await close();
});

test('the reading connection cannot write', async () => {
  using folder = temporaryFolder();
  const { writer, read, close } = openDatabase(folder.at('x.db'));
  writer.exec('create table a (id integer primary key)');
  await assert.rejects(sql`insert into a values (1)`.execute(read), { code: 'SQLITE_READONLY' });
  await close();
});

test('the SQLite in the driver is new enough, and an older one would be refused', async () => {
  using folder = temporaryFolder();
  const { writer, close } = openDatabase(folder.at('x.db'));
  requireSqlite(String(writer.prepare('select sqlite_version()').pluck().get()));
  await close();
  for (const version of ['3.51.3', '3.51.10', '3.52.0', '4.0.0', '3.51.3.1']) requireSqlite(version);
  for (const version of ['3.51.2', '3.50.9', '3.7.17', '2.99.99', '3.51']) {
    assert.throws(() => requireSqlite(version), StartError, version);
  }
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { systemClock } from '../lib/clock.ts';
import { compiledRead } from './compiled.ts';
import { migrateDatabase } from './migrate.ts';
import { openDatabase } from './open.ts';
import { untilCommit } from './until-commit.ts';
import { createWork, type Work, type WriteScope } from './work.ts';

async function withWork(run: (work: Work) => Promise<void>): Promise<void> {
  using folder = temporaryFolder();
  await migrateDatabase(folder.at('x.db'), new Date());
  const database = openDatabase(folder.at('x.db'));
  try {
    await run(createWork(database, systemClock, assert.ifError));
  } finally {
    await database.close();
  }
}

const insert = ({ db, now }: WriteScope, id: string) =>
  db
    .insertInto('conversations')
    .values({ id, title: id, created_at: now.toISOString(), updated_at: now.toISOString() })
    .execute();

const titles = compiledRead<{ except: string }, { title: string }>((db, place) =>
  db.selectFrom('conversations').select('title').where('id', '<>', place('except')).orderBy('id'),
);

test('a compiled query takes other values each time, and sees what its own transaction did', () =>
  withWork(async (work) => {
    await work.write(async (scope) => {
      await insert(scope, 'a');
      await insert(scope, 'b');
      assert.deepEqual(await titles(scope.db, { except: 'a' }), [{ title: 'b' }]);
    });
    assert.deepEqual(await work.read(({ db }) => titles(db, { except: 'b' })), [{ title: 'a' }]);
  }));

test('a remembered reading is read again after every commit, and never remembers what is not committed', () =>
  withWork(async (work) => {
    let times = 0;
    const all = untilCommit(async (db) => {
      times += 1;
      return (await titles(db, { except: '' })).length;
    });
    const read = () => work.read(({ db }) => all(db));
    assert.deepEqual([await read(), await read(), times], [0, 0, 1]);
    const undone = work.write(async (scope) => {
      await insert(scope, 'a');
      assert.equal(await all(scope.db), 1);
      throw new Error('no');
    });
    await assert.rejects(undone);
    assert.equal(await read(), 0);
    await work.write((scope) => insert(scope, 'b'));
    const before = times;
    assert.deepEqual([await read(), await read(), times - before], [1, 1, 1]);
  }));

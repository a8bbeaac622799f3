import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { systemClock } from '../lib/clock.ts';
import { migrateDatabase } from './migrate.ts';
import { openDatabase } from './open.ts';
import { createWork, NestedWorkError, type Work, type WriteScope } from './work.ts';

type Effects = { errors: unknown[] };

async function withWork(run: (work: Work, effects: Effects) => Promise<void>): Promise<void> {
  using folder = temporaryFolder();
  const file = folder.at('x.db');
  await migrateDatabase(file, new Date());
  const database = openDatabase(file);
  const effects: Effects = { errors: [] };
  try {
    await run(
      createWork(database, systemClock, (error) => effects.errors.push(error)),
      effects,
    );
  } finally {
    await database.close();
  }
}

const insert = ({ db, now }: WriteScope, id: string) =>
  db
    .insertInto('conversations')
    .values({ id, title: id, created_at: now.toISOString(), updated_at: now.toISOString() })
    .execute();

const idsIn = (work: Work) =>
  work.read(async ({ db }) => {
    const rows = await db.selectFrom('conversations').select('id').orderBy('id').execute();
    return rows.map(({ id }) => id);
  });

test('a transaction is kept whole or not at all', () =>
  withWork(async (work) => {
    await work.write((scope) => insert(scope, 'kept'));
    const failing = work.write(async (scope) => {
      await insert(scope, 'gone');
      throw new Error('no');
    });
    await assert.rejects(failing, /^Error: no$/);
    assert.deepEqual(await idsIn(work), ['kept']);
  }));

test('transactions run one after the other, in the order asked', () =>
  withWork(async (work) => {
    const order: string[] = [];
    const task = (name: string) => async (scope: WriteScope) => {
      order.push(`${name} begins`);
      await insert(scope, name);
      await nextTurn();
      order.push(`${name} ends`);
    };
    await Promise.all(['a', 'b', 'c'].map((name) => work.write(task(name))));
    assert.deepEqual(
      order,
      ['a', 'b', 'c'].flatMap((name) => [`${name} begins`, `${name} ends`]),
    );
  }));

test('a reader sees the last commit and waits for nobody', () =>
  withWork(async (work) => {
    await work.write((scope) => insert(scope, 'old'));
    const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>();
    const { promise: inserted, resolve: tell } = Promise.withResolvers<void>();
    const writing = work.write(async (scope) => {
      await insert(scope, 'new');
      tell();
      await mayEnd;
    });
    await inserted;
    assert.deepEqual(await idsIn(work), ['old']);
    end();
    await writing;
    assert.deepEqual(await idsIn(work), ['new', 'old']);
  }));

test('the outer handle inside a transaction fails at once instead of hanging, and everything works afterwards', () =>
  withWork(async (work) => {
    const nested = { read: () => idsIn(work), write: () => work.write((scope) => insert(scope, 'inner')) };
    for (const [name, ask] of Object.entries(nested)) {
      const outer = work.write(async (scope) => {
        await insert(scope, `outer ${name}`);
        await nextTurn();
        await ask();
      });
      await assert.rejects(outer, NestedWorkError, name);
    }
    assert.deepEqual(await idsIn(work), []);
    await work.write((scope) => insert(scope, 'later'));
    assert.deepEqual(await idsIn(work), ['later']);
  }));

test('one who catches the error of the nested call can still finish', () =>
  withWork(async (work) => {
    await work.write(async (scope) => {
      await assert.rejects(idsIn(work), NestedWorkError);
      await insert(scope, 'kept');
    });
    assert.deepEqual(await idsIn(work), ['kept']);
  }));

test('effects run after the commit, in order, and may use the outer handle', () =>
  withWork(async (work) => {
    const seen: string[] = [];
    let reading: Promise<string[]> | undefined;
    await work.write(async (scope) => {
      scope.afterCommit(() => {
        seen.push('first');
        reading = idsIn(work);
      });
      scope.afterCommit(() => void seen.push('second'));
      await insert(scope, 'a');
      await nextTurn();
      assert.deepEqual(seen, []);
    });
    assert.deepEqual(seen, ['first', 'second']);
    assert.deepEqual(await reading, ['a']);
  }));

test('without a commit there are no effects', () =>
  withWork(async (work) => {
    const seen: string[] = [];
    const failing = work.write(async (scope) => {
      scope.afterCommit(() => void seen.push('announced'));
      await insert(scope, 'a');
      await insert(scope, 'a');
    });
    await assert.rejects(failing, { code: 'SQLITE_CONSTRAINT_PRIMARYKEY' });
    assert.deepEqual(seen, []);
  }));

test('an effect that fails is reported and changes nothing for the writer and the other effects', () =>
  withWork(async (work, { errors }) => {
    const seen: string[] = [];
    const result = await work.write(async (scope) => {
      scope.afterCommit(() => {
        throw new Error('effect');
      });
      scope.afterCommit(() => void seen.push('next'));
      await insert(scope, 'a');
      return 'done';
    });
    assert.equal(result, 'done');
    assert.deepEqual(seen, ['next']);
    assert.match(String(errors), /effect/);
    assert.deepEqual(await idsIn(work), ['a']);
  }));

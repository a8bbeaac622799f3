import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { commitTogether } from './commit-together.ts';

type Told = { statements: string[]; kept: () => string[] };

/** A file with a table of texts, a task that inserts one, and what was said to the connection. */
async function withTexts(
  run: (parts: {
    sqlite: Sqlite.Database;
    insert: (text: string) => Promise<void>;
    add: <T>(task: () => Promise<T>, alone?: boolean) => Promise<T>;
    told: Told;
  }) => Promise<void>,
): Promise<void> {
  using folder = temporaryFolder();
  const sqlite = new Sqlite(folder.at('x.db'));
  sqlite.exec('create table texts (text text not null unique)');
  const statements: string[] = [];
  const control = {
    isOpen: () => sqlite.inTransaction,
    run: (statement: string) => {
      statements.push(statement);
      sqlite.exec(statement);
    },
  };
  const { add } = commitTogether(control, (transaction) => transaction());
  /** What another connection sees: nothing that is not committed. */
  const kept = () => {
    const other = new Sqlite(folder.at('x.db'), { readonly: true });
    try {
      return other.prepare('select text from texts order by rowid').pluck().all() as string[];
    } finally {
      other.close();
    }
  };
  try {
    await run({
      sqlite,
      insert: async (text) => void sqlite.prepare('insert into texts values (?)').run(text),
      add: (task, alone = false) => add(task, alone),
      told: { statements, kept },
    });
  } finally {
    sqlite.close();
  }
}

const commits = ({ statements }: Told) => statements.filter((statement) => statement === 'commit').length;

test('tasks that wait at the same time are committed at once, and told only then', () =>
  withTexts(async ({ insert, add, told }) => {
    const names = ['a', 'b', 'c', 'd'];
    const seen = await Promise.all(names.map((name) => add(() => insert(name)).then(told.kept)));
    assert.deepEqual(
      seen,
      names.map(() => names),
    );
    assert.equal(commits(told), 1);
  }));

test('one that fails takes back its own changes and no others', () =>
  withTexts(async ({ insert, add, told }) => {
    const failing = async () => {
      await insert('half');
      await nextTurn();
      throw new Error('no');
    };
    const ends = await Promise.allSettled([add(() => insert('a')), add(failing), add(() => insert('c'))]);
    assert.deepEqual(
      ends.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled'],
    );
    assert.deepEqual(told.kept(), ['a', 'c']);
    assert.equal(commits(told), 1);
  }));

test('when the commit fails all of them fail, and the next ones are on their own', () =>
  withTexts(async ({ sqlite, insert, add, told }) => {
    sqlite.pragma('foreign_keys = on');
    sqlite.exec('create table parents (id integer primary key)');
    sqlite.exec('create table children (parent references parents deferrable initially deferred)');
    const orphan = async () => void sqlite.exec('insert into children values (7)');
    const ends = await Promise.allSettled([add(() => insert('a')), add(orphan)]);
    assert.deepEqual(
      ends.map(({ status }) => status),
      ['rejected', 'rejected'],
    );
    await add(() => insert('b'));
    assert.deepEqual(told.kept(), ['b']);
  }));

test('when SQLite ends the transaction itself, those before the failure fail, too, and those after it are kept', () =>
  withTexts(async ({ sqlite, insert, add, told }) => {
    const diskFull = async () => {
      sqlite.exec('rollback');
      throw new Error('database or disk is full');
    };
    const ends = await Promise.allSettled([add(() => insert('a')), add(diskFull), add(() => insert('c'))]);
    assert.deepEqual(
      ends.map((end) => (end.status === 'rejected' ? String(end.reason) : end.status)),
      ['Error: database or disk is full', 'Error: database or disk is full', 'fulfilled'],
    );
    assert.deepEqual(told.kept(), ['c']);
  }));

test('one that asks to be alone shares its commit with nobody', () =>
  withTexts(async ({ insert, add, told }) => {
    const seen: number[] = [];
    const task = (name: string) => async () => {
      seen.push(commits(told));
      await insert(name);
    };
    await Promise.all([add(task('a')), add(task('b')), add(task('alone'), true), add(task('d'))]);
    assert.deepEqual(seen, [0, 0, 1, 2]);
    assert.deepEqual(told.kept(), ['a', 'b', 'alone', 'd']);
  }));

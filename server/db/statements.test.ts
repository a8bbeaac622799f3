import assert from 'node:assert/strict';
import { test } from 'node:test';
import Sqlite from 'better-sqlite3';
import { keepStatements } from './statements.ts';

function table() {
  const sqlite = new Sqlite(':memory:');
  sqlite.exec('create table notes (id integer primary key, text)');
  sqlite.exec("insert into notes (text) values ('one'), ('two')");
  return sqlite;
}

test('a statement is prepared once, whatever its values', () => {
  using closing = new DisposableStack();
  const sqlite = closing.adopt(table(), (open) => open.close());
  const kept = keepStatements(sqlite);
  const text = 'select text from notes where id = ?';
  assert.equal(kept.prepare(text), kept.prepare(text));
  assert.deepEqual(kept.prepare(text).all([1]), [{ text: 'one' }]);
  assert.deepEqual(kept.prepare(text).all([2]), [{ text: 'two' }]);
});

test('what was kept sees new columns and triggers', () => {
  using closing = new DisposableStack();
  const sqlite = closing.adopt(table(), (open) => open.close());
  const kept = keepStatements(sqlite);
  const all = 'select * from notes where id = ?';
  const insert = "insert into notes (text) values ('three')";
  kept.prepare(all).all([1]);
  kept.prepare(insert).run([]);
  sqlite.exec("alter table notes add column colour text default 'red'");
  sqlite.exec('create temp table heard (text)');
  sqlite.exec(
    'create temp trigger hears after insert on notes begin insert into heard values (new.text); end',
  );
  kept.prepare(insert).run([]);
  assert.deepEqual(kept.prepare(all).all([1]), [{ id: 1, text: 'one', colour: 'red' }]);
  assert.deepEqual(sqlite.prepare('select text from heard').all(), [{ text: 'three' }]);
});

test('one that is being read from bit by bit is left alone', () => {
  using closing = new DisposableStack();
  const sqlite = closing.adopt(table(), (open) => open.close());
  const kept = keepStatements(sqlite);
  const text = 'select text from notes order by id';
  const rows = kept.prepare(text).iterate([]);
  assert.deepEqual(rows.next().value, { text: 'one' });
  assert.deepEqual(kept.prepare(text).all([]), [{ text: 'one' }, { text: 'two' }]);
  assert.deepEqual(rows.next().value, { text: 'two' });
  rows.return?.();
});

import Sqlite from 'better-sqlite3';

/**
 * Loaded into a server process with `--import`, this takes the durability of todos, events and memos away: the commit is
 * put off until the next transaction begins, or for a moment, so that answers are sent before what they acknowledge is
 * on the disk.
 */

const momentMilliseconds = 100;
const ofItems = /^(insert into|update|delete from) "(todos|events|memos)"/i;
const changed = new Set<Sqlite.Database>();
const owed = new Map<Sqlite.Database, NodeJS.Timeout>();
const { exec, prepare } = Sqlite.prototype;

function pay(database: Sqlite.Database): void {
  const timer = owed.get(database);
  if (timer === undefined) return;
  clearTimeout(timer);
  owed.delete(database);
  exec.call(database, 'commit');
}

/** Does or puts off what the statement says. */
function control(database: Sqlite.Database, statement: string): void {
  pay(database);
  if (/^commit/i.test(statement) && changed.delete(database))
    owed.set(database, setTimeout(pay, momentMilliseconds, database));
  else exec.call(database, statement);
}

const isControl = (statement: string) => /^(begin|commit)\b/i.test(statement);

Object.assign(Sqlite.prototype, {
  exec(this: Sqlite.Database, statement: string) {
    if (!isControl(statement)) return exec.call(this, statement);
    control(this, statement);
    return this;
  },
  prepare(this: Sqlite.Database, statement: string) {
    if (ofItems.test(statement)) changed.add(this);
    if (!isControl(statement)) return prepare.call(this, statement);
    const run = () => {
      control(this, statement);
      return { changes: 0, lastInsertRowid: 0 };
    };
    return { reader: false, run };
  },
});

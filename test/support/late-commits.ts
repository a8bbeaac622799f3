import Sqlite from 'better-sqlite3';

/**
 * Loaded into a server process with `--import`, this takes the durability of todos, events and memos away: their commits
 * are put off for a moment, and what comes meanwhile goes into the same transaction, so that answers are sent before what
 * they acknowledge is on the disk.
 */

const momentMilliseconds = 300;
const ofItems = /^(insert into|update|delete from) "(todos|events|memos)"/i;
const changed = new Set<Sqlite.Database>();
const owed = new Map<Sqlite.Database, NodeJS.Timeout>();
const { exec, prepare } = Sqlite.prototype;

function pay(database: Sqlite.Database): void {
  owed.delete(database);
  try {
    if (database.inTransaction) exec.call(database, 'commit');
  } catch (error) {
    // What finds no room on the disk is lost after it was acknowledged: just that has to be noticed.
    if ((error as { code?: unknown }).code !== 'SQLITE_FULL') throw error;
  }
}

/** Does or puts off what the statement says. */
function control(database: Sqlite.Database, statement: string): void {
  if (owed.has(database)) return;
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

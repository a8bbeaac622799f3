import Sqlite from 'better-sqlite3';
import { migrateDatabase } from '../../server/db/migrate.ts';

/**
 * Upgrades a database and kills itself before one of the statements: `upgrade-until-killed.ts <file> <statement> [autocommit]`.
 * Statement 0 is none; then it prints how many there were. With `autocommit` transactions mean nothing.
 */

const [, , file = '', killAt = '0', mode] = process.argv;
let statements = 0;
const { exec, prepare, pragma } = Sqlite.prototype;

/** Whether the statement is to be run at all. */
function count(statement: string): boolean {
  statements += 1;
  if (statements === Number(killAt)) process.kill(process.pid, 'SIGKILL');
  return !(mode === 'autocommit' && /^(begin|commit)\b/i.test(statement));
}

const nothing = { changes: 0, lastInsertRowid: 0 };

/** Counted when it is run, not when it is prepared. */
function counted(statement: Sqlite.Statement, source: string): Sqlite.Statement {
  for (const method of ['run', 'all', 'get'] as const) {
    const original = statement[method].bind(statement);
    Object.assign(statement, {
      [method]: (...parameters: unknown[]) => (count(source) ? original(...parameters) : nothing),
    });
  }
  return statement;
}

Object.assign(Sqlite.prototype, {
  exec(this: Sqlite.Database, source: string) {
    return count(source) ? exec.call(this, source) : this;
  },
  prepare(this: Sqlite.Database, source: string) {
    return counted(prepare.call(this, source), source);
  },
  pragma(this: Sqlite.Database, source: string, options?: Sqlite.PragmaOptions) {
    count(source);
    return pragma.call(this, source, options);
  },
});

await migrateDatabase(file, new Date('2026-03-01T12:00:00Z'));
process.stdout.write(String(statements));

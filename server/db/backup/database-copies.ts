import type { Gates } from '../gate.ts';
import type { OpenDatabase } from '../open.ts';
import type { AcceptJob } from './accept.ts';
import { carryOver } from './carry-over.ts';
import type { BackupInfo } from './format.ts';
import { runJob } from './jobs.ts';
import type { MadeBackup, MakeJob } from './make.ts';
import type { PreparedRestore, PrepareJob } from './prepare-restore.ts';
import type { JobWatch } from './progress.ts';
import type { ProveJob, ProvenBackup } from './prove.ts';
import { describeBackup } from './verify.ts';

/** Copies of the database with its files. Whatever takes long happens in a thread of its own. */
export type DatabaseCopies = {
  /** Of the database itself. */
  file: string;
  /** @throws {BackupRefusal} when the database is damaged */
  make(job: Omit<MakeJob, 'kind' | 'source'>, watch: JobWatch): Promise<MadeBackup>;
  /** Reads a file from end to end and gives it its name when it is a backup. @throws {BackupRefusal} */
  accept(job: Omit<AcceptJob, 'kind'>, signal: AbortSignal): Promise<BackupInfo>;
  /** What a file says of itself, unchecked. @throws {BackupRefusal} */
  describe(path: string): BackupInfo;
  /** @throws {BackupRefusal} */
  prepare(job: Omit<PrepareJob, 'kind'>, watch: JobWatch): Promise<PreparedRestore>;
  /** Whether a backup could be restored, without doing so. @throws {BackupRefusal} */
  prove(job: Omit<ProveJob, 'kind'>, watch: JobWatch): Promise<ProvenBackup>;
  /**
   * Puts a prepared database in the place of the present one. From `before` on nothing is written, so that what it copies
   * is the last there was; `after` runs before anybody reads again. Sessions stay as they are at this moment.
   *
   * @throws {DatabaseBusyError} then nothing changed
   */
  replace(candidate: string, steps: { before(): Promise<void>; after(): Promise<void> }): Promise<void>;
};

export function createDatabaseCopies(database: OpenDatabase, gates: Gates): DatabaseCopies {
  return {
    file: database.file,
    make: (job, watch) => runJob({ ...job, kind: 'make', source: database.file }, watch),
    accept: (job, signal) => runJob({ ...job, kind: 'accept' }, { signal }),
    prepare: (job, watch) => runJob({ ...job, kind: 'prepare' }, watch),
    prove: (job, watch) => runJob({ ...job, kind: 'prove' }, watch),
    describe: describeBackup,
    replace: (candidate, { before, after }) =>
      gates.writes.alone(async () => {
        database.gather();
        await before();
        await gates.reads.alone(async () => {
          carryOver(database.file, candidate);
          await database.replaceWith(candidate);
          await after();
        });
      }),
  };
}

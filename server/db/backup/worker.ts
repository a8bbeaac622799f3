import { parentPort, workerData } from 'node:worker_threads';
import Sqlite from 'better-sqlite3';
import { acceptBackup } from './accept.ts';
import type { Job, Outcome } from './jobs.ts';
import { makeBackup } from './make.ts';
import { prepareRestore } from './prepare-restore.ts';
import type { Report } from './progress.ts';
import { proveBackup } from './prove.ts';
import { asRefusal, BackupRefusal } from './refusal.ts';

/** Entry of the thread in which backups are made and read: both take as long as the database is large. */

/** Messages between threads are cheap, but not free. */
const pauseMilliseconds = 100;

function createReport(): Report {
  let told = { step: '', at: 0 };
  return (progress) => {
    const at = performance.now();
    if (progress.step === told.step && at - told.at < pauseMilliseconds) return;
    told = { step: progress.step, at };
    parentPort?.postMessage({ progress });
  };
}

function perform(job: Job): Promise<unknown> {
  const report = createReport();
  if (job.kind === 'make') return makeBackup(job, report);
  if (job.kind === 'prepare') return prepareRestore(job, report);
  if (job.kind === 'prove') return proveBackup(job, report);
  return acceptBackup(job);
}

function describe(error: unknown): Outcome {
  const meaning = asRefusal(error);
  if (meaning instanceof BackupRefusal)
    return { refused: { reason: meaning.reason, message: meaning.message } };
  const { message, code, stack } = meaning as NodeJS.ErrnoException;
  return { failed: { message, code, stack } };
}

// The driver loads its native part with the first database. A thread that is ended in there takes the whole process along.
new Sqlite(':memory:').close();
parentPort?.postMessage({ canBeEnded: true });

const outcome: Outcome = await perform(workerData as Job).then((done) => ({ done }), describe);
parentPort?.postMessage(outcome);

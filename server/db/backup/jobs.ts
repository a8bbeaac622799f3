import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { AcceptJob } from './accept.ts';
import type { BackupInfo } from './format.ts';
import type { MadeBackup, MakeJob } from './make.ts';
import type { PreparedRestore, PrepareJob } from './prepare-restore.ts';
import type { BackupProgress, JobWatch, Report } from './progress.ts';
import type { ProveJob, ProvenBackup } from './prove.ts';
import { BackupRefusal, type RefusalReason } from './refusal.ts';

export type Job = MakeJob | PrepareJob | AcceptJob | ProveJob;

/** What a job answers, by its kind. */
export type JobAnswers = {
  make: MadeBackup;
  prepare: PreparedRestore;
  accept: BackupInfo;
  prove: ProvenBackup;
};

/** How a job ended, in a form that can be sent between threads. */
export type Outcome =
  | { done: unknown }
  | { refused: { reason: RefusalReason; message: string } }
  | { failed: { message: string; code: string | undefined; stack: string | undefined } };

/** What the thread says while it works and at its end. */
type Message = Outcome | { progress: BackupProgress } | { canBeEnded: true };

/** Compiled, the file has another ending. */
const entry = new URL(`./worker${extname(import.meta.filename)}`, import.meta.url);

/**
 * Does something slow with databases in a thread of its own.
 *
 * @throws {BackupRefusal} what the job refuses
 * @throws {Error} with the code of SQLite or the file system, `SQLITE_FULL` for one, or the signal's reason
 */
export async function runJob<K extends Job['kind']>(
  job: Extract<Job, { kind: K }>,
  { signal, report }: JobWatch,
): Promise<JobAnswers[K]> {
  signal.throwIfAborted();
  const worker = new Worker(entry, { workerData: job, execArgv: [] });
  const stopEnding = endWhenAborted(worker, signal);
  try {
    return read(await outcomeOf(worker, signal, report)) as JobAnswers[K];
  } finally {
    stopEnding();
  }
}

/** Ends the thread as soon as that is asked for and the thread has said that it can be ended. */
function endWhenAborted(worker: Worker, signal: AbortSignal): () => void {
  let canBeEnded = false;
  const end = () => {
    if (canBeEnded) void worker.terminate();
  };
  worker.on('message', (message: Message) => {
    if (!('canBeEnded' in message)) return;
    canBeEnded = true;
    if (signal.aborted) end();
  });
  signal.addEventListener('abort', end);
  return () => signal.removeEventListener('abort', end);
}

/** Resolves when the thread is gone, so that nothing it held open is open any more. */
function outcomeOf(worker: Worker, signal: AbortSignal, report?: Report): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    let outcome: Outcome | undefined;
    worker.on('message', (message: Message) => {
      if ('progress' in message) report?.(message.progress);
      else if (!('canBeEnded' in message)) outcome = message;
    });
    worker.once('error', reject);
    worker.once('exit', (code) => {
      if (outcome) resolve(outcome);
      else reject(signal.aborted ? signal.reason : new Error(`The thread ended with ${code} and no answer`));
    });
  });
}

function read(outcome: Outcome): unknown {
  if ('done' in outcome) return outcome.done;
  if ('refused' in outcome) throw new BackupRefusal(outcome.refused.reason, outcome.refused.message);
  const { message, code, stack } = outcome.failed;
  throw Object.assign(new Error(message), { code, stack });
}

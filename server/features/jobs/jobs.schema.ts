import { z } from 'zod';

/** Long work that goes on whether the page is open or not. */

const count = z.number().int();
/** RFC 3339, UTC. */
const instant = z.string();

export const jobKind = z.enum([
  'backup',
  /** Tries whether a backup could be restored, without restoring it. */
  'check_backup',
  'restore',
  'reindex',
  'purge',
  'export',
  'import',
  /** Ollama fetches a model. */
  'pull_model',
]);
export type JobKind = z.infer<typeof jobKind>;

export const jobStep = z.enum([
  /** Of a backup: pages of the database, files of attachments, reading it all again. */
  'copying',
  'files',
  'verifying',
  /** Of a restore: what takes long is made ready beside what is in use; then a backup of the present; then the exchange. */
  'preparing',
  'saving_present',
  'exchanging',
  'deleting',
  'compacting',
  'indexing',
  'writing',
  'rows',
  'downloading',
]);

export const jobProgress = z.object({
  step: jobStep,
  /** Of this step; absent while it cannot be known. */
  done: count.optional(),
  total: count.optional(),
  unit: z.enum(['pages', 'files', 'rows', 'bytes']).optional(),
});
export type JobProgress = z.infer<typeof jobProgress>;

export const jobResult = z.object({
  /** `backup`, `check_backup`, `restore`: the backup. `export`: the name under which it is downloaded. */
  filename: z.string().optional(),
  size_bytes: count.optional(),
  /** `backup`: attachments whose file was lost already. */
  missing_files: count.optional(),
  /** `restore`: backup of the state before. */
  safety_copy: z.string().optional(),
  /** `check_backup`: rows that would come back. */
  rows: z.array(z.object({ table: z.string(), rows: count })).optional(),
  /** `purge` */
  deleted: count.optional(),
  /** `import`: rows that were added, and rows that were here already. */
  added: count.optional(),
  already_here: count.optional(),
});
export type JobResult = z.infer<typeof jobResult>;

export const job = z.object({
  id: z.string(),
  kind: jobKind,
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  /** Who began it. */
  by: z.enum(['owner', 'schedule']),
  /** The backup, the model, or what is purged. */
  subject: z.string().optional(),
  progress: jobProgress.optional(),
  /** Of the present step, in its unit. */
  per_second: z.number().optional(),
  /** Until the end of the present step. */
  seconds_left: count.optional(),
  /** False where stopping would leave something half done, and once it is over. */
  can_cancel: z.boolean(),
  /** Cancelled, but not at its end yet. */
  is_cancelling: z.boolean(),
  started_at: instant,
  ended_at: instant.optional(),
  result: jobResult.optional(),
  /** The server's own sentence. */
  error: z.object({ code: z.string(), message: z.string() }).optional(),
});
export type Job = z.infer<typeof job>;

/** Running ones first, then the latest. Kept until the server ends, at most 50. */
export const jobList = z.object({ jobs: z.array(job) });

export const jobParams = z.object({ job_id: z.string().min(1).max(200) });

const filename = z.string().min(1).max(200);

export const purgeTarget = z.enum(['conversations', 'messages', 'todos']);

export const jobRequest = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('backup') }),
  z.object({ kind: z.literal('check_backup'), filename }),
  z.object({ kind: z.literal('restore'), filename }),
  z.object({ kind: z.literal('reindex') }),
  /** `older_than_days` as in `POST /api/dashboard/purge-preview`. */
  z.object({
    kind: z.literal('purge'),
    target: purgeTarget,
    older_than_days: z.number().int().min(1).max(400_000),
  }),
  z.object({ kind: z.literal('export') }),
  /** What was sent with `POST /api/dashboard/import`. */
  z.object({ kind: z.literal('import') }),
  /** Of the Ollama that is configured, or else of the one on this computer. */
  z.object({ kind: z.literal('pull_model'), model: z.string().trim().min(1).max(200) }),
]);
export type JobRequest = z.infer<typeof jobRequest>;

import type { Logger } from 'pino';
import { AiError } from '../../ai/provider.ts';
import { conflict, HttpError, notFound } from '../../http/errors.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Ids } from '../../lib/ids.ts';
import type { Hub } from '../../live/hub.ts';
import type { Job, JobProgress, JobResult } from './jobs.schema.ts';
import { createPace } from './pace.ts';

export { forgetExports } from './export-file.ts';

/** What a job is given to work with. */
export type JobTools = {
  /** Of the job. */
  id: string;
  /** Aborted when the job is cancelled or the server ends. */
  signal: AbortSignal;
  report(progress: JobProgress): void;
  /** From now on stopping would leave something half done. */
  cannotBeCancelled(): void;
};

export type JobPlan = Pick<Job, 'kind' | 'by' | 'subject'> & {
  /** False when it never can be cancelled. */
  canCancel: boolean;
  /** When it is cancelled it stops where it is, and what it did stays done. */
  stopsEarly?: boolean;
  /**
   * Whatever it did stays undone when its signal is aborted before the end; work that has come to its end nevertheless
   * resolves as usual.
   */
  run(tools: JobTools): Promise<JobResult>;
};

/** Long work: running whether somebody looks or not, told to every open dashboard. */
export type Jobs = {
  /** Running ones first, then the latest. */
  list(): Job[];
  /** @throws {HttpError} 404 */
  find(id: string): Job;
  runningCount(): number;
  start(plan: JobPlan): Job;
  /** @throws {HttpError} 404, 409 for one that cannot be cancelled or is over */
  cancel(id: string): Job;
  /** Resolves with the job when it is over. @throws {HttpError} 404 */
  whenOver(id: string): Promise<Job>;
  /** Cancels all and resolves when nothing runs any more. */
  stop(): Promise<void>;
};

/** Over ones that are remembered. */
const mostRemembered = 50;

/** Between two frames about the same job, ms. */
const pauseMilliseconds = 200;

type Entry = {
  job: Job;
  stop: AbortController;
  over: Promise<void>;
  toldAt: number;
  later?: NodeJS.Timeout | undefined;
};

export type JobsNeeds = { ids: Ids; clock: Clock; hub: Hub; logger: Logger };

export function createJobs({ ids, clock, hub, logger }: JobsNeeds): Jobs {
  const entries = new Map<string, Entry>();

  const tell = (entry: Entry, isUrgent: boolean) => {
    const now = clock.monotonic();
    const wait = entry.toldAt + pauseMilliseconds - now;
    if (!isUrgent && wait > 0) {
      // What is told last before a long silence must not be old.
      entry.later ??= setTimeout(() => tell(entry, true), wait).unref();
      return;
    }
    clearTimeout(entry.later);
    entry.later = undefined;
    entry.toldAt = now;
    hub.tellDashboards({ type: 'job_changed', data: { ...entry.job } });
  };

  const change = (entry: Entry, values: Partial<Job>, isUrgent = true) => {
    entry.job = { ...entry.job, ...values };
    tell(entry, isUrgent);
  };

  const forgetOld = () => {
    const over = [...entries.values()].filter(({ job }) => job.state !== 'running');
    for (const { job } of over.slice(0, Math.max(0, over.length - mostRemembered))) entries.delete(job.id);
  };

  const find = (id: string): Entry => {
    const entry = entries.get(id);
    if (!entry) throw notFound('Job');
    return entry;
  };

  const toolsOf = (entry: Entry): JobTools => {
    const pace = createPace(clock);
    return {
      id: entry.job.id,
      signal: entry.stop.signal,
      report: (progress) => {
        const isNewStep = progress.step !== entry.job.progress?.step;
        change(entry, { progress, ...pace(progress) }, isNewStep);
      },
      cannotBeCancelled: () => change(entry, { can_cancel: false }),
    };
  };

  const end = (entry: Entry, values: Pick<Job, 'state' | 'result' | 'error'>) => {
    const { per_second, seconds_left, ...job } = entry.job;
    const ended_at = clock.now().toISOString();
    entry.job = { ...job, ...values, ended_at, can_cancel: false, is_cancelling: false };
    logger.info({ job: job.kind, state: values.state, code: values.error?.code }, 'job over');
    entries.delete(job.id);
    entries.set(job.id, entry);
    forgetOld();
    tell(entry, true);
  };

  const work = async (entry: Entry, plan: JobPlan): Promise<void> => {
    try {
      const result = await plan.run(toolsOf(entry));
      const isCut = plan.stopsEarly === true && entry.stop.signal.aborted;
      end(entry, { state: isCut ? 'cancelled' : 'done', result });
    } catch (error) {
      if (entry.stop.signal.aborted) return end(entry, { state: 'cancelled' });
      logger.warn({ err: error, job: plan.kind }, 'job failed');
      end(entry, { state: 'failed', error: whyJobFailed(error) });
    }
  };

  return {
    list() {
      const all = [...entries.values()].map((entry) => entry.job).reverse();
      const isRunning = (job: Job) => job.state === 'running';
      return [...all.filter(isRunning), ...all.filter((job) => !isRunning(job))];
    },
    find: (id) => find(id).job,
    runningCount: () => [...entries.values()].filter(({ job }) => job.state === 'running').length,
    start(plan) {
      const entry: Entry = {
        job: {
          ...{ id: ids.uuid(), kind: plan.kind, state: 'running', by: plan.by, subject: plan.subject },
          ...{ can_cancel: plan.canCancel, is_cancelling: false, started_at: clock.now().toISOString() },
        },
        stop: new AbortController(),
        over: Promise.resolve(),
        toldAt: 0,
      };
      entries.set(entry.job.id, entry);
      tell(entry, true);
      entry.over = work(entry, plan);
      return entry.job;
    },
    cancel(id) {
      const entry = find(id);
      if (entry.job.state !== 'running') throw conflict('This is over already.');
      if (!entry.job.can_cancel)
        throw conflict('This cannot be cancelled now: something would be left half done.');
      change(entry, { is_cancelling: true, can_cancel: false });
      entry.stop.abort(new Error('The owner cancelled it'));
      return entry.job;
    },
    async whenOver(id) {
      const entry = find(id);
      await entry.over;
      return entry.job;
    },
    async stop() {
      const all = [...entries.values()];
      for (const { stop } of all) stop.abort(new Error('The server is stopping'));
      await Promise.all(all.map(({ over }) => over));
    },
  };
}

/** What went wrong, in words for the owner; what nobody foresaw stays in the log. */
export function whyJobFailed(error: unknown): NonNullable<Job['error']> {
  if (error instanceof HttpError || error instanceof AiError)
    return { code: error.code, message: error.message };
  const { code } = error as { code?: unknown };
  if (code === 'ENOSPC' || code === 'SQLITE_FULL')
    return {
      code: 'DISK_FULL',
      message: 'The disk of the computer that runs ClawChat is full. Make room and try again.',
    };
  return { code: 'INTERNAL_ERROR', message: 'This failed for a reason that only the log tells.' };
}

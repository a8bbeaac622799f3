import type { ReactElement } from 'react';
import type { Job, JobKind, JobRequest } from '../../server/features/jobs/jobs.schema.ts';
import { wordsOf } from '../api/errors.ts';
import { useJobs, useStartJob } from '../connection/jobs.ts';
import { text } from '../text/text.ts';
import { countInWords } from '../text/words.ts';
import { Outcome } from '../ui/state-line.tsx';
import { JobProgress } from './job-progress.tsx';

/** What came of a job, in a sentence. */
export function resultInWords({ kind, state, result, error }: Job): string {
  if (state === 'cancelled') return text.jobs.cancelled;
  if (state === 'failed') return error?.message ?? text.jobs.failed;
  const { done } = text.jobs;
  switch (kind) {
    case 'purge':
      return done.purge(result?.deleted ?? 0);
    case 'import':
      return done.import(countInWords(result?.added ?? 0), countInWords(result?.already_here ?? 0));
    case 'check_backup':
      return done.check_backup(countInWords((result?.rows ?? []).reduce((sum, { rows }) => sum + rows, 0)));
    default:
      return done[kind];
  }
}

const toneOf = ({ state }: Job) => (state === 'done' ? 'good' : state === 'failed' ? 'bad' : 'idle');

/** The latest job of some kinds that was begun since the page is open: how far it is, or what came of it. */
export function JobState({ kinds, since }: { kinds: readonly JobKind[]; since: number }): ReactElement {
  const { data: jobs = [] } = useJobs();
  const ours = jobs.filter(({ kind }) => kinds.includes(kind));
  const running = ours.filter(({ state }) => state === 'running');
  const latest = ours.find(({ ended_at }) => ended_at !== undefined && Date.parse(ended_at) >= since);
  return (
    <>
      {running.map((job) => (
        <JobProgress key={job.id} job={job} />
      ))}
      <Outcome tone={latest === undefined ? 'idle' : toneOf(latest)}>
        {latest === undefined || running.length > 0 ? undefined : resultInWords(latest)}
      </Outcome>
    </>
  );
}

/** Begins jobs of a card, and says why one could not be begun. */
export function useJobStarter() {
  const { mutate, error, isPending } = useStartJob();
  return {
    start: (request: JobRequest) => mutate(request),
    isPending,
    refusal: <Outcome tone="bad">{error === null ? undefined : wordsOf(error)}</Outcome>,
  };
}

import type { ReactElement } from 'react';
import type { Job } from '../../server/features/jobs/jobs.schema.ts';
import { useCancelJob, useJobs } from '../connection/jobs.ts';
import { resultInWords } from '../jobs/job-state.tsx';
import { text } from '../text/text.ts';
import { sizeInWords } from '../text/words.ts';
import { Progress } from '../ui/progress.tsx';
import { Outcome } from '../ui/state-line.tsx';

const secondMs = 1000;

function labelOf({ subject = '', is_cancelling, progress }: Job): string {
  if (is_cancelling) return text.jobs.cancelling;
  const { done, total } = progress ?? {};
  if (done === undefined || total === undefined || total === 0) return text.ai.pulling(subject);
  return text.ai.pullingOf(subject, sizeInWords(done), sizeInWords(total));
}

function shareOf({ progress }: Job): number | undefined {
  const { done, total } = progress ?? {};
  return done === undefined || total === undefined || total === 0 ? undefined : Math.min(1, done / total);
}

function Pull({ job }: { job: Job }): ReactElement {
  const cancel = useCancelJob();
  return (
    <Progress
      label={labelOf(job)}
      share={shareOf(job)}
      leftMs={job.seconds_left === undefined ? undefined : job.seconds_left * secondMs}
      onCancel={job.can_cancel && !job.is_cancelling ? () => cancel.mutate(job.id) : undefined}
    />
  );
}

const endedInWords = (job: Job) =>
  job.state === 'done' ? text.ai.pulled(job.subject ?? '') : resultInWords(job);

/** Models on their way, each by name; and what came of the latest. */
export function PullState({ since }: { since: number }): ReactElement {
  const { data: jobs = [] } = useJobs();
  const pulls = jobs.filter(({ kind }) => kind === 'pull_model');
  const ended = pulls.find(({ ended_at }) => ended_at !== undefined && Date.parse(ended_at) >= since);
  return (
    <>
      {pulls
        .filter(({ state }) => state === 'running')
        .map((job) => (
          <Pull key={job.id} job={job} />
        ))}
      <Outcome tone={ended?.state === 'failed' ? 'bad' : ended?.state === 'done' ? 'good' : 'idle'}>
        {ended === undefined ? undefined : endedInWords(ended)}
      </Outcome>
    </>
  );
}

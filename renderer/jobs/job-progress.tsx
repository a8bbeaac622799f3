import type { ReactElement } from 'react';
import type { Job } from '../../server/features/jobs/jobs.schema.ts';
import { useCancelJob } from '../connection/jobs.ts';
import { text } from '../text/text.ts';
import { Progress } from '../ui/progress.tsx';

const second = 1000;

function shareOf({ progress }: Job): number | undefined {
  const { done, total } = progress ?? {};
  return done === undefined || total === undefined || total === 0 ? undefined : Math.min(1, done / total);
}

function labelOf(job: Job): string {
  if (job.is_cancelling) return text.jobs.cancelling;
  const kind = text.jobs.running[job.kind];
  return job.progress === undefined ? kind : text.jobs.step(kind, text.jobs.steps[job.progress.step]);
}

/** A job that runs: its step, how far, how much longer, and the way to end it. It goes on without the page. */
export function JobProgress({ job }: { job: Job }): ReactElement {
  const cancel = useCancelJob();
  return (
    <Progress
      label={labelOf(job)}
      share={shareOf(job)}
      leftMs={job.seconds_left === undefined ? undefined : job.seconds_left * second}
      onCancel={job.can_cancel && !job.is_cancelling ? () => cancel.mutate(job.id) : undefined}
    />
  );
}

import { type ReactElement, useState } from 'react';
import { runningJob, useJobs } from '../connection/jobs.ts';
import { JobState, useJobStarter } from '../jobs/job-state.tsx';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { PurgeDialog } from './purge-dialog.tsx';

/** The search index anew, and old things gone. */
export function TidyCard({ timeZone, since }: { timeZone: string; since: number }): ReactElement {
  const { data: jobs } = useJobs();
  const { start, isPending, refusal } = useJobStarter();
  const [isPurging, setPurging] = useState(false);
  return (
    <Card title={text.data.tidy}>
      <p>{text.data.tidyText}</p>
      <JobState kinds={['reindex', 'purge']} since={since} />
      {refusal}
      <div className="actions">
        <Button onClick={() => setPurging(true)}>{text.data.purge}</Button>
        <Button
          busy={isPending || runningJob(jobs, 'reindex') !== undefined}
          onClick={() => start({ kind: 'reindex' })}
        >
          {text.data.reindex}
        </Button>
      </div>
      {isPurging && (
        <PurgeDialog
          timeZone={timeZone}
          onPurge={(wish) => start({ kind: 'purge', ...wish })}
          onClose={() => setPurging(false)}
        />
      )}
    </Card>
  );
}

import type { ReactElement } from 'react';
import { wordsOf } from '../api/errors.ts';
import { runningJob, useJobs } from '../connection/jobs.ts';
import { JobState, useJobStarter } from '../jobs/job-state.tsx';
import { text } from '../text/text.ts';
import { sizeInWords } from '../text/words.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Outcome } from '../ui/state-line.tsx';
import { useDownload } from './download.ts';

/** Everything in one file that other programs can read. */
export function ExportCard({ since }: { since: number }): ReactElement {
  const { data: jobs } = useJobs();
  const { start, isPending, refusal } = useJobStarter();
  const download = useDownload();
  const ready = jobs?.find(({ kind, state }) => kind === 'export' && state === 'done');
  const { filename = '', size_bytes = 0 } = ready?.result ?? {};
  return (
    <Card title={text.data.export} name="card-half">
      <p>{text.data.exportText}</p>
      <JobState kinds={['export']} since={since} />
      {refusal}
      <Outcome tone="bad">{download.error === null ? undefined : wordsOf(download.error)}</Outcome>
      <div className="actions">
        <Button
          busy={isPending || runningJob(jobs, 'export') !== undefined}
          onClick={() => start({ kind: 'export' })}
        >
          {text.data.exportNow}
        </Button>
        {ready !== undefined && (
          <Button
            look="primary"
            busy={download.isPending}
            onClick={() => download.mutate({ path: `/api/dashboard/jobs/${ready.id}/file`, filename })}
          >
            {text.data.exportSave(sizeInWords(size_bytes))}
          </Button>
        )}
      </div>
    </Card>
  );
}

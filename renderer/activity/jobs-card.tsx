import type { ReactElement } from 'react';
import { useJobs } from '../connection/jobs.ts';
import { JobProgress } from '../jobs/job-progress.tsx';
import { resultInWords } from '../jobs/job-state.tsx';
import { text } from '../text/text.ts';
import { momentInWords } from '../text/words.ts';
import { Card } from '../ui/card.tsx';
import { Table } from '../ui/table.tsx';

/** Long work on the data since the server started; nothing when there was none. */
export function JobsCard({ timeZone }: { timeZone: string }): ReactElement | null {
  const { data: jobs = [] } = useJobs();
  const over = jobs.filter(({ state }) => state !== 'running');
  if (jobs.length === 0) return null;
  return (
    <Card title={text.activity.jobs}>
      {jobs
        .filter(({ state }) => state === 'running')
        .map((job) => (
          <JobProgress key={job.id} job={job} />
        ))}
      {over.length > 0 && (
        <Table
          caption={text.activity.jobs}
          rows={over}
          keyOf={({ id }) => id}
          columns={[
            { key: 'what', heading: text.activity.what, cell: (job) => text.activity.jobKinds[job.kind] },
            { key: 'outcome', heading: text.activity.outcome, cell: resultInWords },
            { key: 'by', heading: text.activity.by, cell: ({ by }) => text.activity.beginners[by] },
            {
              key: 'when',
              heading: text.activity.when,
              isNumber: true,
              cell: ({ ended_at, started_at }) => momentInWords(ended_at ?? started_at, Date.now(), timeZone),
            },
          ]}
        />
      )}
    </Card>
  );
}

import type { ReactElement, ReactNode } from 'react';
import type { DashboardStatus } from '../../server/features/dashboard/dashboard.schema.ts';
import type { DashboardHome } from '../../server/features/dashboard/home.schema.ts';
import type { Job, JobKind } from '../../server/features/jobs/jobs.schema.ts';
import { runningJob, useCancelJob, useJobs } from '../connection/jobs.ts';
import { text } from '../text/text.ts';
import { durationInWords, percentInWords } from '../text/words.ts';
import { Button } from '../ui/button.tsx';
import { StatusLine } from '../ui/status-line.tsx';
import { useNow } from '../ui/use-now.ts';
import { type LineName, lineNames, wordsOfLine } from './line-words.ts';
import type { Mender } from './mend.ts';

const refreshMs = 30_000;

/** Lines that show the long work under way in place of their state. */
const jobOf: Partial<Record<LineName, JobKind>> = { backup: 'backup', ai: 'pull_model' };

function shareOf({ progress }: Job): number | undefined {
  if (progress?.done === undefined || progress.total === undefined || progress.total === 0) return undefined;
  return Math.min(1, progress.done / progress.total);
}

function RunningLine({ name, job }: { name: LineName; job: Job }): ReactElement {
  const cancel = useCancelJob();
  const share = shareOf(job);
  const percent = share === undefined ? '' : percentInWords(share);
  const left = job.seconds_left === undefined ? undefined : durationInWords(job.seconds_left * 1000);
  const words = job.kind === 'backup' ? text.lines.backup.running : text.lines.ai.running(job.subject ?? '');
  return (
    <StatusLine
      name={text.lines.names[name]}
      tone="idle"
      note={
        <progress
          className="progress-bar"
          aria-label={words}
          max={1}
          {...(share === undefined ? {} : { value: share })}
        />
      }
      action={
        job.can_cancel && (
          <Button busy={cancel.isPending} onClick={() => cancel.mutate(job.id)}>
            {text.progress.cancel}
          </Button>
        )
      }
    >
      {words}{' '}
      <span className="soft">{left === undefined ? percent : text.progress.percent(percent, left)}</span>
    </StatusLine>
  );
}

export type StateLinesProps = { home: DashboardHome; status: DashboardStatus | undefined; mender: Mender };

/** How everything stands, a line each, and the one button that mends what is wrong. */
export function StateLines({ home, status, mender }: StateLinesProps): ReactElement {
  const now = useNow(refreshMs);
  const { data: jobs } = useJobs();
  const line = (name: LineName): ReactNode => {
    const kind = jobOf[name];
    const job = kind === undefined ? undefined : runningJob(jobs, kind);
    if (job !== undefined) return <RunningLine key={name} name={name} job={job} />;
    const { tone, words, note } = wordsOfLine(name, home, { status, now, timeZone: home.time_zone });
    const { mend } = home.lines[name];
    const isLocked = mend === 'TURN_LAN_ON' && status?.lan_locked === true;
    return (
      <StatusLine
        key={name}
        name={text.lines.names[name]}
        tone={tone}
        note={note}
        action={
          mend !== undefined &&
          !isLocked && (
            <Button busy={mender.isBusy} onClick={() => mender.run(mend)}>
              {text.mends.names[mend]}
            </Button>
          )
        }
      >
        {words}
      </StatusLine>
    );
  };
  return (
    <ul className="status-lines" aria-label={text.lines.heading}>
      {lineNames.map(line)}
    </ul>
  );
}

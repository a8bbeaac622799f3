import type { ReactElement } from 'react';
import type { DataOverview } from '../../server/features/data/data.schema.ts';
import { wordsOf } from '../api/errors.ts';
import { runningJob, useJobs } from '../connection/jobs.ts';
import { JobState, useJobStarter } from '../jobs/job-state.tsx';
import { goTo } from '../shell/route.ts';
import { text } from '../text/text.ts';
import { momentInWords } from '../text/words.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { FileButton } from '../ui/file-button.tsx';
import { Outcome, StateLine } from '../ui/state-line.tsx';
import { Answered, Empty } from '../ui/states.tsx';
import { BackupTable } from './backup-table.tsx';
import { useBackups, useUploadBackup } from './backups.ts';
import { useDataOverview } from './overview.ts';

type Kept = DataOverview['backups'];

/** When the next one comes by itself, and when it was last proven that one can be restored. */
function Schedule({ kept, timeZone }: { kept: Kept; timeZone: string }): ReactElement {
  const moment = (instant: string) => momentInWords(instant, Date.now(), timeZone);
  const proven = kept.proofs.find(({ ok }) => ok);
  return (
    <>
      {kept.failure !== undefined && (
        <StateLine tone="bad">{text.data.lastFailed(kept.failure.message)}</StateLine>
      )}
      <p>
        {kept.next_at === undefined
          ? text.data.notScheduled
          : text.data.next(moment(kept.next_at), kept.keep)}{' '}
        {proven === undefined ? text.data.neverProven : text.data.lastProven(moment(proven.at))}
      </p>
      <p className="hint">
        {text.data.folder} <span className="path">{kept.folder}</span>
      </p>
    </>
  );
}

/** The backups there are, the schedule by which more come, and the ways back. */
export function BackupsCard({ timeZone, since }: { timeZone: string; since: number }): ReactElement {
  const list = useBackups();
  const overview = useDataOverview();
  const upload = useUploadBackup();
  const jobs = useJobs();
  const { start, isPending, refusal } = useJobStarter();
  return (
    <Card title={text.data.backups}>
      <Answered query={overview}>{({ backups }) => <Schedule kept={backups} timeZone={timeZone} />}</Answered>
      <JobState kinds={['backup', 'restore', 'check_backup']} since={since} />
      {refusal}
      <Outcome tone="bad">{upload.error === null ? undefined : wordsOf(upload.error)}</Outcome>
      <Outcome tone="good">{upload.isSuccess ? text.data.uploaded : undefined}</Outcome>
      <div className="actions">
        <Button
          look="primary"
          busy={isPending || runningJob(jobs.data, 'backup') !== undefined}
          onClick={() => start({ kind: 'backup' })}
        >
          {text.data.make}
        </Button>
        <FileButton accept=".db" busy={upload.isPending} onFile={(file) => upload.mutate(file)}>
          {text.data.upload}
        </FileButton>
        <Button onClick={() => goTo('settings', 'backup')}>{text.data.schedule}</Button>
      </div>
      <Answered query={list}>
        {(found) =>
          found.backups.length === 0 ? (
            <Empty heading={text.data.none}>{text.data.noneText}</Empty>
          ) : (
            <BackupTable
              list={found}
              proofs={overview.data?.backups.proofs ?? []}
              timeZone={timeZone}
              onStart={start}
            />
          )
        }
      </Answered>
      {(list.data?.unreadable.length ?? 0) > 0 && (
        <p className="hint">{text.data.unreadable(list.data?.unreadable.length ?? 0)}</p>
      )}
    </Card>
  );
}

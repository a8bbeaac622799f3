import { type ReactElement, useId, useState } from 'react';
import { wordsOf } from '../api/errors.ts';
import { useStartJob } from '../connection/jobs.ts';
import { useUploadBackup } from '../data/backups.ts';
import { ImportPanel } from '../data/import-panel.tsx';
import { JobState } from '../jobs/job-state.tsx';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { FileButton } from '../ui/file-button.tsx';
import { Outcome } from '../ui/state-line.tsx';

/** Sends a backup and restores it at once: there is nothing here yet that it could take the place of. */
function useRestoreFile() {
  const upload = useUploadBackup();
  const restore = useStartJob();
  return {
    isBusy: upload.isPending || restore.isPending,
    isSending: upload.isPending,
    error: upload.error ?? restore.error,
    begin: (file: File) =>
      upload.mutate(file, { onSuccess: ({ filename }) => restore.mutate({ kind: 'restore', filename }) }),
  };
}

/** For who has been here before: a backup of another computer, or the Python server that came before. */
export function BringAlong(): ReactElement {
  const [since] = useState(Date.now);
  const [isImporting, setImporting] = useState(false);
  const restore = useRestoreFile();
  const [panel, heading] = [useId(), useId()];
  return (
    <section className="bring-along" aria-labelledby={heading}>
      <p className="soft" id={heading}>
        {text.firstRun.before}
      </p>
      <div className="actions">
        <FileButton accept=".db" busy={restore.isBusy} onFile={restore.begin}>
          {text.firstRun.backup}
        </FileButton>
        <Button expanded={isImporting} controls={panel} onClick={() => setImporting(!isImporting)}>
          {text.firstRun.legacy}
        </Button>
      </div>
      <Outcome tone="idle">{restore.isSending ? text.firstRun.sending : undefined}</Outcome>
      <Outcome tone="bad">{restore.error === null ? undefined : wordsOf(restore.error)}</Outcome>
      <JobState kinds={['restore']} since={since} />
      <div id={panel}>
        {isImporting && (
          <div className="card">
            <ImportPanel since={since} />
          </div>
        )}
      </div>
    </section>
  );
}

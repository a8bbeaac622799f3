import type { ReactElement } from 'react';
import type { Backup } from '../../server/features/backup/backup.schema.ts';
import { wordsOf } from '../api/errors.ts';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Outcome } from '../ui/state-line.tsx';
import { useDeleteBackup } from './backups.ts';

export type DeleteDialogProps = {
  backup: Backup;
  /** When, in words. */
  made: string;
  onClose: () => void;
};

/** Asks once before a backup is gone. */
export function DeleteDialog({ backup, made, onClose }: DeleteDialogProps): ReactElement {
  const remove = useDeleteBackup();
  return (
    <Dialog
      title={text.data.removeHeading}
      onClose={onClose}
      actions={
        <>
          <Button
            look="primary"
            busy={remove.isPending}
            onClick={() => remove.mutate(backup.filename, { onSuccess: onClose })}
          >
            {text.data.removeNow}
          </Button>
          <Button onClick={onClose}>{text.cancel}</Button>
        </>
      }
    >
      <p>{text.data.removeText(made)}</p>
      <Outcome tone="bad">{remove.error === null ? undefined : wordsOf(remove.error)}</Outcome>
    </Dialog>
  );
}

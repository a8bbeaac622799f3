import type { ReactElement } from 'react';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';

export type RestoreDialogProps = {
  /** When the backup was made, in words. */
  made: string;
  onRestore: () => void;
  onClose: () => void;
};

/** Asks once before everything is put back as it was. */
export function RestoreDialog({ made, onRestore, onClose }: RestoreDialogProps): ReactElement {
  return (
    <Dialog
      title={text.data.restoreHeading}
      onClose={onClose}
      actions={
        <>
          <Button
            look="primary"
            onClick={() => {
              onRestore();
              onClose();
            }}
          >
            {text.data.restoreNow}
          </Button>
          <Button onClick={onClose}>{text.cancel}</Button>
        </>
      }
    >
      <p>{text.data.restoreText(made)}</p>
      <p>{text.data.restoreSafety}</p>
    </Dialog>
  );
}

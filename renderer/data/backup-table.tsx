import { type ReactElement, useState } from 'react';
import type { Backup, BackupList } from '../../server/features/backup/backup.schema.ts';
import type { DataOverview } from '../../server/features/data/data.schema.ts';
import type { JobRequest } from '../../server/features/jobs/jobs.schema.ts';
import { wordsOf } from '../api/errors.ts';
import { text } from '../text/text.ts';
import { momentInWords, sizeInWords } from '../text/words.ts';
import { Button } from '../ui/button.tsx';
import { Outcome } from '../ui/state-line.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { backupFile } from './backups.ts';
import { DeleteDialog } from './delete-dialog.tsx';
import { useDownload } from './download.ts';
import { RestoreDialog } from './restore-dialog.tsx';

export type BackupTableProps = {
  list: BackupList;
  proofs: DataOverview['backups']['proofs'];
  timeZone: string;
  onStart: (request: JobRequest) => void;
};

type Asked = { what: 'restore' | 'delete'; backup: Backup };

/** The backups there are, newest first, and what can be done with each. */
export function BackupTable({ list, proofs, timeZone, onStart }: BackupTableProps): ReactElement {
  const [asked, setAsked] = useState<Asked>();
  const download = useDownload();
  const made = ({ created_at }: Backup) => momentInWords(created_at, Date.now(), timeZone);
  const actions = (backup: Backup) => {
    const { filename } = backup;
    const named = (action: string) => text.data.ofBackup(action, made(backup));
    return (
      <span className="row-actions">
        <Button
          look="bare"
          label={named(text.data.restore)}
          onClick={() => setAsked({ what: 'restore', backup })}
        >
          {text.data.restore}
        </Button>
        <Button
          look="bare"
          label={named(text.data.check)}
          onClick={() => onStart({ kind: 'check_backup', filename })}
        >
          {text.data.check}
        </Button>
        <Button
          look="bare"
          busy={download.isPending}
          label={named(text.data.download)}
          onClick={() => download.mutate({ path: backupFile(filename), filename })}
        >
          {text.data.download}
        </Button>
        <Button
          look="bare"
          label={named(text.data.remove)}
          onClick={() => setAsked({ what: 'delete', backup })}
        >
          {text.data.remove}
        </Button>
      </span>
    );
  };
  const close = () => setAsked(undefined);
  return (
    <>
      <Table
        caption={text.data.backups}
        columns={[
          ...columnsIn(made, proofs),
          { key: 'actions', heading: text.data.actions, isNumber: true, cell: actions },
        ]}
        rows={list.backups}
        keyOf={({ filename }) => filename}
      />
      <Outcome tone="bad">{download.error === null ? undefined : wordsOf(download.error)}</Outcome>
      {asked?.what === 'delete' && (
        <DeleteDialog backup={asked.backup} made={made(asked.backup)} onClose={close} />
      )}
      {asked?.what === 'restore' && (
        <RestoreDialog
          made={made(asked.backup)}
          onRestore={() => onStart({ kind: 'restore', filename: asked.backup.filename })}
          onClose={close}
        />
      )}
    </>
  );
}

function columnsIn(
  made: (backup: Backup) => string,
  proofs: DataOverview['backups']['proofs'],
): Column<Backup>[] {
  const proofOf = ({ filename }: Backup) => proofs.find((proof) => proof.filename === filename);
  return [
    { key: 'when', heading: text.data.when, cell: made },
    { key: 'why', heading: text.data.why, cell: ({ reason }) => text.data.reasons[reason] },
    {
      key: 'size',
      heading: text.data.size,
      isNumber: true,
      cell: ({ size_bytes }) => sizeInWords(size_bytes),
    },
    {
      key: 'proven',
      heading: text.data.proven,
      cell: (backup) => {
        const proof = proofOf(backup);
        return proof === undefined ? '' : proof.ok ? text.data.provenYes : text.data.provenNo;
      },
    },
  ];
}

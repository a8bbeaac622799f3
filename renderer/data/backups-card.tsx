import { type ReactElement, useState } from 'react';
import type { Backup, BackupList } from '../../server/features/backup/backup.schema.ts';
import { wordsOf } from '../api/errors.ts';
import { text } from '../text/text.ts';
import { momentInWords, sizeInWords } from '../text/words.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Progress } from '../ui/progress.tsx';
import { Outcome } from '../ui/state-line.tsx';
import { Answered, Empty } from '../ui/states.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { useBackups, useMakeBackup } from './backups.ts';
import { DeleteDialog } from './delete-dialog.tsx';

function columnsIn(timeZone: string, onDelete: (backup: Backup) => void): Column<Backup>[] {
  return [
    {
      key: 'when',
      heading: text.data.when,
      cell: ({ created_at }) => momentInWords(created_at, Date.now(), timeZone),
    },
    { key: 'why', heading: text.data.why, cell: ({ reason }) => text.data.reasons[reason] },
    {
      key: 'size',
      heading: text.data.size,
      isNumber: true,
      cell: ({ size_bytes }) => sizeInWords(size_bytes),
    },
    {
      key: 'delete',
      heading: text.data.remove,
      isNumber: true,
      cell: (backup) => (
        <Button look="bare" onClick={() => onDelete(backup)}>
          {text.data.remove}
        </Button>
      ),
    },
  ];
}

function Backups({ list, timeZone }: { list: BackupList; timeZone: string }): ReactElement {
  const { backups, folder, unreadable } = list;
  const [doomed, setDoomed] = useState<Backup>();
  if (backups.length === 0) return <Empty heading={text.data.none}>{text.data.noneText}</Empty>;
  return (
    <>
      <Table
        caption={text.data.backups}
        columns={columnsIn(timeZone, setDoomed)}
        rows={backups}
        keyOf={({ filename }) => filename}
      />
      <p className="hint">
        {text.data.folder} <span className="path">{folder}</span>
      </p>
      {unreadable.length > 0 && <p className="hint">{text.data.unreadable(unreadable.length)}</p>}
      {doomed !== undefined && (
        <DeleteDialog
          backup={doomed}
          made={momentInWords(doomed.created_at, Date.now(), timeZone)}
          onClose={() => setDoomed(undefined)}
        />
      )}
    </>
  );
}

/** The backups there are, and one more. */
export function BackupsCard({ timeZone }: { timeZone: string }): ReactElement {
  const query = useBackups();
  const make = useMakeBackup();
  return (
    <Card title={text.data.backups}>
      <Answered query={query}>{(list) => <Backups list={list} timeZone={timeZone} />}</Answered>
      {make.isPending && <Progress label={text.data.making} />}
      <Outcome tone="good">{make.isSuccess ? text.data.made : undefined}</Outcome>
      <Outcome tone="bad">{make.error === null ? undefined : wordsOf(make.error)}</Outcome>
      <div className="actions">
        <Button busy={make.isPending} onClick={() => make.mutate()}>
          {text.data.make}
        </Button>
      </div>
    </Card>
  );
}

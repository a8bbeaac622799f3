import type { ReactElement } from 'react';
import type { AdminData } from '../../server/features/admin/admin.schema.ts';
import { text } from '../text/text.ts';
import { countInWords, momentInWords } from '../text/words.ts';
import { Card } from '../ui/card.tsx';
import { Answered } from '../ui/states.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { useKinds } from './backups.ts';

type Kind = AdminData['modules'][number];

function nameOf(name: string): string {
  const names: Record<string, string> = text.data.names;
  return names[name] ?? name;
}

function columnsIn(timeZone: string): Column<Kind>[] {
  const moment = (instant: string | null) =>
    instant === null ? '' : momentInWords(instant, Date.now(), timeZone);
  return [
    { key: 'kind', heading: text.data.kind, cell: ({ name }) => nameOf(name) },
    { key: 'count', heading: text.data.count, isNumber: true, cell: ({ count }) => countInWords(count) },
    { key: 'oldest', heading: text.data.oldest, cell: ({ oldest }) => moment(oldest) },
    { key: 'newest', heading: text.data.newest, cell: ({ newest }) => moment(newest) },
  ];
}

/** How many of each kind, and from when to when. */
export function KindsCard({ timeZone }: { timeZone: string }): ReactElement {
  return (
    <Card title={text.data.kinds}>
      <Answered query={useKinds()}>
        {({ modules }) => (
          <Table
            caption={text.data.kinds}
            columns={columnsIn(timeZone)}
            rows={modules}
            keyOf={({ name }) => name}
          />
        )}
      </Answered>
    </Card>
  );
}

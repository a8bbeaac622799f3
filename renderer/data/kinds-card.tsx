import type { ReactElement } from 'react';
import type { DataOverview } from '../../server/features/data/data.schema.ts';
import { text } from '../text/text.ts';
import { countInWords, momentInWords } from '../text/words.ts';
import { Card } from '../ui/card.tsx';
import { Answered } from '../ui/states.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { useDataOverview } from './overview.ts';

type Kind = DataOverview['kinds'][number];

function columnsIn(timeZone: string): Column<Kind>[] {
  const moment = (instant: string | undefined) =>
    instant === undefined ? '' : momentInWords(instant, Date.now(), timeZone);
  return [
    { key: 'kind', heading: text.data.kind, cell: ({ kind }) => text.data.names[kind] },
    { key: 'count', heading: text.data.count, isNumber: true, cell: ({ count }) => countInWords(count) },
    { key: 'oldest', heading: text.data.oldest, isNumber: true, cell: ({ oldest }) => moment(oldest) },
    { key: 'newest', heading: text.data.newest, isNumber: true, cell: ({ newest }) => moment(newest) },
  ];
}

/** How many of each kind, and from when to when. */
export function KindsCard({ timeZone }: { timeZone: string }): ReactElement {
  return (
    <Card title={text.data.kinds}>
      <Answered query={useDataOverview()}>
        {({ kinds }) => (
          <Table
            caption={text.data.kinds}
            columns={columnsIn(timeZone)}
            rows={kinds}
            keyOf={({ kind }) => kind}
          />
        )}
      </Answered>
    </Card>
  );
}

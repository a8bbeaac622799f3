import type { ReactElement } from 'react';
import { text } from '../text/text.ts';
import { momentInWords } from '../text/words.ts';
import { Card } from '../ui/card.tsx';
import { Answered, Empty } from '../ui/states.tsx';
import { Table } from '../ui/table.tsx';
import { useActivity } from './activity.ts';

/** What was made lately, by whomever. */
export function RecentCard({ timeZone }: { timeZone: string }): ReactElement {
  return (
    <Card title={text.activity.recent}>
      <Answered query={useActivity()}>
        {({ recent }) =>
          recent.length === 0 ? (
            <Empty heading={text.activity.nothing}>{text.activity.nothingText}</Empty>
          ) : (
            <Table
              caption={text.activity.recent}
              rows={recent}
              keyOf={({ type, id }) => `${type} ${id}`}
              columns={[
                { key: 'text', heading: text.activity.text, cell: ({ summary }) => summary },
                { key: 'what', heading: text.activity.what, cell: ({ type }) => text.activity.types[type] },
                {
                  key: 'when',
                  heading: text.activity.when,
                  isNumber: true,
                  cell: ({ created_at }) => momentInWords(created_at, Date.now(), timeZone),
                },
              ]}
            />
          )
        }
      </Answered>
    </Card>
  );
}

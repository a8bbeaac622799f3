import { lazy, type ReactElement, Suspense, useState } from 'react';
import type { DashboardHome } from '../../server/features/dashboard/home.schema.ts';
import { text } from '../text/text.ts';
import { countInWords, shortDayInWords } from '../text/words.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Empty } from '../ui/states.tsx';
import { type Column, Table } from '../ui/table.tsx';

type Day = DashboardHome['activity'][number];

const Chart = lazy(() => import('../ui/chart.tsx').then((loaded) => ({ default: loaded.Chart })));

const kinds = ['messages', 'items', 'phones'] as const;

/** The days are dates already, so they are told as they are, in no zone. */
const dayOf = ({ date }: Day) => shortDayInWords(`${date}T00:00:00Z`, 'UTC');

function columns(): Column<Day>[] {
  return [
    { key: 'date', heading: text.month.day, cell: dayOf },
    ...kinds.map((kind) => ({
      key: kind,
      heading: text.month.kinds[kind],
      isNumber: true,
      cell: (day: Day) => countInWords(day[kind]),
    })),
  ];
}

function Picture({ days }: { days: readonly Day[] }): ReactElement {
  const sum = (kind: 'messages' | 'items') => countInWords(days.reduce((total, day) => total + day[kind], 0));
  const most = Math.max(0, ...days.map(({ phones }) => phones));
  const totals = { messages: sum('messages'), items: sum('items'), phones: text.month.most(most) };
  const series = kinds.map((kind) => ({
    ...{ key: kind, name: text.month.kinds[kind], total: totals[kind] },
    values: days.map((day) => day[kind]),
  }));
  const [first] = days;
  return (
    <Suspense fallback={<div className="chart-room" />}>
      <Chart
        label={text.month.chart}
        series={series}
        ends={[first === undefined ? '' : dayOf(first), text.month.today]}
        stepInWords={(step) => {
          const day = days[step];
          return day === undefined ? '' : text.month.step(dayOf(day), day.messages, day.items, day.phones);
        }}
      />
    </Suspense>
  );
}

const isQuiet = ({ messages, items, phones }: Day) => messages + items + phones === 0;

/** What happened in the last 30 days, as a chart or as a table. */
export function ActivityCard({ days }: { days: readonly Day[] }): ReactElement {
  const [isTable, setTable] = useState(false);
  if (days.every(isQuiet))
    return (
      <Card title={text.month.heading} name="month">
        <Empty heading={text.month.empty}>{text.month.emptyText}</Empty>
      </Card>
    );
  return (
    <Card
      title={text.month.heading}
      name="month"
      actions={
        <Button look="bare" onClick={() => setTable(!isTable)}>
          {isTable ? text.chart.hideTable : text.chart.showTable}
        </Button>
      }
    >
      {isTable ? (
        <Table
          caption={text.month.heading}
          columns={columns()}
          rows={[...days].reverse()}
          keyOf={({ date }) => date}
        />
      ) : (
        <Picture days={days} />
      )}
    </Card>
  );
}

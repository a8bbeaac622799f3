import type { ReactElement } from 'react';
import { useStatus } from '../connection/queries.ts';
import { text } from '../text/text.ts';
import { momentInWords } from '../text/words.ts';
import { Card } from '../ui/card.tsx';
import { Screen } from '../ui/screen.tsx';
import { Answered, Empty } from '../ui/states.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { type Activity, useActivity } from './activity.ts';

type Recent = Activity['recent'][number];
type Task = Activity['agent_tasks'][number];

function recentColumns(timeZone: string): Column<Recent>[] {
  return [
    { key: 'text', heading: text.activity.text, cell: ({ summary }) => summary },
    { key: 'what', heading: text.activity.what, cell: ({ type }) => text.activity.types[type] },
    {
      key: 'when',
      heading: text.activity.when,
      cell: ({ created_at }) => momentInWords(created_at, Date.now(), timeZone),
    },
  ];
}

function taskColumns(timeZone: string): Column<Task>[] {
  return [
    { key: 'text', heading: text.activity.text, cell: ({ instruction }) => instruction },
    { key: 'outcome', heading: text.activity.outcome, cell: ({ status }) => text.activity.statuses[status] },
    {
      key: 'when',
      heading: text.activity.when,
      cell: ({ completed_at, created_at }) => momentInWords(completed_at ?? created_at, Date.now(), timeZone),
    },
  ];
}

function Lists({ activity, timeZone }: { activity: Activity; timeZone: string }): ReactElement {
  const { recent, agent_tasks } = activity;
  return (
    <div className="cards">
      {agent_tasks.length > 0 && (
        <Card title={text.activity.tasks}>
          <Table
            caption={text.activity.tasks}
            columns={taskColumns(timeZone)}
            rows={agent_tasks}
            keyOf={({ id }) => id}
          />
        </Card>
      )}
      <Card title={text.activity.recent}>
        {recent.length === 0 ? (
          <Empty heading={text.activity.nothing}>{text.activity.nothingText}</Empty>
        ) : (
          <Table
            caption={text.activity.recent}
            columns={recentColumns(timeZone)}
            rows={recent}
            keyOf={({ type, id }) => `${type} ${id}`}
          />
        )}
      </Card>
    </div>
  );
}

/** What happened lately. */
export function ActivityScreen(): ReactElement {
  const query = useActivity();
  const { data: status } = useStatus();
  return (
    <Screen title={text.activity.heading}>
      <Answered query={query}>
        {(activity) => <Lists activity={activity} timeZone={status?.time_zone ?? 'UTC'} />}
      </Answered>
    </Screen>
  );
}

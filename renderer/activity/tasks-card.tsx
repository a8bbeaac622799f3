import type { ReactElement } from 'react';
import type { AgentTask } from '../../server/features/tasks/tasks.schema.ts';
import { wordsOf } from '../api/errors.ts';
import { text } from '../text/text.ts';
import { momentInWords } from '../text/words.ts';
import { Card } from '../ui/card.tsx';
import { Progress } from '../ui/progress.tsx';
import { Outcome } from '../ui/state-line.tsx';
import { Answered, Empty } from '../ui/states.tsx';
import { Table } from '../ui/table.tsx';
import { useCancelTask, useTasks } from './activity.ts';

const hundred = 100;
const isOpen = ({ status }: AgentTask) => status === 'queued' || status === 'running';

function Running({ task, onCancel }: { task: AgentTask; onCancel: () => void }): ReactElement {
  return (
    <div className="task">
      <Progress
        label={task.instruction}
        share={task.status === 'queued' ? undefined : task.progress / hundred}
        onCancel={onCancel}
      />
      <p className="hint">
        {task.status === 'queued' ? text.activity.queued : (task.progress_message ?? text.activity.working)}
      </p>
    </div>
  );
}

/** What the assistant works on in the background, and what came of it. */
export function TasksCard({ timeZone }: { timeZone: string }): ReactElement {
  const query = useTasks();
  const cancel = useCancelTask();
  return (
    <Card title={text.activity.tasks}>
      <Outcome tone="bad">{cancel.error === null ? undefined : wordsOf(cancel.error)}</Outcome>
      <Answered query={query}>
        {(tasks) => {
          const over = tasks.filter((task) => !isOpen(task));
          if (tasks.length === 0)
            return <Empty heading={text.activity.noTasks}>{text.activity.noTasksText}</Empty>;
          return (
            <>
              {tasks.filter(isOpen).map((task) => (
                <Running key={task.id} task={task} onCancel={() => cancel.mutate(task.id)} />
              ))}
              {over.length > 0 && (
                <Table
                  caption={text.activity.finished}
                  rows={over}
                  keyOf={({ id }) => id}
                  columns={[
                    { key: 'text', heading: text.activity.task, cell: ({ instruction }) => instruction },
                    {
                      key: 'outcome',
                      heading: text.activity.outcome,
                      cell: ({ status, error }) =>
                        status === 'failed' ? (error ?? text.activity.failed) : text.activity.done,
                    },
                    {
                      key: 'when',
                      heading: text.activity.when,
                      isNumber: true,
                      cell: ({ completed_at, created_at }) =>
                        momentInWords(completed_at ?? created_at, Date.now(), timeZone),
                    },
                  ]}
                />
              )}
            </>
          );
        }}
      </Answered>
    </Card>
  );
}

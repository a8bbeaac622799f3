import { type ReactElement, useDeferredValue, useState } from 'react';
import type { LogLevel } from '../../server/features/log/log.schema.ts';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { TextField } from '../ui/field.tsx';
import { Select } from '../ui/select.tsx';
import { Empty, Failed, Loading } from '../ui/states.tsx';
import { useLog } from './log.ts';
import { LogLines } from './log-lines.tsx';
import { ReportButton } from './report-button.tsx';

const levels = ['debug', 'info', 'warn', 'error'] as const satisfies readonly LogLevel[];
const hourMs = 3_600_000;
const ranges = { all: undefined, hour: hourMs, day: 24 * hourMs, week: 7 * 24 * hourMs } as const;
type Range = keyof typeof ranges;
const rangeNames = Object.keys(ranges) as Range[];

/** The log of the server, live, with filters. */
export function LogCard({ timeZone }: { timeZone: string }): ReactElement {
  const [level, setLevel] = useState<(typeof levels)[number]>('info');
  const [typed, setTyped] = useState('');
  const [range, setRange] = useState<{ name: Range; from?: string }>({ name: 'all' });
  const words = useDeferredValue(typed);
  const log = useLog({ level, text: words, from: range.from });
  const choose = (name: Range) => {
    const milliseconds = ranges[name];
    setRange(
      milliseconds === undefined
        ? { name }
        : { name, from: new Date(Date.now() - milliseconds).toISOString() },
    );
  };
  return (
    <Card title={text.activity.log} name="log-card">
      <div className="log-filters">
        <Select
          label={text.activity.level}
          value={level}
          options={levels.map((value) => ({ value, label: text.activity.levels[value] }))}
          onChange={setLevel}
        />
        <TextField label={text.activity.contains} value={typed} onChange={setTyped} />
        <Select
          label={text.activity.since}
          value={range.name}
          options={rangeNames.map((value) => ({ value, label: text.activity.ranges[value] }))}
          onChange={choose}
        />
      </div>
      {log.error !== null && <Failed error={log.error} onRetry={() => setRange({ ...range })} />}
      {log.isLoading && log.lines.length === 0 && <Loading />}
      {!log.isLoading && log.error === null && log.lines.length === 0 && (
        <Empty heading={text.activity.noLines} />
      )}
      <LogLines lines={log.lines} timeZone={timeZone} />
      <div className="actions">
        {log.hasMore && <Button onClick={log.loadMore}>{text.activity.older}</Button>}
        <ReportButton />
      </div>
    </Card>
  );
}

import type { ReactElement } from 'react';
import type { DashboardStatus } from '../../server/features/dashboard/dashboard.schema.ts';
import { text } from '../text/text.ts';

function Fact({ name, value, path = false }: { name: string; value: string; path?: boolean }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd className={path ? 'path' : undefined}>{value}</dd>
    </div>
  );
}

/** One quiet line with what one is asked for when something is wrong. */
export function Facts({ status }: { status: DashboardStatus }): ReactElement {
  return (
    <footer className="facts">
      <dl>
        <Fact name={text.facts.version} value={status.version} />
        <Fact name={text.facts.port} value={String(status.port)} />
        <Fact name={text.facts.timeZone} value={status.time_zone} />
        <Fact name={text.facts.dataFolder} value={status.data_dir} path />
      </dl>
    </footer>
  );
}

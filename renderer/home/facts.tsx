import type { ReactElement } from 'react';
import type { DashboardStatus } from '../../server/features/dashboard/dashboard.schema.ts';
import { useConnection } from '../connection/connection.ts';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';

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
  const { desktop } = useConnection();
  return (
    <footer className="facts-line">
      <dl className="facts">
        <Fact name={text.facts.version} value={status.version} />
        <Fact name={text.facts.port} value={String(status.port)} />
        <Fact name={text.facts.timeZone} value={status.time_zone} />
        <Fact name={text.facts.dataFolder} value={status.data_dir} path />
      </dl>
      {desktop !== undefined && (
        <Button look="bare" onClick={() => desktop.request('app:open-data-folder', undefined)}>
          {text.openDataFolder}
        </Button>
      )}
    </footer>
  );
}

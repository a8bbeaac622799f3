import type { ReactElement } from 'react';
import type { DashboardStatus } from '../../server/features/dashboard/dashboard.schema.ts';
import { useConnection } from '../connection/connection.ts';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';

/** The facts one is asked for when something is wrong. */
export function DetailsCard({ status }: { status: DashboardStatus }): ReactElement {
  const { desktop } = useConnection();
  return (
    <Card title={text.details.heading}>
      <dl className="facts">
        <dt>{text.details.version}</dt>
        <dd>{status.version}</dd>
        <dt>{text.details.port}</dt>
        <dd>{String(status.port)}</dd>
        <dt>{text.details.timeZone}</dt>
        <dd>{status.time_zone}</dd>
        <dt>{text.details.dataFolder}</dt>
        <dd className="path">{status.data_dir}</dd>
      </dl>
      {desktop !== undefined && (
        <div className="actions">
          <Button onClick={() => desktop.request('app:open-data-folder', undefined)}>
            {text.openDataFolder}
          </Button>
        </div>
      )}
    </Card>
  );
}

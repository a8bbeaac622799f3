import type { ReactElement } from 'react';
import type { DashboardStatus } from '../../server/features/dashboard/dashboard.schema.ts';
import { text } from '../text/text.ts';
import { durationInWords, momentInWords } from '../text/words.ts';
import { useNow } from '../ui/use-now.ts';

const refreshMs = 10_000;

/** Is it running, and for how long: the heading of Home. */
export function ServingHeading({ status }: { status: DashboardStatus | undefined }): ReactElement {
  const now = useNow(refreshMs);
  if (status === undefined) return <>{text.screens.home}</>;
  return (
    <>
      <span className="state-dot" aria-hidden="true" />
      {text.serving.heading}{' '}
      <span className="serving-uptime">
        {text.serving.uptime(durationInWords(now - Date.parse(status.started_at)))}
      </span>
    </>
  );
}

/** Since when, and who is there now. */
export function ServingLine({ status }: { status: DashboardStatus }): ReactElement {
  const now = useNow(refreshMs);
  const { started_at, time_zone, connected_sockets } = status;
  return (
    <p className="soft serving-line">
      {text.serving.since(momentInWords(started_at, now, time_zone))}
      <span className="separator" aria-hidden="true" />
      {text.serving.connected(connected_sockets)}
    </p>
  );
}

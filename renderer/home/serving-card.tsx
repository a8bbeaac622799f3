import type { ReactElement } from 'react';
import type { DashboardStatus } from '../../server/features/dashboard/dashboard.schema.ts';
import { text } from '../text/text.ts';
import { countInWords, durationInWords, momentInWords } from '../text/words.ts';
import { useNow } from '../ui/use-now.ts';

const refreshMs = 10_000;

function connectedInWords(count: number): string {
  if (count === 0) return text.serving.nobody;
  return count === 1 ? text.serving.one : text.serving.many(countInWords(count));
}

/** Is it running, and since when. */
export function ServingCard({ status }: { status: DashboardStatus }): ReactElement {
  const now = useNow(refreshMs);
  const { started_at, time_zone, connected_sockets } = status;
  return (
    <section className="serving">
      <h1>
        <span className="state-dot" aria-hidden="true" />
        {text.serving.heading}{' '}
        <span className="serving-uptime">
          {text.serving.uptime(durationInWords(now - Date.parse(started_at)))}
        </span>
      </h1>
      <p className="soft">
        {text.serving.since(momentInWords(started_at, now, time_zone))}
        <span className="separator" aria-hidden="true" />
        {connectedInWords(connected_sockets)}
      </p>
    </section>
  );
}

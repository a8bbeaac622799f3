import type { ReactElement } from 'react';
import type { DashboardStatus } from '../../server/features/dashboard/dashboard.schema.ts';
import { text } from '../text/text.ts';
import { durationInWords, momentInWords } from '../text/words.ts';
import type { Tone } from '../ui/state-line.tsx';
import { useNow } from '../ui/use-now.ts';

const refreshMs = 10_000;

type HeadingProps = {
  status: DashboardStatus | undefined;
  /** Of the worst of all; undefined while it is not known. */
  tone: Tone | undefined;
};

/** Is it running, and for how long: the heading of Home. */
export function ServingHeading({ status, tone = 'idle' }: HeadingProps): ReactElement {
  const now = useNow(refreshMs);
  if (status === undefined) return <>{text.screens.home}</>;
  return (
    <span className={`state-${tone}`}>
      <span className="state-dot" aria-hidden="true" />
      {text.serving.heading}{' '}
      <span className="serving-uptime">
        {text.serving.uptime(durationInWords(now - Date.parse(status.started_at)))}
      </span>
    </span>
  );
}

type LineProps = {
  status: DashboardStatus;
  /** How many lines want something; undefined while it is not known. */
  wanting: number | undefined;
};

/** How it stands as a whole, since when, and who is there now. */
export function ServingLine({ status, wanting }: LineProps): ReactElement {
  const now = useNow(refreshMs);
  const { started_at, time_zone, connected_sockets } = status;
  const parts = [
    ...(wanting === undefined ? [] : [text.serving.wanting(wanting)]),
    text.serving.since(momentInWords(started_at, now, time_zone)),
    text.serving.connected(connected_sockets),
  ];
  return (
    <p className="soft serving-line">
      {parts.map((part) => (
        <span key={part} className="serving-part">
          {part}
        </span>
      ))}
    </p>
  );
}

import type { ReactElement, ReactNode } from 'react';
import { wordsOf } from '../api/errors.ts';
import { text } from '../text/text.ts';
import { Button } from './button.tsx';
import { Outcome } from './state-line.tsx';
import { useLater } from './use-now.ts';

const wordAfterMs = 400;

/** Takes the room, and says something only when it lasts. */
export function Loading(): ReactElement {
  const late = useLater(wordAfterMs);
  return <p className="soft loading">{late ? text.loading : ''}</p>;
}

/** What went wrong, in the server's words, and another attempt. */
export function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }): ReactElement {
  return (
    <div className="failed">
      <Outcome tone="bad">{wordsOf(error)}</Outcome>
      <div className="actions">
        <Button onClick={onRetry}>{text.retry}</Button>
      </div>
    </div>
  );
}

export type EmptyProps = { heading: string; children?: ReactNode; actions?: ReactNode };

/** Nothing there yet: what would be there, and how it gets there. */
export function Empty({ heading, children, actions }: EmptyProps): ReactElement {
  return (
    <div className="empty">
      <p className="empty-heading">{heading}</p>
      {children !== undefined && <p className="soft">{children}</p>}
      {actions !== undefined && <div className="actions">{actions}</div>}
    </div>
  );
}

type Asked<T> = { data: T | undefined; error: Error | null; refetch: () => unknown };

/** The usual course of a query: loading, failed, or what there is. A failed refresh keeps what was there. */
export function Answered<T>(props: { query: Asked<T>; children: (data: T) => ReactNode }): ReactNode {
  const { data, error, refetch } = props.query;
  if (data !== undefined) return props.children(data);
  if (error !== null) return <Failed error={error} onRetry={refetch} />;
  return <Loading />;
}

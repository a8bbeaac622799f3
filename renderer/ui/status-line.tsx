import type { ReactElement, ReactNode } from 'react';
import type { Tone } from './state-line.tsx';

export type StatusLineProps = {
  /** What the line is about, in a word. */
  name: string;
  tone: Tone;
  /** How it stands, in a short sentence. */
  children: ReactNode;
  /** More about it, quieter. */
  note?: ReactNode;
  /** The one button that mends it. */
  action?: ReactNode;
};

/** One thing, how it stands, and what to do about it. To be put into a `ul` with the class `status-lines`. */
export function StatusLine({ name, tone, children, note, action }: StatusLineProps): ReactElement {
  return (
    <li className={`status-line state-${tone}`}>
      <span className="state-dot" aria-hidden="true" />
      <span className="status-name">{name}</span>
      <span className="status-words">
        {children}
        {note !== undefined && <span className="soft status-note">{note}</span>}
      </span>
      {action !== undefined && <span className="status-action">{action}</span>}
    </li>
  );
}

import type { ReactElement, ReactNode } from 'react';

export type Tone = 'good' | 'warn' | 'bad' | 'idle';

/** A state in one line: the dot repeats in colour what the words say. */
export function StateLine({ tone, children }: { tone: Tone; children: ReactNode }): ReactElement {
  return (
    <p className={`state state-${tone}`}>
      <span className="state-dot" aria-hidden="true" />
      <span>{children}</span>
    </p>
  );
}

/** The outcome of something the owner did. Drawn empty before, because only then its words are read aloud. */
export function Outcome({ tone, children }: { tone: Tone; children?: ReactNode }): ReactElement {
  return <output className={`outcome outcome-${tone}`}>{children}</output>;
}

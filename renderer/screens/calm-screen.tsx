import type { ReactElement, ReactNode } from 'react';
import { Mark } from '../ui/icon.tsx';

export type CalmScreenProps = {
  heading: string;
  children?: ReactNode;
  actions?: ReactNode;
  /** Draws the one moving thing of the page, a slow bar. */
  working?: boolean;
};

/** A full screen with one thing to say: what is going on, and the way out. */
export function CalmScreen({ heading, children, actions, working = false }: CalmScreenProps): ReactElement {
  return (
    <main className="calm">
      <div className="calm-body">
        <Mark large />
        <h1>{heading}</h1>
        {children}
        {working && <div className="working" aria-hidden="true" />}
        {actions !== undefined && <div className="actions">{actions}</div>}
      </div>
    </main>
  );
}

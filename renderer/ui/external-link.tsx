import type { ReactElement, ReactNode } from 'react';
import { useConnection } from '../connection/connection.ts';

/** A page elsewhere, opened beside this one: in the desktop window by the system's own browser. */
export function ExternalLink({ address, children }: { address: string; children: ReactNode }): ReactElement {
  const { desktop } = useConnection();
  return (
    <a
      className="link"
      href={address}
      target="_blank"
      rel="noreferrer"
      onClick={(event) => {
        if (desktop === undefined) return;
        event.preventDefault();
        void desktop.request('app:open-external', address);
      }}
    >
      {children}
    </a>
  );
}

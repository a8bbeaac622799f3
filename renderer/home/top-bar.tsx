import type { ReactElement } from 'react';
import { signOut } from '../api/api.ts';
import { useConnection } from '../connection/connection.ts';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Mark } from '../ui/icon.tsx';

/** Name of the house, and what can be done with all of it. */
export function TopBar(): ReactElement {
  const { api, session, desktop } = useConnection();
  return (
    <header className="top-bar">
      <span className="brand">
        <Mark />
        {text.product}
      </span>
      {desktop === undefined ? (
        <Button look="bare" onClick={() => signOut(api, session)}>
          {text.signOut}
        </Button>
      ) : (
        <div className="actions">
          <Button look="bare" onClick={() => desktop.request('app:open-data-folder', undefined)}>
            {text.openDataFolder}
          </Button>
          <Button look="bare" onClick={() => desktop.request('app:open-log', undefined)}>
            {text.openLog}
          </Button>
        </div>
      )}
    </header>
  );
}

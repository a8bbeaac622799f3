import type { ReactElement } from 'react';
import { signOut } from '../api/api.ts';
import { useConnection } from '../connection/connection.ts';
import { text } from '../text/text.ts';
import { Icon } from '../ui/icon.tsx';

const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);
const shortcut = isApple ? '⌘K' : 'Ctrl K';

/** The palette's button, which names its keys, and the way out of the browser's session. */
export function Tools({ onPalette }: { onPalette: () => void }): ReactElement {
  const { api, session, desktop } = useConnection();
  return (
    <div className="tools">
      <button
        type="button"
        className="tool"
        aria-keyshortcuts={isApple ? 'Meta+K' : 'Control+K'}
        aria-haspopup="dialog"
        onClick={onPalette}
      >
        <Icon name="search" />
        <span className="tool-words">{text.palette.open}</span>
        <span className="tool-keys" aria-hidden="true">
          {shortcut}
        </span>
      </button>
      {desktop === undefined && (
        <button type="button" className="tool" onClick={() => signOut(api, session)}>
          <Icon name="sign-out" />
          <span className="tool-words">{text.signOut}</span>
        </button>
      )}
    </div>
  );
}

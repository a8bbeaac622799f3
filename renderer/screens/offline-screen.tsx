import type { ReactElement } from 'react';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { CalmScreen } from './calm-screen.tsx';

/** Nothing was loaded yet and nobody answers. */
export function OfflineScreen({ host, onRetry }: { host: string; onRetry: () => void }): ReactElement {
  return (
    <CalmScreen
      heading={text.phases.offline}
      actions={
        <Button look="primary" onClick={onRetry}>
          {text.retry}
        </Button>
      }
    >
      <p className="soft">{text.phases.offlineText(host)}</p>
    </CalmScreen>
  );
}

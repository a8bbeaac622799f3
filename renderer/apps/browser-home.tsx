import type { ReactElement } from 'react';
import { UnreachableError } from '../api/errors.ts';
import { useStatus } from '../connection/queries.ts';
import { FirstRunGate } from '../first-run/first-run-gate.tsx';
import { OfflineScreen } from '../screens/offline-screen.tsx';
import { Shell } from '../shell/shell.tsx';
import { usePhase } from '../ui/use-phase.ts';

/** The dashboard, or the offline screen as long as nothing was loaded and nobody answers. */
export function BrowserHome({ host }: { host: string }): ReactElement {
  const { data, error, refetch } = useStatus();
  const offline = error instanceof UnreachableError;
  usePhase(offline ? 'offline' : 'ready');
  if (offline && data === undefined) return <OfflineScreen host={host} onRetry={() => refetch()} />;
  return (
    <FirstRunGate>
      <Shell />
    </FirstRunGate>
  );
}

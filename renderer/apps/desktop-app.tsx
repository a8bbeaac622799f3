import { type ReactElement, useMemo, useSyncExternalStore } from 'react';
import type { AppState, DesktopBridge } from '../../main/bridge-contract.ts';
import { createApi } from '../api/api.ts';
import { createSession } from '../api/session.ts';
import { ConnectionContext } from '../connection/connection.ts';
import { DesktopStateContext } from '../connection/desktop-state.ts';
import { FirstRunGate } from '../first-run/first-run-gate.tsx';
import { RestartingScreen, StartingScreen } from '../screens/desktop-screens.tsx';
import { EndedScreen } from '../screens/ended-screen.tsx';
import { SignInScreen } from '../screens/sign-in-screen.tsx';
import { Shell } from '../shell/shell.tsx';
import { usePhase } from '../ui/use-phase.ts';
import { useDesktopState } from './use-desktop-state.ts';

type ReadyProps = {
  desktop: DesktopBridge;
  serverUrl: string;
  token: string;
};

/** The dashboard over a running server. Should its session have ended, the PIN opens a new one. */
function Ready({ desktop, serverUrl, token }: ReadyProps): ReactElement {
  const connection = useMemo(() => {
    const session = createSession({ access: token });
    return { origin: serverUrl, api: createApi(serverUrl, session), session, desktop };
  }, [desktop, serverUrl, token]);
  const { session } = connection;
  const signedIn = useSyncExternalStore(session.subscribe, session.tokens) !== undefined;
  if (!signedIn) return <SignInScreen origin={serverUrl} session={session} />;
  return (
    <ConnectionContext value={connection}>
      <FirstRunGate>
        <Shell />
      </FirstRunGate>
    </ConnectionContext>
  );
}

function screenFor(state: AppState, desktop: DesktopBridge): ReactElement {
  const { phase, serverUrl, token, failure, progress } = state;
  if (phase === 'stopped' || phase === 'failed') {
    return <EndedScreen phase={phase} failure={failure} desktop={desktop} />;
  }
  if (phase === 'restarting') return <RestartingScreen failure={failure} progress={progress} />;
  if (phase === 'starting' || serverUrl === undefined || token === undefined)
    return <StartingScreen progress={progress} />;
  return <Ready desktop={desktop} serverUrl={serverUrl} token={token} />;
}

/** The page in the desktop window: the app around it says which screen is due. */
export function DesktopApp({ desktop }: { desktop: DesktopBridge }): ReactElement {
  const state = useDesktopState(desktop);
  usePhase(state.phase);
  return <DesktopStateContext value={state}>{screenFor(state, desktop)}</DesktopStateContext>;
}

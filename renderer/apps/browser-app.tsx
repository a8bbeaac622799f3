import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useEffect, useMemo, useSyncExternalStore } from 'react';
import { createApi } from '../api/api.ts';
import { createStoredSession } from '../api/session.ts';
import { useChat } from '../chat/use-chat.ts';
import { ConnectionContext } from '../connection/connection.ts';
import { SignInScreen } from '../screens/sign-in-screen.tsx';
import { usePhase } from '../ui/use-phase.ts';
import { BrowserHome } from './browser-home.tsx';

function SignedOut(props: Parameters<typeof SignInScreen>[0]): ReactElement {
  usePhase('signed-out');
  return <SignInScreen {...props} />;
}

/** The page in a plain browser, on the server's own origin: PIN form first, then the dashboard. */
export function BrowserApp({ origin }: { origin: string }): ReactElement {
  const session = useMemo(() => createStoredSession(window.sessionStorage), []);
  const connection = useMemo(() => ({ origin, api: createApi(origin, session), session }), [origin, session]);
  const signedIn = useSyncExternalStore(session.subscribe, session.tokens) !== undefined;
  const client = useQueryClient();
  const { chat } = useChat();
  useEffect(() => {
    if (signedIn) return;
    // What one sign-in saw and said is not for the next one.
    client.clear();
    chat.startOver();
  }, [signedIn, client, chat]);

  if (!signedIn) return <SignedOut origin={origin} session={session} />;
  return (
    <ConnectionContext value={connection}>
      <BrowserHome host={new URL(origin).host} />
    </ConnectionContext>
  );
}

import { createContext, use } from 'react';
import type { DesktopBridge } from '../../main/bridge-contract.ts';
import type { Api } from '../api/api.ts';
import type { Session } from '../api/session.ts';

/** How the screens reach the server, and the desktop app around them when there is one. */
export type Connection = {
  /** Of the server, no trailing slash. */
  origin: string;
  api: Api;
  session: Session;
  /** Absent in a plain browser. */
  desktop?: DesktopBridge;
};

export const ConnectionContext = createContext<Connection | undefined>(undefined);

/** Throws outside a signed-in page: a screen that needs the server is never drawn without one. */
export function useConnection(): Connection {
  const connection = use(ConnectionContext);
  if (connection === undefined) throw new Error('useConnection is for screens inside ConnectionContext');
  return connection;
}

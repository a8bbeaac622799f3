import { createContext, use } from 'react';
import type { AppState } from '../../main/bridge-contract.ts';

export const DesktopStateContext = createContext<AppState | undefined>(undefined);

/** What the desktop app around the page says of itself; undefined in a plain browser. */
export function useAppState(): AppState | undefined {
  return use(DesktopStateContext);
}

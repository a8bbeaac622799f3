import { useEffect } from 'react';
import type { AppState } from '../../main/bridge-contract.ts';
import { useConnection } from '../connection/connection.ts';
import { useAppState } from '../connection/desktop-state.ts';
import { goTo } from './route.ts';

const wayTo: Record<NonNullable<AppState['asked']>, () => void> = {
  pairing: () => goTo('phones', 'pair'),
  chat: () => goTo('chat'),
  settings: () => goTo('settings'),
};

/** Goes where the owner asked to go outside the page: in the tray, a menu, a link, or by clicking a notice. */
export function useAskedPart(): void {
  const { desktop } = useConnection();
  const state = useAppState();
  const asked = state?.asked;
  const opened = state?.opened?.id;
  useEffect(() => {
    if (asked === undefined) return;
    wayTo[asked]();
    void desktop?.request('app:close-asked', undefined);
  }, [asked, desktop]);
  useEffect(() => {
    if (opened !== undefined) goTo('home');
  }, [opened]);
}

import { useEffect, useState } from 'react';
import type { AppState, DesktopBridge } from '../../main/bridge-contract.ts';

const initial: AppState = {
  phase: 'starting',
  addresses: [],
  connectedPhones: 0,
  openReminders: 0,
  busy: false,
  dataFolder: '',
  preferences: { keepInTray: true, startAtLogin: false },
  update: { phase: 'off', text: '' },
};

/** The state of the desktop app: asked for once, then as pushed. A push always beats the older answer. */
export function useDesktopState(desktop: DesktopBridge): AppState {
  const [state, setState] = useState(initial);
  useEffect(() => {
    let pushed = false;
    let over = false;
    const end = desktop.onState((next) => {
      pushed = true;
      setState(next);
    });
    desktop.request('app:get-state', undefined).then((answer) => {
      if (!pushed && !over) setState(answer);
    });
    return () => {
      over = true;
      end();
    };
  }, [desktop]);
  return state;
}

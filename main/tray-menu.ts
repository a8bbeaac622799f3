import type { MenuItemConstructorOptions } from 'electron';
import type { AppState } from './bridge-contract.ts';

export type TrayLook = 'serving' | 'attention' | 'stopped';

export type TrayActions = {
  open(): void;
  copyAddress(address: string): void;
  retry(): void;
  quit(): void;
};

/** The menu of the tray for a state: what is going on, and what can be done about it. */
export function trayMenu(state: AppState, actions: TrayActions): MenuItemConstructorOptions[] {
  const address = state.addresses[0]?.url;
  return [
    { label: statusLine(state), enabled: false },
    { type: 'separator' },
    { label: 'Open ClawChat', click: actions.open },
    {
      label: address === undefined ? 'Copy address' : `Copy address ${address}`,
      enabled: address !== undefined,
      click: () => address !== undefined && actions.copyAddress(address),
    },
    ...(state.phase === 'failed' ? [{ label: 'Start the server again', click: actions.retry }] : []),
    { type: 'separator' },
    { label: 'Quit ClawChat', click: actions.quit },
  ];
}

/** One line, for the top of the menu and for the tooltip. */
export function statusLine({ phase, connectedSockets }: AppState): string {
  switch (phase) {
    case 'starting':
      return 'Starting';
    case 'ready':
      return `Running, ${connectedSockets} ${connectedSockets === 1 ? 'connection' : 'connections'}`;
    case 'restarting':
      return 'Starting again after a problem';
    case 'stopped':
      return 'Stopped';
    case 'failed':
      return 'Stopped by a problem';
  }
}

/** What the icon tells from afar. */
export function trayLook({ phase }: AppState): TrayLook {
  if (phase === 'ready') return 'serving';
  return phase === 'failed' || phase === 'stopped' ? 'stopped' : 'attention';
}

import type { MenuItemConstructorOptions } from 'electron';
import type { AppState } from './bridge-contract.ts';

export type TrayLook = 'serving' | 'attention' | 'stopped';

export type TrayActions = {
  open(): void;
  copyAddress(address: string): void;
  setLan(on: boolean): void;
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
    ...lanEntry(state, actions),
    ...(state.phase === 'failed' ? [{ label: 'Start the server again', click: actions.retry }] : []),
    { type: 'separator' },
    { label: 'Quit ClawChat', click: actions.quit },
  ];
}

/** Nothing where the owner has set it elsewhere. */
function lanEntry({ lan }: AppState, { setLan }: TrayActions): MenuItemConstructorOptions[] {
  if (!lan || lan.locked) return [];
  const label = lan.on ? 'Pause LAN access' : 'Resume LAN access';
  return [{ label, click: () => setLan(!lan.on) }];
}

/** One line, for the top of the menu and for the tooltip. */
export function statusLine({ phase, connectedSockets, lan }: AppState): string {
  switch (phase) {
    case 'starting':
      return 'Starting';
    case 'ready':
      if (lan && !lan.on && !lan.locked) return 'Running for this computer only';
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

import type { MenuItemConstructorOptions } from 'electron';
import type { AppState } from './bridge-contract.ts';
import type { DesktopActions } from './desktop-actions.ts';

export type TrayLook = 'serving' | 'attention' | 'stopped';

type Entry = MenuItemConstructorOptions;

/** The menu of the tray for a state: what is going on, and what can be done about it. */
export function trayMenu(state: AppState, actions: DesktopActions): Entry[] {
  const groups: Entry[][] = [
    [{ label: statusLine(state), enabled: false }, ...phonesEntry(state)],
    [
      { label: 'Open ClawChat', click: actions.open },
      { label: 'New chat', enabled: state.phase === 'ready', click: () => actions.ask('chat') },
      ...(state.phase === 'failed' ? [{ label: 'Start the server again', click: actions.retry }] : []),
    ],
    phoneEntries(state, actions),
    switches(state, actions),
    [
      { label: 'Open data folder', click: () => void actions.openDataFolder() },
      { label: 'Open log', click: () => void actions.openLog() },
      { label: 'Check for updates', click: actions.checkForUpdates },
      { label: 'About ClawChat', click: actions.about },
    ],
    [{ label: 'Quit ClawChat', click: actions.quit }],
  ];
  return groups.flatMap((group, index) => (index === 0 ? group : [{ type: 'separator' }, ...group]));
}

function phonesEntry({ phase, connectedPhones }: AppState): Entry[] {
  if (phase !== 'ready') return [];
  const count = connectedPhones === 0 ? 'No' : String(connectedPhones);
  return [{ label: `${count} ${connectedPhones === 1 ? 'phone' : 'phones'} connected`, enabled: false }];
}

/** How phones come in. Whether they may is not asked where the owner has set it elsewhere. */
function phoneEntries({ phase, addresses, lan }: AppState, actions: DesktopActions): Entry[] {
  const address = addresses[0]?.url;
  const entries: Entry[] = [
    {
      label: address === undefined ? 'Copy address' : `Copy address ${address}`,
      enabled: address !== undefined,
      click: () => address !== undefined && actions.copyAddress(address),
    },
    { label: 'Show QR code', enabled: phase === 'ready', click: () => actions.ask('pairing') },
  ];
  if (!lan || lan.locked) return entries;
  const label = lan.on ? 'Pause LAN access' : 'Resume LAN access';
  return [...entries, { label, click: () => actions.setLan(!lan.on) }];
}

/** As the system has them, not as they were clicked: a switch that did not take springs back. */
function switches({ preferences }: AppState, { setPreference }: DesktopActions): Entry[] {
  const { startAtLogin, keepInTray } = preferences;
  return [
    {
      label: 'Start at login',
      type: 'checkbox',
      checked: startAtLogin,
      click: () => setPreference('startAtLogin', !startAtLogin),
    },
    {
      label: 'Keep running in the tray',
      type: 'checkbox',
      checked: keepInTray,
      click: () => setPreference('keepInTray', !keepInTray),
    },
  ];
}

/** One line, for the top of the menu and for the tooltip. */
export function statusLine({ phase, progress, lan }: AppState): string {
  switch (phase) {
    case 'starting':
      return progress === undefined ? 'Starting' : 'Starting: the data is being looked after';
    case 'ready':
      return lan && !lan.on && !lan.locked ? 'Running for this computer only' : 'Running';
    case 'restarting':
      return 'Starting again after a problem';
    case 'stopped':
      return 'Stopped';
    case 'failed':
      return 'Stopped by a problem';
  }
}

/** What the icon tells from afar: LAN access that is paused is no trouble, but phones find nothing. */
export function trayLook({ phase, lan }: AppState): TrayLook {
  if (phase === 'failed' || phase === 'stopped') return 'stopped';
  const isPaused = lan !== undefined && !lan.on && !lan.locked;
  return phase === 'ready' && !isPaused ? 'serving' : 'attention';
}

/**
 * The file of a look, without the folder. On macOS the system colours a template for its bar; elsewhere the bar is light
 * or dark as the system says. Electron finds the larger `@2x` beside it.
 */
export function trayIcon(look: TrayLook, { platform, dark }: { platform: NodeJS.Platform; dark: boolean }) {
  if (platform === 'darwin') return `${look}Template.png`;
  return `${look}-${dark ? 'dark' : 'light'}.png`;
}

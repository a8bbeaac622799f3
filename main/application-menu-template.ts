import type { MenuItemConstructorOptions } from 'electron';
import type { DesktopActions } from './desktop-actions.ts';

type Entry = MenuItemConstructorOptions;

const separator: Entry = { type: 'separator' };

export type MenuSurroundings = {
  platform: NodeJS.Platform;
  /** The tools of a developer are for those who run the app from its sources. */
  isPackaged: boolean;
};

/**
 * The menu of the window, or of the bar on macOS, with its shortcuts. macOS keeps about, settings and quit under the
 * app's name; elsewhere they are where people look for them there.
 */
export function applicationMenu(
  actions: DesktopActions,
  { platform, isPackaged }: MenuSurroundings,
): Entry[] {
  const isMac = platform === 'darwin';
  const about: Entry = { label: 'About ClawChat', click: actions.about };
  const updates: Entry = { label: 'Check for updates', click: actions.checkForUpdates };
  const settings: Entry = {
    label: isMac ? 'Settings…' : 'Settings',
    accelerator: 'CmdOrCtrl+,',
    click: () => actions.ask('settings'),
  };
  // Windows closes programs with Alt+F4, which the system sees to.
  const quitShortcut: Partial<Entry> = platform === 'win32' ? {} : { accelerator: 'CmdOrCtrl+Q' };
  const quit: Entry = { label: 'Quit ClawChat', ...quitShortcut, click: actions.quit };
  const ofApp: Entry = {
    label: 'ClawChat',
    submenu: [
      about,
      updates,
      separator,
      settings,
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      quit,
    ],
  };
  const ofFile: Entry = {
    label: 'File',
    submenu: [
      { label: 'New chat', accelerator: 'CmdOrCtrl+N', click: () => actions.ask('chat') },
      { label: 'Pair a phone', accelerator: 'CmdOrCtrl+Shift+P', click: () => actions.ask('pairing') },
      separator,
      { role: 'close', label: 'Close window' },
      ...(isMac ? [] : [separator, settings, separator, quit]),
    ],
  };
  const ofHelp: Entry = {
    role: 'help',
    label: 'Help',
    submenu: [
      { label: 'Open log', click: () => void actions.openLog() },
      { label: 'Open data folder', click: () => void actions.openDataFolder() },
      ...(isMac ? [] : [separator, updates, about]),
    ],
  };
  return [
    ...(isMac ? [ofApp] : []),
    ofFile,
    { role: 'editMenu' },
    viewMenu(isPackaged),
    { role: 'windowMenu' },
    ofHelp,
  ];
}

function viewMenu(isPackaged: boolean): Entry {
  return {
    label: 'View',
    submenu: [
      { role: 'reload' },
      separator,
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      separator,
      { role: 'togglefullscreen' },
      ...(isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
    ],
  };
}

import { join } from 'node:path';
import { Menu, nativeTheme, Tray } from 'electron';
import type { AppState } from './bridge-contract.ts';
import { type DesktopActions, forMenus } from './desktop-actions.ts';
import { statusLine, trayIcon, trayLook, trayMenu } from './tray-menu.ts';

export type AppTray = {
  update(state: AppState): void;
};

/** The icon in the tray and its menu, both a function of the state. */
export function createTray(iconFolder: string, initial: AppState, actions: DesktopActions): AppTray {
  const safely = forMenus(actions);
  const tray = new Tray(iconPath(iconFolder, initial));
  let state = initial;
  let shown = '';
  // On macOS the click opens the menu by itself.
  if (process.platform !== 'darwin') tray.on('click', safely.open);
  nativeTheme.on('updated', () => tray.setImage(iconPath(iconFolder, state)));

  function update(next: AppState): void {
    state = next;
    const template = trayMenu(state, safely);
    // A menu that is open closes when it is replaced, so it is replaced only for something new.
    const content = JSON.stringify([template, trayLook(state), statusLine(state)]);
    if (content === shown) return;
    shown = content;
    tray.setImage(iconPath(iconFolder, state));
    tray.setToolTip(`ClawChat: ${statusLine(state)}`);
    tray.setContextMenu(Menu.buildFromTemplate(template));
  }
  update(initial);
  return { update };
}

function iconPath(folder: string, state: AppState): string {
  // Windows has a choice of its own for its bar.
  const { shouldUseDarkColors, shouldUseDarkColorsForSystemIntegratedUI } = nativeTheme;
  const dark = process.platform === 'win32' ? shouldUseDarkColorsForSystemIntegratedUI : shouldUseDarkColors;
  return join(folder, 'tray', trayIcon(trayLook(state), { platform: process.platform, dark }));
}

import { join } from 'node:path';
import { Menu, Tray } from 'electron';
import type { AppState } from './bridge-contract.ts';
import { statusLine, type TrayActions, type TrayLook, trayLook, trayMenu } from './tray-menu.ts';

export type AppTray = {
  update(state: AppState): void;
};

/** The icon in the tray and its menu, both a function of the state. */
export function createTray(iconFolder: string, initial: AppState, actions: TrayActions): AppTray {
  const tray = new Tray(iconPath(iconFolder, trayLook(initial)));
  // On macOS the click opens the menu by itself.
  if (process.platform !== 'darwin') tray.on('click', actions.open);

  function update(state: AppState): void {
    tray.setImage(iconPath(iconFolder, trayLook(state)));
    tray.setToolTip(`ClawChat: ${statusLine(state)}`);
    tray.setContextMenu(Menu.buildFromTemplate(trayMenu(state, actions)));
  }
  update(initial);
  return { update };
}

/** The larger form `@2x` is found by Electron; macOS colours a file named `Template` for light and dark bars. */
function iconPath(folder: string, look: TrayLook): string {
  const suffix = process.platform === 'darwin' ? 'Template' : '';
  return join(folder, 'tray', `${look}${suffix}.png`);
}

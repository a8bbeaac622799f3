import { app, Menu } from 'electron';
import { applicationMenu } from './application-menu-template.ts';
import { type DesktopActions, forMenus } from './desktop-actions.ts';

/** In the bar on macOS; elsewhere in the window, where it shows while Alt is pressed. */
export function setApplicationMenu(actions: DesktopActions): void {
  const template = applicationMenu(forMenus(actions), {
    platform: process.platform,
    isPackaged: app.isPackaged,
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

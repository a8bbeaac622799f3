import { join } from 'node:path';
import { app, type BrowserWindow, nativeImage } from 'electron';
import type { AppState } from './bridge-contract.ts';

/** Shows on dock or taskbar how many reminders are open: as a number where there are numbers, else as a dot. */
export function showBadge(window: BrowserWindow, iconFolder: string): (state: AppState) => void {
  const isWindows = process.platform === 'win32';
  let shown = 0;
  return ({ openReminders }) => {
    if (openReminders === shown || window.isDestroyed()) return;
    shown = openReminders;
    if (!isWindows) {
      app.setBadgeCount(openReminders);
      return;
    }
    const dot =
      openReminders > 0 ? nativeImage.createFromPath(join(iconFolder, 'tray', 'attention-light.png')) : null;
    window.setOverlayIcon(dot, openReminders > 0 ? `Open reminders: ${openReminders}` : '');
  };
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import type { Updater } from './updates.ts';

/** Written beside the packed app when it is built with an address under which updates are published. */
const addressFile = 'app-update.yml';

/** How to load the updater; undefined where there is nothing it could look at. It is loaded only when it is needed. */
export function updateSource(): (() => Promise<Updater>) | undefined {
  if (!app.isPackaged || !existsSync(join(process.resourcesPath, addressFile))) return undefined;
  return async () => {
    const { autoUpdater } = (await import('electron-updater')).default;
    // What goes wrong is told by its events; the rest would go to a terminal that is not there.
    autoUpdater.logger = null;
    return autoUpdater;
  };
}

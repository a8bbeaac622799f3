import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import type { Updater } from './updates.ts';

/** Written beside the packed app when it is built with an address under which updates are published. */
const addressFile = 'app-update.yml';

/** How to load the updater; undefined where there is nothing it could look at. It is loaded only when it is needed. */
export function updateSource(): (() => Promise<Updater>) | undefined {
  if (!app.isPackaged || !existsSync(join(process.resourcesPath, addressFile))) return undefined;
  return async () => (await import('electron-updater')).default.autoUpdater;
}

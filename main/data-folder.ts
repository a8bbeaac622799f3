import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserWindow, dialog } from 'electron';
import type { SettingsFile } from './settings.ts';

export type DataFolder = {
  /** Absolute. A folder the owner chose is not made when it is missing: it may be on a drive that is not there. */
  current(): { path: string; mustExist: boolean };
  serverLog(): string;
  logFolder(): string;
  /** Lets the owner choose another folder; false when they did not. Nothing is moved there. */
  choose(): Promise<boolean>;
};

/** Where the server keeps everything: the app's own folder, unless the owner chose another one. */
export function createDataFolder(
  usual: string,
  settings: SettingsFile,
  window: () => BrowserWindow | undefined,
): DataFolder {
  const path = () => settings.get().dataFolder ?? usual;
  const logFolder = () => join(path(), 'logs');
  return {
    current: () => ({ path: path(), mustExist: settings.get().dataFolder !== undefined }),
    logFolder,
    serverLog: () => join(logFolder(), 'server.log'),
    async choose() {
      const chosen = await askForFolder(path(), window());
      if (chosen === undefined) return false;
      settings.change({ dataFolder: chosen === usual ? undefined : chosen });
      return true;
    },
  };
}

async function askForFolder(start: string, parent: BrowserWindow | undefined): Promise<string | undefined> {
  const options = {
    title: 'Choose the folder with the data of ClawChat',
    buttonLabel: 'Use this folder',
    defaultPath: start,
    properties: ['openDirectory' as const, 'createDirectory' as const],
  };
  const answer = await (parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options));
  const [folder] = answer.filePaths;
  if (answer.canceled || folder === undefined) return undefined;
  return existsSync(join(folder, 'clawchat.db')) || (await mayStartEmpty(folder, parent))
    ? folder
    : undefined;
}

/** Nobody should look for their data and be shown nothing. */
async function mayStartEmpty(folder: string, parent: BrowserWindow | undefined): Promise<boolean> {
  const options = {
    type: 'question' as const,
    message: 'There is no ClawChat data in this folder.',
    detail: `${folder}\n\nClawChat would start there with an empty database. What you have elsewhere stays where it is.`,
    buttons: ['Start empty there', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
  };
  const { response } = await (parent
    ? dialog.showMessageBox(parent, options)
    : dialog.showMessageBox(options));
  return response === 0;
}

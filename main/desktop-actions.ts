import { existsSync } from 'node:fs';
import { app, clipboard, shell } from 'electron';
import type { Logger } from 'pino';
import type { AppStateStore } from './app-state-store.ts';
import type { PagePart, Preferences } from './bridge-contract.ts';
import type { DashboardWindow } from './dashboard-window.ts';
import type { DataFolder } from './data-folder.ts';
import { notify } from './notices.ts';
import type { ServerSupervisor } from './server-supervisor.ts';
import type { SettingsFile } from './settings.ts';
import type { StartAtLogin } from './start-at-login.ts';
import type { Updates } from './updates.ts';

export type PreferenceName = Exclude<keyof Preferences, 'startAtLoginNote'>;

/** What tray, menus and the page can have done. */
export type DesktopActions = {
  open(): void;
  /** Shows the window with a part of its page. */
  ask(part: PagePart): void;
  copyAddress(address: string): void;
  setLan(on: boolean): void;
  /** @throws {Error} with words for the owner when the system refuses */
  setPreference(name: PreferenceName, on: boolean): void;
  retry(): void;
  /** @throws {Error} with the words of the system when it has no way to show the place */
  openDataFolder(): Promise<void>;
  openLog(): Promise<void>;
  checkForUpdates(): void;
  about(): void;
  quit(): void;
};

export type DesktopActionsOptions = {
  state: AppStateStore;
  supervisor: ServerSupervisor;
  settings: SettingsFile;
  dataFolder: DataFolder;
  login: StartAtLogin;
  updates: Updates;
  window: DashboardWindow;
  log: Logger;
};

export function desktopActions(options: DesktopActionsOptions): DesktopActions {
  const { state, supervisor, settings, dataFolder, login, updates, window, log } = options;
  return {
    open: window.show,
    ask(part) {
      state.ask(part);
      window.show();
    },
    copyAddress(address) {
      clipboard
        .writeText(address)
        .catch((error: unknown) => log.error({ err: error }, 'the address cannot be copied'));
    },
    setLan: (on) => supervisor.tell({ type: 'set-lan', on }),
    setPreference(name, on) {
      try {
        if (name === 'startAtLogin') login.set(on);
        else settings.change({ [name]: on });
      } finally {
        state.refresh();
      }
    },
    retry: () => supervisor.retry(),
    openDataFolder: () => openPath(dataFolder.current().path),
    // A server that could not start may have left no log; the folder has what there is.
    openLog: () =>
      openPath(existsSync(dataFolder.serverLog()) ? dataFolder.serverLog() : dataFolder.logFolder()),
    checkForUpdates: () => void updates.check().then(() => notify('Updates', updates.state().text)),
    about: () => app.showAboutPanel(),
    quit: () => app.quit(),
  };
}

async function openPath(path: string): Promise<void> {
  const problem = await shell.openPath(path);
  if (problem !== '') throw new Error(problem);
}

/** The same for menus, which nobody waits for: what goes wrong is told with a notice. */
export function forMenus(actions: DesktopActions): DesktopActions {
  const failed = (error: unknown) =>
    notify('That did not work', error instanceof Error ? error.message : String(error));
  return {
    ...actions,
    setPreference(name, on) {
      try {
        actions.setPreference(name, on);
      } catch (error) {
        failed(error);
      }
    },
    openDataFolder: () => actions.openDataFolder().catch(failed),
    openLog: () => actions.openLog().catch(failed),
  };
}

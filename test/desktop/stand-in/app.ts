import { EventEmitter } from 'node:events';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { StandInEvent } from './event.ts';
import { leave } from './last-tasks.ts';
import { getLoginItemSettings, setLoginItemSettings } from './login-items.ts';
import { runningProcesses } from './process-list.ts';
import { recorder } from './recorder.ts';
import { findLock, onSecondLaunch, tellFirst } from './single-instance.ts';
import { userDataFromCommandLine } from './user-data.ts';
import { openWindows } from './windows.ts';

const userData = userDataFromCommandLine();
const lock = await findLock(userData);
const ready = Promise.withResolvers<void>();
let isReady = false;
let isQuitting = false;
let isLeaving = false;
let logsFolder: string | undefined;

class StandInApp
  extends EventEmitter
  implements
    Pick<
      Electron.App,
      | 'enableSandbox'
      | 'exit'
      | 'getAppMetrics'
      | 'getAppPath'
      | 'getPath'
      | 'getVersion'
      | 'isPackaged'
      | 'isReady'
      | 'quit'
      | 'getLoginItemSettings'
      | 'requestSingleInstanceLock'
      | 'setAboutPanelOptions'
      | 'setAppLogsPath'
      | 'setAppUserModelId'
      | 'setAsDefaultProtocolClient'
      | 'setBadgeCount'
      | 'setLoginItemSettings'
      | 'showAboutPanel'
      | 'whenReady'
    >
{
  readonly isPackaged = false;

  /** Pages are headless Chromium's own, with no Node to keep them from. */
  enableSandbox(): void {
    if (isReady) throw new Error('app.enableSandbox() can only be called before app is ready');
  }

  isReady(): boolean {
    return isReady;
  }

  whenReady(): Promise<void> {
    return ready.promise;
  }

  readonly getLoginItemSettings = getLoginItemSettings;
  readonly setLoginItemSettings = setLoginItemSettings;

  setAsDefaultProtocolClient(scheme: string): boolean {
    recorder.linkSchemes.push(scheme);
    return true;
  }

  /** Of use on Windows alone. */
  setAppUserModelId(_id: string): void {
    if (process.platform !== 'win32') throw new TypeError('app.setAppUserModelId is not a function');
  }

  setBadgeCount(count = 0): boolean {
    recorder.badge = count;
    return process.platform !== 'win32';
  }

  setAboutPanelOptions(): void {
    if (!isReady) throw new Error('The stand-in has a panel only once the app is ready');
  }

  showAboutPanel(): void {
    recorder.aboutPanels += 1;
  }

  getAppPath(): string {
    return resolve(process.argv[1] ?? '.');
  }

  getVersion(): string {
    return '0.0.0';
  }

  getPath(name: Parameters<Electron.App['getPath']>[0]): string {
    const folders: Partial<Record<typeof name, string>> = {
      userData,
      sessionData: userData,
      home: homedir(),
      // Never the real one: what starts programs at login is in there.
      appData: join(userData, '..', 'app-data'),
      temp: tmpdir(),
      logs: logsFolder ?? join(userData, 'logs'),
    };
    const folder = folders[name];
    if (folder === undefined) throw new Error(`Failed to get '${name}' path`);
    return folder;
  }

  setAppLogsPath(path?: string): void {
    logsFolder = path;
  }

  getAppMetrics(): Electron.ProcessMetric[] {
    return runningProcesses();
  }

  requestSingleInstanceLock(data?: Record<string, unknown>): boolean {
    if (!lock.isFirst) {
      tellFirst(lock.first, { argv: process.argv, cwd: process.cwd(), data });
      return false;
    }
    onSecondLaunch(lock.server, async ({ argv, cwd, data: additionalData }) => {
      await ready.promise;
      this.emit('second-instance', new StandInEvent(), argv, cwd, additionalData);
    });
    return true;
  }

  /** before-quit, then every window is asked to close, then will-quit, then quit. Each step may be prevented. */
  quit(): void {
    if (isLeaving || isPrevented('before-quit')) return;
    isQuitting = true;
    for (const window of openWindows) window.close();
    if (openWindows.size > 0) {
      isQuitting = false;
      return;
    }
    if (!isPrevented('will-quit')) this.exit();
  }

  /** Asks nobody, and tells only `quit`. */
  exit(exitCode = 0): void {
    if (isLeaving) return;
    isLeaving = true;
    for (const window of openWindows) window.destroy();
    this.emit('quit', new StandInEvent(), exitCode);
    void leave(exitCode);
  }
}

export const app = new StandInApp();

/** Ctrl+C and a polite kill are a request to quit, as they are for Electron on Linux and macOS. */
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());

/** The main script has run: what can be used only from now on, can be used from now on. */
export function becomeReady(): void {
  if (isLeaving) return;
  isReady = true;
  app.emit('ready', new StandInEvent(), {});
  ready.resolve();
}

/** Not told while the app is quitting. Without a listener, the app quits by itself. */
export function allWindowsClosed(): void {
  if (isQuitting || isLeaving) return;
  if (!app.emit('window-all-closed')) app.quit();
}

function isPrevented(name: 'before-quit' | 'will-quit'): boolean {
  const event = new StandInEvent();
  app.emit(name, event);
  return event.defaultPrevented;
}

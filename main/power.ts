import { app, type BrowserWindow, powerMonitor, powerSaveBlocker } from 'electron';
import type { Logger } from 'pino';
import type { AppState } from './bridge-contract.ts';
import type { ServerSupervisor } from './server-supervisor.ts';

/**
 * Sleep, waking and the end of the session. What was due while the computer slept is due when it wakes, and the network
 * may be another one; a session that ends gives the server time to close its database.
 */
export function followPower(window: BrowserWindow, supervisor: ServerSupervisor, log: Logger): void {
  powerMonitor.on('suspend', () => log.info('the computer goes to sleep'));
  powerMonitor.on('resume', () => {
    log.info('the computer is awake');
    supervisor.tell({ type: 'wake' });
  });
  // Linux and macOS wait for apps that ask them to and then quit.
  powerMonitor.on('shutdown', (event?: { preventDefault(): void }) => {
    event?.preventDefault();
    app.quit();
  });
  // Windows tells windows, and sends no before-quit.
  window.on('query-session-end', () => app.quit());
  window.on('session-end', () => app.quit());
}

/** Keeps the computer awake, though not its screen, as long as something is under way that should not be cut. */
export function stayAwakeWhileBusy(): (state: AppState) => void {
  let blocker: number | undefined;
  return ({ busy }) => {
    if (busy) blocker ??= powerSaveBlocker.start('prevent-app-suspension');
    if (busy || blocker === undefined) return;
    powerSaveBlocker.stop(blocker);
    blocker = undefined;
  };
}

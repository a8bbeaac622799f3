import { app } from 'electron';
import type { ServerSupervisor } from './server-supervisor.ts';

/** Quit waits for the server: it finishes what it is doing, and no process of ours is left. */
export function stopServerOnQuit(supervisor: ServerSupervisor): { isQuitting(): boolean } {
  let stopping: Promise<void> | undefined;
  let stopped = false;
  app.on('before-quit', (event) => {
    if (stopped) return;
    event.preventDefault();
    stopping ??= supervisor.stop().then(() => {
      stopped = true;
      app.quit();
    });
  });
  app.on('window-all-closed', () => app.quit());
  return { isQuitting: () => stopping !== undefined };
}

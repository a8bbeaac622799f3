import { existsSync } from 'node:fs';
import { app, clipboard, shell } from 'electron';
import type { AppStateStore } from './app-state-store.ts';
import type { BridgeHandlers } from './bridge.ts';
import { parseExternalLink } from './external-link.ts';
import type { DesktopPaths } from './paths.ts';
import type { ServerSupervisor } from './server-supervisor.ts';

/** What the page may ask, and what is done then. */
export function desktopRequests(
  state: AppStateStore,
  supervisor: ServerSupervisor,
  paths: DesktopPaths,
): BridgeHandlers {
  return {
    'app:get-state': () => state.get(),
    'app:retry': () => supervisor.retry(),
    'app:forget-first-pin': () => state.forgetFirstPin(),
    'app:close-opened': () => state.open(undefined),
    'app:copy-text': (text) => clipboard.writeText(text),
    'app:open-data-folder': () => openPath(paths.dataFolder),
    // A server that could not start may have left no log; the folder has what there is.
    'app:open-log': () => openPath(existsSync(paths.serverLog) ? paths.serverLog : paths.logFolder),
    'app:open-external': openExternalLink,
    'app:quit': () => app.quit(),
  };
}

async function openExternalLink(text: string): Promise<void> {
  const link = parseExternalLink(text);
  if (!link) throw new Error('Only https and mailto links can be opened.');
  await shell.openExternal(link);
}

/** @throws with the words of the system when it has no way to show the place */
async function openPath(path: string): Promise<void> {
  const problem = await shell.openPath(path);
  if (problem !== '') throw new Error(problem);
}

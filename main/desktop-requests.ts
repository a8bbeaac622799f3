import { isDeepStrictEqual } from 'node:util';
import { clipboard, shell } from 'electron';
import type { Remedy } from '../server/protocol.ts';
import type { AppStateStore } from './app-state-store.ts';
import type { BridgeHandlers } from './bridge.ts';
import type { DataFolder } from './data-folder.ts';
import type { DesktopActions } from './desktop-actions.ts';
import { parseExternalLink } from './external-link.ts';
import type { ServerSupervisor } from './server-supervisor.ts';
import type { Updates } from './updates.ts';

export type DesktopRequestsOptions = {
  state: AppStateStore;
  supervisor: ServerSupervisor;
  dataFolder: DataFolder;
  updates: Updates;
  actions: DesktopActions;
};

/** What the page may ask, and what is done then. */
export function desktopRequests(options: DesktopRequestsOptions): BridgeHandlers {
  const { state, supervisor, updates, actions } = options;
  return {
    'app:get-state': () => state.get(),
    'app:retry': () => supervisor.retry(),
    'app:use-remedy': (remedy) => performRemedy(remedy, options),
    'app:forget-first-pin': () => state.forgetFirstPin(),
    'app:close-opened': () => state.open(undefined),
    'app:close-asked': () => state.ask(undefined),
    'app:set-preference': ({ name, on }) => actions.setPreference(name, on),
    'app:check-for-updates': () => updates.check(),
    'app:copy-text': (text) => clipboard.writeText(text),
    'app:open-data-folder': actions.openDataFolder,
    'app:open-log': actions.openLog,
    'app:open-external': openExternalLink,
    'app:quit': actions.quit,
  };
}

/** Only what the present failure offers: a page may be slower than what happens. */
async function performRemedy(
  remedy: Remedy,
  { state, supervisor, dataFolder }: DesktopRequestsOptions,
): Promise<void> {
  const offered = state.get().failure?.remedies ?? [];
  if (!offered.some((each) => isDeepStrictEqual(each, remedy)))
    throw new Error('This is not on offer any more.');
  if (remedy.kind !== 'choose-folder') return supervisor.retry(remedy);
  if (!(await dataFolder.choose())) return;
  state.refresh();
  supervisor.retry();
}

async function openExternalLink(text: string): Promise<void> {
  const link = parseExternalLink(text);
  if (!link) throw new Error('Only https and mailto links can be opened.');
  await shell.openExternal(link);
}

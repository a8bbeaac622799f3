import type { UpdateState } from './bridge-contract.ts';

/** The part of electron-updater that is used: it looks, fetches by itself, and installs when the app ends. */
export type Updater = {
  checkForUpdates(): Promise<{ isUpdateAvailable: boolean; updateInfo: { version: string } } | null>;
  on(event: 'update-downloaded', listener: (info: { version: string }) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
};

export type UpdatesOptions = {
  version: string;
  /** Loads the updater, or undefined for a copy that was built without a place where updates are published. */
  load: (() => Promise<Updater>) | undefined;
  onChange(): void;
  onError(error: unknown): void;
};

export type Updates = {
  state(): UpdateState;
  /** Looks for a newer version; resolves when it is known whether there is one. Never rejects. */
  check(): Promise<void>;
};

/** What the updater found; null where this copy is of a kind that cannot replace itself. */
function asState(found: Awaited<ReturnType<Updater['checkForUpdates']>>, version: string): UpdateState {
  if (!found)
    return { phase: 'off', text: 'This copy cannot update itself. Newer versions are where you got it.' };
  return found.isUpdateAvailable
    ? { phase: 'downloading', text: `Version ${found.updateInfo.version} is being fetched.` }
    : { phase: 'current', text: `Version ${version} is the newest.` };
}

const off: UpdateState = {
  phase: 'off',
  text: 'Updates are off: this copy names no place where new versions are published.',
};

/** Newer versions, where the app was built with a place to look for them; honest about it where not. */
export function createUpdates({ version, load, onChange, onError }: UpdatesOptions): Updates {
  let state: UpdateState = load ? { phase: 'idle', text: `This is version ${version}.` } : off;
  let updater: Promise<Updater> | undefined;
  let checking: Promise<void> | undefined;

  const become = (next: UpdateState) => {
    state = next;
    onChange();
  };
  const failed = (error: unknown) => {
    onError(error);
    become({ phase: 'failed', text: 'Looking for a newer version failed. The log says why.' });
  };
  const open = async (loading: () => Promise<Updater>) => {
    const opened = await loading();
    opened.on('update-downloaded', (info) =>
      become({ phase: 'ready', text: `Version ${info.version} is installed when you quit ClawChat.` }),
    );
    opened.on('error', failed);
    return opened;
  };
  const look = async (loading: () => Promise<Updater>) => {
    become({ phase: 'checking', text: 'Looking for a newer version.' });
    try {
      updater ??= open(loading);
      const found = await (await updater).checkForUpdates();
      // What was fetched meanwhile has already been told.
      if (state.phase !== 'checking') return;
      become(asState(found, version));
    } catch (error) {
      updater = undefined;
      failed(error);
    }
  };

  return {
    state: () => state,
    async check() {
      if (!load || state.phase === 'ready') return;
      checking ??= look(load).finally(() => {
        checking = undefined;
      });
      await checking;
    },
  };
}

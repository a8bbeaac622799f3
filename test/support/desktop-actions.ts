import type { DesktopActions } from '../../main/desktop-actions.ts';

/** Actions that only write down that they were asked for, in order. */
export function recordedActions(done: string[]): DesktopActions {
  const note =
    (name: string) =>
    (...words: unknown[]) =>
      void done.push([name, ...words].join(' '));
  return {
    open: note('open'),
    ask: note('ask'),
    copyAddress: note('copyAddress'),
    setLan: note('setLan'),
    setPreference: note('setPreference'),
    retry: () => void done.push('retry'),
    openDataFolder: async () => void done.push('openDataFolder'),
    openLog: async () => void done.push('openLog'),
    checkForUpdates: () => void done.push('checkForUpdates'),
    about: () => void done.push('about'),
    quit: () => void done.push('quit'),
  };
}

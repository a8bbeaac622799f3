import type { Preferences } from './bridge-contract.ts';
import type { SettingsFile } from './settings.ts';
import type { StartAtLogin } from './start-at-login.ts';

/** The switches as they are in effect now. */
export function readPreferences(settings: SettingsFile, login: StartAtLogin): Preferences {
  const { on, note } = login.read();
  const { keepInTray } = settings.get();
  return { keepInTray, startAtLogin: on, ...(note !== undefined && { startAtLoginNote: note }) };
}

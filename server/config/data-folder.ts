import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * The platform's usual place for an app's data when there is no desktop app to say it:
 * XDG base directories on Linux, Application Support on macOS, roaming AppData on Windows.
 */
export function usualDataFolder(
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'ClawChat');
  if (platform === 'win32')
    return join(environment['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'ClawChat');
  return join(environment['XDG_DATA_HOME'] || join(home, '.local', 'share'), 'clawchat');
}

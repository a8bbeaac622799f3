import { extname, join } from 'node:path';

export type DesktopPaths = {
  /** Electron's userData: the data folder of the app, and of its server unless the owner chose another one. */
  dataFolder: string;
  /** What the desktop itself remembers; the server keeps a file of its own. */
  settingsFile: string;
  mainLog: string;
  /** The built dashboard page. */
  rendererFolder: string;
  preloadScript: string;
  serverEntry: string;
  iconFolder: string;
  /** Of the app itself. */
  icon: string;
};

/**
 * All paths of the desktop app, from the folder Electron names and the place of this very file. The same code runs
 * compiled from `dist/main` and, in tests, from `main` itself; a path handed to another process is not rewritten by
 * the compiler, so its extension is the one of this file.
 *
 * @param userData absolute
 */
export function resolvePaths(userData: string): DesktopPaths {
  const extension = extname(import.meta.filename);
  const code = join(import.meta.dirname, '..');
  const compiled = extension === '.js';
  const root = compiled ? join(code, '..') : code;
  return {
    dataFolder: userData,
    settingsFile: join(userData, 'desktop.json'),
    mainLog: join(userData, 'logs', 'main.log'),
    rendererFolder: join(root, 'dist', 'renderer'),
    preloadScript: join(root, 'dist', 'main', 'preload.cjs'),
    serverEntry: join(code, 'server', `process${extension}`),
    iconFolder: join(root, 'resources'),
    icon: join(root, 'resources', 'icon.png'),
  };
}

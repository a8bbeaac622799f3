import { resolve } from 'node:path';
import type { App } from 'electron';

/**
 * The app's own part of its command line: without the program, and without the folder of the app and what stands
 * before it when it is run by the bare Electron program.
 *
 * @param appFolder absolute, or undefined for a packaged app
 */
export function withoutProgram(argv: readonly string[], appFolder: string | undefined): string[] {
  const all = argv.slice(1);
  const folderAt = all.findIndex((argument) => !argument.startsWith('-') && resolve(argument) === appFolder);
  return all.slice(folderAt + 1);
}

/** Options of the desktop app itself. */
export const hiddenOption = '--hidden';

/** Whether the app shows no window of its own accord: asked to with `--hidden`, or opened by macOS at login. */
export function startsHidden(argv: readonly string[], app: Pick<App, 'getLoginItemSettings'>): boolean {
  if (argv.includes(hiddenOption)) return true;
  return process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
}

/**
 * Switches that Chromium, Node or the system put on an app's command line. Electron has taken them by the time we
 * look, but leaves them in `process.argv`.
 */
const engineSwitches = new Set([
  'allow-file-access-from-files',
  'disable-dev-shm-usage',
  'disable-features',
  'disable-gpu',
  'disable-gpu-sandbox',
  'disable-renderer-backgrounding',
  'disable-setuid-sandbox',
  'disable-software-rasterizer',
  'enable-features',
  'enable-logging',
  'enable-wayland-ime',
  'force-color-profile',
  'force-dark-mode',
  'force-device-scale-factor',
  'force-renderer-accessibility',
  'gtk-version',
  'high-dpi-support',
  'in-process-gpu',
  'inspect',
  'inspect-brk',
  'js-flags',
  'lang',
  'no-sandbox',
  'no-first-run',
  'no-zygote',
  'original-process-start-time',
  'ozone-platform',
  'ozone-platform-hint',
  'password-store',
  'proxy-server',
  'remote-debugging-pipe',
  'remote-debugging-port',
  'trace-warnings',
  'use-gl',
  'user-data-dir',
  'v',
  'vmodule',
]);

/**
 * The part of the app's command line that the server understands: everything but our own options, the switches of the
 * engine (`--name` or `--name=value`, as Chromium writes them) and links the system opened the app with. What is
 * misspelt stays, so that the server can name it.
 *
 * @param argv the app's own part of the command line
 */
export function serverArguments(argv: readonly string[]): string[] {
  return argv.filter((argument) => !isForTheDesktop(argument));
}

function isForTheDesktop(argument: string): boolean {
  if (argument === hiddenOption || argument.startsWith('-psn_') || argument.startsWith('clawchat:'))
    return true;
  return argument.startsWith('--') && engineSwitches.has(argument.slice(2).split('=', 1)[0] ?? '');
}

/** The same command line with the port replaced, so that phones find a restarted server where it was. */
export function withPort(argv: readonly string[], port: number): string[] {
  const others = argv.filter(
    (argument, index) =>
      argument !== '--port' && !argument.startsWith('--port=') && argv[index - 1] !== '--port',
  );
  return [...others, `--port=${port}`];
}

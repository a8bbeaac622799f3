import type { Logger } from 'pino';
import type { ServerReady, SupervisorState } from './supervisor/state.ts';

/**
 * Tells the terminal the app was started from, once, when the server is ready. Never goes into a log: the first line
 * of a fresh installation holds the PIN.
 */
export function announceOnce(dataFolder: () => string, log: Logger): (state: SupervisorState) => void {
  let announced = false;
  process.stdout.on('error', (error) => log.debug({ err: error }, 'the terminal is gone'));
  return (state) => {
    if (announced || state.phase !== 'ready') return;
    announced = true;
    process.stdout.write(announcement(state.server, dataFolder()));
  };
}

/** What somebody who started the app from a terminal wants to know, as lines. */
export function announcement(server: ServerReady, dataFolder: string): string {
  const { addresses, url, firstPin } = server;
  const phones =
    addresses.length > 0 ? addresses.map((address) => address.url).join('  ') : 'none in this network';
  return [
    `ClawChat ${server.version} is running.`,
    `  Phones:      ${phones}`,
    `  Dashboard:   in the window, or ${url}/admin`,
    `  Data folder: ${dataFolder}`,
    ...(firstPin === undefined ? [] : [`  PIN:         ${firstPin}`]),
    '',
  ].join('\n');
}

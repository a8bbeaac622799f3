import { renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type DestinationStream, pino } from 'pino';
import { makePrivateFolder } from './config/private-file.ts';

/** Size at which a log file is set aside at the next start, bytes. One old file is kept. */
const fullBytes = 5 * 1024 * 1024;

/** What waits for room on a full disk, bytes; more of it is lost. */
const waitingBytes = 1024 * 1024;

/**
 * Opens `logs/server.log` in the data folder for appending. While nothing can be written there, on a full disk for
 * instance, the server goes on; lines wait, and that they do is told once on the terminal.
 */
export function openLogFile(dataDir: string): { path: string; destination: DestinationStream } {
  const folder = join(dataDir, 'logs');
  makePrivateFolder(folder);
  const path = join(folder, 'server.log');
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > fullBytes) renameSync(path, `${path}.1`);
  const destination = pino.destination({ dest: path, sync: true, mode: 0o600, maxLength: waitingBytes });
  let isTold = false;
  destination.on('error', ({ message }) => {
    if (!isTold) process.stderr.write(`The log cannot be written: ${message}\n`);
    isTold = true;
  });
  return { path, destination };
}

import { mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const largestBytes = 5 * 1024 * 1024;

/**
 * Makes the folder of a log file and, when the file has grown beyond 5 MB, moves it to `<name>.old` in place of the
 * one before. Called once at start, so a log and its predecessor never take more than a run's worth beyond 10 MB.
 */
export function prepareLogFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > largestBytes) renameSync(path, `${path}.old`);
}

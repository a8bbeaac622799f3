import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { makePrivateFile } from '../config/private-file.ts';
import { StartError } from '../lib/start-error.ts';

/** How long a server that is just ending may still hold the lock, ms. */
const patienceMilliseconds = 500;

/**
 * Keeps every other server out of a data folder until the function it returns is called (or lost to the garbage
 * collector) or the process ends, however that happens: two servers would end each other's sessions and not see each other's sockets. SQLite's file lock is the
 * one that works alike on every system.
 *
 * @throws {StartError} `DATA_FOLDER_UNAVAILABLE` when another server is in there.
 */
export function lockFolder(dataDir: string): () => void {
  const file = join(dataDir, 'server.lock');
  makePrivateFile(file);
  const lock = new Sqlite(file, { timeout: patienceMilliseconds });
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    if ((error as { code?: unknown }).code !== 'SQLITE_BUSY') throw error;
    throw new StartError(
      'DATA_FOLDER_UNAVAILABLE',
      `Another ClawChat is running with the data folder ${dataDir}. Stop that one first, or choose another DATA_DIR.`,
      { cause: error },
    );
  }
  return () => lock.close();
}

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A fresh folder that is gone, with everything in it, at the end of the block: `using folder = temporaryFolder()`. */
export function temporaryFolder(parent = tmpdir()): { path: string; at(name: string): string } & Disposable {
  const path = mkdtempSync(join(parent, 'clawchat-test-'));
  return {
    path,
    at: (name) => join(path, name),
    [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }),
  };
}

const sharedMemory = '/dev/shm';

/** Where writing to disk takes no time, on systems that have such a place: for tests of rules, not of disks. */
export const quickFolder = existsSync(sharedMemory) ? sharedMemory : tmpdir();

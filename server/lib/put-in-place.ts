import { closeSync, fsyncSync, openSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';

/** Gives a finished file its name, in one step and for good: what has the name is on the disk. */
export function putInPlace(draft: string, target: string): void {
  sync(draft, 'r+');
  renameSync(draft, target);
  syncFolder(dirname(target));
}

/** Windows has no such thing, and keeps names by itself. */
function syncFolder(folder: string): void {
  if (process.platform !== 'win32') sync(folder, 'r');
}

function sync(path: string, flags: 'r' | 'r+'): void {
  const descriptor = openSync(path, flags);
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

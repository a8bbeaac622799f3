import { chmodSync, copyFileSync, renameSync } from 'node:fs';
import { putInPlace } from '../../lib/put-in-place.ts';
import { migrations } from '../migrations/index.ts';
import type { BackupInfo } from './format.ts';
import { verifyBackup } from './verify.ts';

export type AcceptJob = {
  kind: 'accept';
  path: string;
  /** Beside the target. */
  draft: string;
  target: string;
};

/** Takes a backup from elsewhere among our own, once it was read from end to end. @throws {BackupRefusal} */
export async function acceptBackup({ path, draft, target }: AcceptJob): Promise<BackupInfo> {
  move(path, draft);
  chmodSync(draft, 0o600);
  const info = await verifyBackup(draft, migrations);
  putInPlace(draft, target);
  return info;
}

/** Uploads may arrive on another disk. */
function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    copyFileSync(from, to);
  }
}

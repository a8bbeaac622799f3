import type { Logger } from 'pino';
import type { DatabaseCopies } from '../../db/backup/database-copies.ts';
import { type BackupReason, backupFormat } from '../../db/backup/format.ts';
import { BackupRefusal } from '../../db/backup/refusal.ts';
import { HttpError } from '../../http/errors.ts';
import type { Clock } from '../../lib/clock.ts';
import { version } from '../../version.ts';
import type { Backup } from './backup.schema.ts';
import type { BackupFolder } from './backup-folder.ts';

export type Workshop = {
  copies: DatabaseCopies;
  folder: BackupFolder;
  /** Where the files of attachments are, and where they are for a moment before. */
  places: { uploads: string; arrivals: string };
  clock: Clock;
  logger: Logger;
  timeZone(): string;
  /** Breaks off what is under way. */
  signal: AbortSignal;
};

/** Makes a backup of the present state. Deleted files must be held back meanwhile. */
export function writeBackup(workshop: Workshop, reason: BackupReason): Promise<Backup> {
  const { copies, folder, places, clock, logger, timeZone, signal } = workshop;
  const at = clock.now();
  return folder.naming({ reason, at, timeZone: timeZone() }, async ({ filename, target, draft }) => {
    const info = { format: backupFormat, version, created_at: at.toISOString(), reason };
    const made = await copies.make({ ...places, draft, target, info }, signal).catch(blameDatabase);
    logger.info({ filename, bytes: made.bytes, missingFiles: made.missingFiles }, 'backup made');
    return { ...info, filename, size_bytes: made.bytes, missing_files: made.missingFiles };
  });
}

/** A copy that is not whole tells of an original that is not. */
function blameDatabase(error: unknown): never {
  if (!(error instanceof BackupRefusal)) throw error;
  throw new HttpError(
    500,
    'INTERNAL_ERROR',
    'The database is damaged, so no backup was made. Those made before are as they were; restore the latest.',
    { cause: error },
  );
}

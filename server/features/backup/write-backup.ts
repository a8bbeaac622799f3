import type { Logger } from 'pino';
import type { DatabaseCopies } from '../../db/backup/database-copies.ts';
import { type BackupReason, backupFormat } from '../../db/backup/format.ts';
import type { Report } from '../../db/backup/progress.ts';
import type { ProvenBackup } from '../../db/backup/prove.ts';
import { BackupRefusal } from '../../db/backup/refusal.ts';
import { HttpError } from '../../http/errors.ts';
import type { Clock } from '../../lib/clock.ts';
import { version } from '../../version.ts';
import type { Backup } from './backup.schema.ts';
import type { BackupFolder, WrittenReason } from './backup-folder.ts';

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
  report?: Report | undefined;
};

/** Makes a backup of the present state. Deleted files must be held back meanwhile. */
export function writeBackup(workshop: Workshop, reason: WrittenReason): Promise<Backup> {
  const { copies, folder, places, clock, logger, timeZone, signal, report } = workshop;
  const at = clock.now();
  return folder.naming({ reason, at, timeZone: timeZone() }, async ({ filename, target, draft }) => {
    const info = {
      format: backupFormat,
      version,
      created_at: at.toISOString(),
      reason: storedReason(reason),
    };
    const made = await copies
      .make({ ...places, draft, target, info }, { signal, report })
      .catch(blameDatabase);
    logger.info({ filename, bytes: made.bytes, missingFiles: made.missingFiles }, 'backup made');
    return { ...info, reason, filename, size_bytes: made.bytes, missing_files: made.missingFiles };
  });
}

/** Older versions know these two. */
const storedReason = (reason: WrittenReason): BackupReason => (reason === 'scheduled' ? 'asked' : reason);

/** Whether a backup could be restored. @throws {HttpError} 404 @throws {BackupRefusal} */
export async function proveBackup(workshop: Workshop, filename: string): Promise<ProvenBackup> {
  const { copies, folder, signal, report } = workshop;
  const { path } = await folder.find(filename);
  return folder.drafting((scratch) =>
    folder.drafting((candidate) => copies.prove({ backup: path, scratch, candidate }, { signal, report })),
  );
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

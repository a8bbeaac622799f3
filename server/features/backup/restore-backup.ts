import type { Quieten } from '../../assistant/quieten.ts';
import type { AttachmentFiles } from '../attachments/attachments.ts';
import type { RestoreResult } from './backup.schema.ts';
import { removeDatabase } from './backup-folder.ts';
import { type Workshop, writeBackup } from './write-backup.ts';

/** A database that is to take the place of the present one. */
export const candidateOf = (databaseFile: string) => `${databaseFile}.restoring`;

/**
 * Makes everything as it was when a backup was made. All that takes long is done beforehand, beside what is in use; then
 * comes a backup of the present state, during which nothing is written, and the exchange of one file. Whatever fails
 * before that leaves everything as it is. Deleted files must be held back meanwhile.
 *
 * @param onExchange called when there is no way back any more
 * @throws {HttpError} 404
 * @throws {BackupRefusal | DatabaseBusyError}
 */
export async function restoreBackup(
  workshop: Workshop,
  { files, quieten }: { files: AttachmentFiles; quieten: Quieten },
  filename: string,
  onExchange: () => void = () => undefined,
): Promise<RestoreResult> {
  const { copies, folder, places, signal, report } = workshop;
  const { path } = await folder.find(filename);
  const candidate = candidateOf(copies.file);
  let laidReady: string[] = [];
  let safetyCopy = '';
  let letGoOn: () => Promise<void> = async () => undefined;
  try {
    const prepared = await folder.drafting((scratch) =>
      copies.prepare({ ...places, backup: path, scratch, candidate }, { signal, report }),
    );
    laidReady = prepared.files;
    signal.throwIfAborted();
    letGoOn = await quieten();
    await copies.replace(candidate, {
      before: async () => {
        safetyCopy = (await writeBackup(workshop, 'before_restore')).filename;
        signal.throwIfAborted();
        onExchange();
      },
      after: async () => {
        // From now on these are files of attachments: one that cannot be moved waits for the next start.
        const settling = laidReady;
        laidReady = [];
        for (const name of settling) await files.settle(name);
      },
    });
  } finally {
    for (const name of laidReady) await files.drop(name);
    await removeDatabase(candidate);
    await letGoOn();
  }
  return { restored: filename, safety_copy: safetyCopy };
}

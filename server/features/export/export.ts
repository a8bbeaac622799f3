import type { Readable } from 'node:stream';
import type { Config } from '../../config.ts';
import { openSnapshot } from '../../db/snapshot.ts';
import { conflict } from '../../http/errors.ts';
import type { Clock } from '../../lib/clock.ts';
import type { AttachmentFiles } from '../attachments/attachments.ts';

export { type ArchiveTable, archiveTables, decodeRow } from './archive-tables.ts';
export { writeCalendar } from './calendar/calendar.ts';
export { contentLine, textLine } from './calendar/content-line.ts';
export { archiveFormat } from './data-json.ts';

/** Each reads the whole disk and keeps the write-ahead log from being emptied. */
const mostAtOnce = 2;

export type ExportDependencies = {
  config: { current(): Config };
  clock: Clock;
  attachmentFiles: AttachmentFiles;
};

export type Exporter = {
  /**
   * Everything of the owner's, as it is at this moment, as the bytes of one ZIP archive. Ends early when `signal` aborts.
   *
   * @throws {HttpError} 409 while two others are under way
   */
  open(signal: AbortSignal): Promise<Readable>;
};

export function createExporter({ config, clock, attachmentFiles: files }: ExportDependencies): Exporter {
  let underWay = 0;
  return {
    async open(signal) {
      if (underWay >= mostAtOnce)
        throw conflict('Other exports are under way. Try again when they are done.');
      underWay += 1;
      try {
        // Loaded when first needed: most starts see no export for a long time.
        const { writeArchive } = await import('./write-archive.ts');
        const { databaseFile, timeZone: zone } = config.current();
        const snapshot = await openSnapshot(databaseFile);
        const { stream, done } = writeArchive({ db: snapshot.db, files, now: clock.now(), zone, signal });
        void done.then(snapshot.close).finally(() => {
          underWay -= 1;
        });
        return stream;
      } catch (error) {
        underWay -= 1;
        throw error;
      }
    },
  };
}

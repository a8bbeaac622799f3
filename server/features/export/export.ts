import { createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { makePrivateFolder } from '../../config/private-file.ts';
import type { Config } from '../../config.ts';
import { openSnapshot } from '../../db/snapshot.ts';
import { conflict } from '../../http/errors.ts';
import type { Clock } from '../../lib/clock.ts';
import { putInPlace } from '../../lib/put-in-place.ts';
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
  open(signal: AbortSignal, report?: (done: number, total: number) => void): Promise<Readable>;
  /**
   * Writes the archive to a file that nobody else can read, in one piece or not at all.
   *
   * @returns its size in bytes
   */
  toFile(path: string, signal: AbortSignal, report: (done: number, total: number) => void): Promise<number>;
  /** Name under which an archive of this moment is kept by who gets it. */
  filename(): string;
};

export function createExporter({ config, clock, attachmentFiles: files }: ExportDependencies): Exporter {
  let underWay = 0;
  const exporter: Exporter = {
    async open(signal, report) {
      if (underWay >= mostAtOnce)
        throw conflict('Other exports are under way. Try again when they are done.');
      underWay += 1;
      try {
        // Loaded when first needed: most starts see no export for a long time.
        const { writeArchive } = await import('./write-archive.ts');
        const { databaseFile, timeZone: zone } = config.current();
        const snapshot = await openSnapshot(databaseFile);
        const { stream, done } = writeArchive({
          ...{ db: snapshot.db, files, now: clock.now(), zone, signal, report },
        });
        void done.then(snapshot.close).finally(() => {
          underWay -= 1;
        });
        return stream;
      } catch (error) {
        underWay -= 1;
        throw error;
      }
    },

    async toFile(path, signal, report) {
      const draft = `${path}.part`;
      makePrivateFolder(dirname(path));
      try {
        const archive = await exporter.open(signal, report);
        await pipeline(archive, createWriteStream(draft, { mode: 0o600 }), { signal });
        putInPlace(draft, path);
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
      return (await stat(path)).size;
    },

    filename: () => `clawchat-export-${clock.now().toISOString().slice(0, 10)}.zip`,
  };
  return exporter;
}

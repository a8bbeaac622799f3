import { rm } from 'node:fs/promises';
import type { Logger } from 'pino';
import type { Config } from '../../config.ts';
import type { Work } from '../../db/work.ts';
import { conflict, HttpError } from '../../http/errors.ts';
import type { ReceivedFile } from '../../http/upload.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Maintenance } from '../../lib/maintenance.ts';
import { announceChange } from '../../live/announce.ts';
import type { Hub } from '../../live/hub.ts';
import { type AttachmentFiles, baseName } from '../attachments/attachments.ts';
import type { ImportProgress, ImportState } from './import.schema.ts';
import { planImport, runImport } from './import.ts';
import { type ImportFile, openImport } from './open-import.ts';

/** One import at a time, from a file that arrived over HTTP to the report. */
export type ImportDesk = {
  state(): ImportState;
  /** Takes the place of a file that was prepared before. @throws {HttpError} 400, 409 while an import runs */
  prepare(file: ReceivedFile): Promise<ImportState>;
  /** Says where the files of the prepared database's attachments are. @throws {HttpError} 400, 409 */
  addUploads(uploads: { folder: string } | { zip: ReceivedFile }): Promise<ImportState>;
  /** Begins the prepared import; it goes on by itself. @throws {HttpError} 409 */
  start(onProgress?: (progress: ImportProgress) => void): Promise<ImportState>;
  /** Resolves when nothing runs any more. */
  whenOver(): Promise<void>;
  /** Forgets the prepared import, or stops the running one and takes back what it did. */
  discard(): Promise<ImportState>;
  /** Stops a running import, before the database is closed. */
  stop(): Promise<void>;
};

type Needs = {
  work: Work;
  attachmentFiles: AttachmentFiles;
  config: { current(): Config };
  clock: Clock;
  hub: Hub;
  logger: Logger;
  maintenance: Maintenance;
};

export function createImportDesk(needs: Needs): ImportDesk {
  let state: ImportState = { state: 'none' };
  let prepared: ImportFile | undefined;
  let isReading = false;
  let running: { stop: AbortController; done: Promise<void> } | undefined;
  const dependencies = { work: needs.work, files: needs.attachmentFiles };

  const open = (file: ImportFile) => openImport(file, needs.clock.now(), needs.config.current().timeZone);

  const forget = async () => {
    const paths = prepared ? [prepared.path, ...uploadedPath(prepared)] : [];
    prepared = undefined;
    await Promise.all(paths.map((path) => rm(path, { force: true })));
  };

  /** Reads a file that is to be imported, and remembers it when that can be done. */
  const plan = async (file: ImportFile): Promise<ImportState> => {
    const source = await open(file);
    try {
      const found = await planImport(dependencies, source, new AbortController().signal);
      prepared = file;
      state = { state: 'planned', kind: source.kind, filename: file.label, plan: found };
      return state;
    } finally {
      await source.close();
    }
  };

  const alone = async <T>(task: () => Promise<T>): Promise<T> => {
    if (running) throw conflict('An import is running. Wait for its end, or stop it.');
    if (isReading) throw conflict('Another file is being read. Try again in a moment.');
    isReading = true;
    try {
      return await task();
    } finally {
      isReading = false;
    }
  };

  const run = async (
    file: ImportFile,
    signal: AbortSignal,
    tell: (progress: ImportProgress) => void,
  ): Promise<void> => {
    const { plan: planned, kind, filename } = state;
    const known = { kind, filename, plan: planned };
    try {
      const source = await open(file);
      try {
        const report = await runImport(dependencies, source, {
          signal,
          onProgress: (progress) => {
            state = { state: 'running', ...known, progress };
            tell(progress);
          },
          announce: (scope) => {
            for (const module of ['todos', 'events', 'memos'] as const)
              announceChange(scope, needs.hub, module);
          },
        });
        state = { state: 'done', ...known, report };
        needs.logger.info({ kind }, 'import done');
      } finally {
        await source.close();
      }
    } catch (error) {
      state = { state: 'failed', ...known, error: inWords(error, signal) };
      needs.logger.warn({ err: error }, 'import failed');
    } finally {
      await forget();
    }
  };

  const stop = async () => {
    running?.stop.abort(new Error('The import was stopped'));
    await running?.done;
  };

  return {
    state: () => state,
    prepare: (received) =>
      alone(async () => {
        await forget();
        state = { state: 'none' };
        return await plan({ path: received.path, label: baseName(received.name) || 'The file' });
      }).catch(discarding(received)),
    addUploads: (uploads) =>
      alone(async () => {
        if (prepared === undefined || state.kind !== 'legacy')
          throw conflict('Choose the database of the Python server first.');
        const before = uploadedPath(prepared);
        const next =
          'zip' in uploads
            ? ({ kind: 'zip', path: uploads.zip.path } as const)
            : ({ kind: 'folder', path: uploads.folder } as const);
        const planned = await plan({ ...prepared, uploads: next });
        await Promise.all(before.map((path) => rm(path, { force: true })));
        return planned;
      }).catch(discarding('zip' in uploads ? uploads.zip : undefined)),
    whenOver: async () => running?.done,
    start: (onProgress = () => undefined) =>
      alone(async () => {
        const file = prepared;
        if (!file) throw conflict('Choose a file first.');
        const stop = new AbortController();
        const begun = Promise.withResolvers<void>();
        const done = needs.maintenance.alone('An import is running', () => {
          begun.resolve();
          state = { ...state, state: 'running' };
          return run(file, stop.signal, onProgress);
        });
        await Promise.race([begun.promise, done]);
        const current = { stop, done };
        running = current;
        void done.finally(() => {
          if (running === current) running = undefined;
        });
        return state;
      }),
    stop,
    discard: async () => {
      await stop();
      return alone(async () => {
        await forget();
        if (state.state === 'planned') state = { state: 'none' };
        return state;
      });
    },
  };
}

const uploadedPath = ({ uploads }: ImportFile) => (uploads?.kind === 'zip' ? [uploads.path] : []);

/** What was received and is of no use goes. */
const discarding = (received: ReceivedFile | undefined) => async (error: unknown) => {
  if (received) await rm(received.path, { force: true });
  throw error;
};

function inWords(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) return 'The import was stopped; nothing was changed.';
  if (error instanceof HttpError) return error.message;
  const { code } = error as { code?: unknown };
  if (code === 'ENOSPC' || code === 'SQLITE_FULL') return 'The disk is full; nothing was changed.';
  return 'The import failed for a reason that only the log tells; nothing was changed.';
}

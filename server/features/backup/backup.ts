import { rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Logger } from 'pino';
import type { Quieten } from '../../assistant/quieten.ts';
import type { LiveConfig } from '../../config/live-config.ts';
import type { DatabaseCopies } from '../../db/backup/database-copies.ts';
import type { Report } from '../../db/backup/progress.ts';
import type { ProvenBackup } from '../../db/backup/prove.ts';
import { BackupRefusal } from '../../db/backup/refusal.ts';
import type { Work } from '../../db/work.ts';
import type { ReceivedFile } from '../../http/upload.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Maintenance } from '../../lib/maintenance.ts';
import type { Hub } from '../../live/hub.ts';
import type { AttachmentFiles } from '../attachments/attachments.ts';
import { moveAllDayEvents } from '../events/events.ts';
import type { Backup, BackupList, RestoreResult } from './backup.schema.ts';
import { openBackupFolder, removeDatabase } from './backup-folder.ts';
import { type BackupState, openBackupState } from './backup-state.ts';
import { inWords } from './backup-words.ts';
import { candidateOf, restoreBackup } from './restore-backup.ts';
import { proveBackup, type Workshop, writeBackup } from './write-backup.ts';

export type { Backup, BackupList } from './backup.schema.ts';

/** Backups of everything the owner wrote, files included, each in one file next to the database. */
export type Backups = {
  /** Where they are. */
  folder: string;
  /**
   * Nothing stays of an attempt that does not end well.
   *
   * @throws {HttpError} 409 during other maintenance, 500 when the database is damaged
   */
  make(run?: BackupRun): Promise<Backup>;
  list(): Promise<BackupList>;
  /** @throws {HttpError} 404 */
  find(filename: string): Promise<{ path: string; bytes: number }>;
  /** @throws {HttpError} 404 */
  remove(filename: string): Promise<void>;
  /** Takes a file from elsewhere among the backups. @throws {HttpError} 422 when it is none, or not whole */
  accept(received: ReceivedFile): Promise<Backup>;
  /**
   * Makes everything as it was, after a backup of how it is. Sessions stay as they are.
   *
   * @throws {HttpError} 404, 409, 422 when it cannot be restored; then nothing changed
   */
  restore(filename: string, run?: BackupRun): Promise<RestoreResult>;
  /**
   * Does all of a restore but the exchange, and remembers what came of it.
   *
   * @throws {HttpError} 404, 409, 422 when it could not be restored
   */
  check(filename: string, run?: BackupRun): Promise<ProvenBackup>;
  /** What is known of them beyond what is in them. */
  state: BackupState;
  /**
   * Deletes the oldest of those that came by themselves, until so many are left. The latest that is proven to be
   * restorable stays in any case. Says which are gone.
   */
  clearAway(keep: number): Promise<string[]>;
  /** Clears away what an earlier run left unfinished. */
  tidyAtStart(): Promise<void>;
  /** Breaks off what is under way. */
  stop(): Promise<void>;
};

/** How the making or restoring of a backup is watched and ended. */
export type BackupRun = {
  signal?: AbortSignal;
  report?: Report;
  /** It comes by itself. */
  isScheduled?: boolean;
  /** Called when a restore cannot be ended any more. */
  onExchange?: () => void;
};

export type BackupDependencies = {
  copies: DatabaseCopies;
  work: Work;
  config: LiveConfig;
  attachmentFiles: AttachmentFiles;
  maintenance: Maintenance;
  hub: Hub;
  clock: Clock;
  logger: Logger;
  quieten: Quieten;
  timeZone(): string;
};

export function createBackups(dependencies: BackupDependencies): Backups {
  const { copies, work, config, attachmentFiles, maintenance, hub, clock, logger, timeZone, quieten } =
    dependencies;
  const { values, dataDir } = config.current();
  const usualFolder = join(dirname(copies.file), 'backups');
  const path = values.BACKUP_DIR === undefined ? usualFolder : resolve(dataDir, values.BACKUP_DIR);
  const folder = openBackupFolder(path, copies.describe);
  const places = { uploads: config.current().uploadDir, arrivals: attachmentFiles.arrivals };
  const stopping = new AbortController();
  const state = openBackupState(dataDir, logger);
  const workshopFor = ({ signal, report }: BackupRun = {}): Workshop => ({
    ...{ copies, folder, places, clock, logger, timeZone, report },
    signal: signal ? AbortSignal.any([stopping.signal, signal]) : stopping.signal,
  });
  let underWay: Promise<unknown> = Promise.resolve();

  /** One thing at a time, with files of deleted attachments held back. */
  const alone = <T>(sentence: string, task: () => Promise<T>): Promise<T> =>
    maintenance.alone(sentence, () => {
      const result = holding(attachmentFiles, task).catch(inWords);
      underWay = result.catch(() => undefined);
      return result;
    });

  /** What follows from everything being different. */
  const followUp = async () => {
    await work.write((scope) => moveAllDayEvents(scope, timeZone()));
    for (const module of ['todos', 'events', 'memos'] as const)
      hub.broadcast({ type: 'module_data_changed', data: { module } });
    void attachmentFiles.sweep();
  };

  const take = async (received: ReceivedFile): Promise<Backup> => {
    const info = copies.describe(received.path);
    const wanted = { reason: info.reason, at: new Date(info.created_at), timeZone: timeZone() };
    return folder.naming(wanted, async ({ filename, target, draft }) => {
      const checked = await copies.accept({ path: received.path, draft, target }, stopping.signal);
      return { ...checked, filename, size_bytes: received.bytes };
    });
  };

  return {
    folder: folder.path,

    state,

    make: (run) =>
      alone('A backup is being made', () =>
        writeBackup(workshopFor(run), run?.isScheduled ? 'scheduled' : 'asked'),
      ),

    list: folder.list,

    find: folder.find,

    async remove(filename) {
      const { path } = await folder.find(filename);
      await rm(path, { force: true });
    },

    async accept(received) {
      try {
        return await take(received);
      } catch (error) {
        return inWords(error);
      } finally {
        await rm(received.path, { force: true });
      }
    },

    async restore(filename, run) {
      const result = await alone('A backup is being restored', () =>
        restoreBackup(workshopFor(run), { files: attachmentFiles, quieten }, filename, run?.onExchange),
      );
      logger.info({ filename, safetyCopy: result.safety_copy }, 'backup restored');
      await followUp();
      return result;
    },

    check: (filename, run) =>
      alone('A backup is being checked', async () => {
        const proven = await proveBackup(workshopFor(run), filename).catch((error: unknown) => {
          if (error instanceof BackupRefusal)
            state.prove(filename, { at: clock.now().toISOString(), ok: false, message: error.message });
          throw error;
        });
        state.prove(filename, { at: clock.now().toISOString(), ok: true });
        logger.info({ filename }, 'backup proven');
        return proven;
      }),

    async clearAway(keep) {
      const { backups } = await folder.list();
      const { proofs } = state.get();
      const lastProven = backups.find(({ filename }) => proofs[filename]?.ok)?.filename;
      const gone = backups
        .filter(({ reason }) => reason === 'scheduled')
        .slice(Math.max(1, keep))
        .map(({ filename }) => filename)
        .filter((filename) => filename !== lastProven);
      for (const filename of gone) await rm(join(folder.path, filename), { force: true });
      state.keepOnly(backups.map(({ filename }) => filename).filter((filename) => !gone.includes(filename)));
      if (gone.length > 0) logger.info({ gone }, 'old backups cleared away');
      return gone;
    },

    async tidyAtStart() {
      await folder.sweepDrafts();
      await removeDatabase(candidateOf(copies.file));
    },

    async stop() {
      stopping.abort(new Error('The server is stopping'));
      await underWay;
    },
  };
}

async function holding<T>(files: AttachmentFiles, task: () => Promise<T>): Promise<T> {
  const release = await files.hold();
  try {
    return await task();
  } finally {
    release();
  }
}

import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupInfo } from '../../db/backup/format.ts';
import { BackupRefusal } from '../../db/backup/refusal.ts';
import { notFound } from '../../http/errors.ts';
import { toWall } from '../../lib/time-zone.ts';
import type { Backup, BackupList } from './backup.schema.ts';

/** Why a backup is made; that it came by itself is only in its name, which older versions do not mind. */
export type WrittenReason = Backup['reason'];

const backupName = /^clawchat_(?:backup|before_restore|scheduled)_\d{8}_\d{6}\.db$/;
const draftName = /^[0-9a-f-]{36}\.part(?:-journal|-wal|-shm)?$/;
const prefixes = {
  asked: 'clawchat_backup',
  before_restore: 'clawchat_before_restore',
  scheduled: 'clawchat_scheduled',
} as const;

/** The folder of the backups. Files in it that do not have the name of one are not touched. */
export type BackupFolder = ReturnType<typeof openBackupFolder>;

export function openBackupFolder(path: string, describe: (path: string) => BackupInfo) {
  const reserved = new Set<string>();

  const sizeOf = async (filename: string): Promise<number | undefined> => {
    const found = await stat(join(path, filename)).catch(insteadOfNone(undefined));
    return found?.isFile() ? found.size : undefined;
  };

  const names = async () => (await readdir(path).catch(insteadOfNone([]))) as string[];

  /** A free name for the time at which a state was the present one, kept free until `reserved` forgets it. */
  const reserve = async (reason: WrittenReason, at: Date, timeZone: string): Promise<string> => {
    for (let time = at.getTime(); ; time += 1000) {
      const stamp = toWall(new Date(time), timeZone).replace(/[-:]/g, '').replace('T', '_');
      const filename = `${prefixes[reason]}_${stamp}.db`;
      if (reserved.has(filename)) continue;
      reserved.add(filename);
      if ((await sizeOf(filename)) === undefined) return filename;
      reserved.delete(filename);
    }
  };

  /** Runs a task that works in a file of its own, of which nothing stays. */
  const drafting = async <T>(task: (draft: string) => Promise<T>): Promise<T> => {
    await mkdir(path, { recursive: true, mode: 0o700 });
    const draft = join(path, `${randomUUID()}.part`);
    try {
      return await task(draft);
    } finally {
      await removeDatabase(draft);
    }
  };

  const describeIfReadable = (file: string): BackupInfo | undefined => {
    try {
      return describe(file);
    } catch (error) {
      const isUnreadable = error instanceof BackupRefusal || String(codeOf(error)).startsWith('SQLITE_');
      if (isUnreadable) return undefined;
      throw error;
    }
  };

  /** Undefined when it has gone meanwhile; the name alone when it cannot be read. */
  const look = async (filename: string): Promise<Backup | { filename: string } | undefined> => {
    const size_bytes = await sizeOf(filename);
    if (size_bytes === undefined) return undefined;
    const info = describeIfReadable(join(path, filename));
    if (!info) return { filename };
    const reason = filename.startsWith(prefixes.scheduled) ? 'scheduled' : info.reason;
    return { ...info, reason, filename, size_bytes };
  };

  return {
    path,
    drafting,

    /** Runs a task that makes a file under a free name by way of a draft. */
    naming: <T>(
      { reason, at, timeZone }: { reason: WrittenReason; at: Date; timeZone: string },
      task: (file: NewFile) => Promise<T>,
    ): Promise<T> =>
      drafting(async (draft) => {
        const filename = await reserve(reason, at, timeZone);
        try {
          return await task({ filename, target: join(path, filename), draft });
        } finally {
          reserved.delete(filename);
        }
      }),

    /** @throws {HttpError} 404 for what is not there or no name of a backup, paths for instance */
    async find(filename: string): Promise<{ path: string; bytes: number }> {
      const bytes = backupName.test(filename) ? await sizeOf(filename) : undefined;
      if (bytes === undefined) throw notFound('Backup');
      return { path: join(path, filename), bytes };
    },

    async list(): Promise<BackupList> {
      const found = await Promise.all((await names()).filter((name) => backupName.test(name)).map(look));
      const there = found.filter((each) => each !== undefined);
      const backups = there.filter((each) => 'size_bytes' in each);
      backups.sort((a, b) => (a.created_at < b.created_at ? 1 : -1));
      const unreadable = there.filter((each) => !('size_bytes' in each)).map(({ filename }) => filename);
      return { folder: path, backups, unreadable };
    },

    /** Deletes drafts that an earlier run left behind. */
    async sweepDrafts(): Promise<void> {
      const drafts = (await names()).filter((name) => draftName.test(name));
      await Promise.all(drafts.map((name) => rm(join(path, name), { force: true })));
    },
  };
}

type NewFile = { filename: string; target: string; draft: string };

/** Deletes a database file and what SQLite kept beside it. */
export async function removeDatabase(path: string): Promise<void> {
  await Promise.all(['', '-journal', '-wal', '-shm'].map((ending) => rm(path + ending, { force: true })));
}

const codeOf = (error: unknown) => (error as { code?: unknown }).code;

const insteadOfNone =
  <T>(substitute: T) =>
  (error: NodeJS.ErrnoException): T => {
    if (error.code === 'ENOENT') return substitute;
    throw error;
  };

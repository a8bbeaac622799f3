import { randomBytes } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Work } from '../../db/work.ts';
import { isStoredName } from '../../lib/stored-name.ts';
import { forgetDiscarded, isStored, selectDiscarded } from './attachments.store.ts';

export { isStoredName };

/** A name on disk that nothing has yet. */
export const makeStoredName = (extension: string) =>
  `${randomBytes(16).toString('hex')}${extension && `.${extension}`}`;

export type AttachmentFiles = {
  /** Where uploads arrive, on the same disk. */
  arrivals: string;
  /** Makes an arrived file durable under its stored name, still among the arrivals. */
  secure(path: string, storedFilename: string): Promise<void>;
  /** Moves a secured file to its place, once its row is committed. */
  settle(storedFilename: string): Promise<void>;
  /** Takes a secured file away whose row did not come to be. */
  drop(storedFilename: string): Promise<void>;
  /** Size in bytes of a file in its place, or undefined when it is gone from the disk. */
  size(storedFilename: string): Promise<number | undefined>;
  /** The file for reading with its size, or undefined when it is gone from the disk. */
  read(storedFilename: string): Promise<{ stream: ReadStream; bytes: number } | undefined>;
  /** Deletes the files of rows that are gone. Never two at once; errors are logged and tried again next time. */
  sweep(): Promise<void>;
  /** Lets no file be deleted until the function it returns is called: someone is copying them. */
  hold(): Promise<() => void>;
  /** What a crash may have left: arrivals with a row are settled, the others deleted. */
  tidyAtStart(): Promise<void>;
};

/**
 * The files of attachments. The row is the truth: a file is in place before anyone can know of it, and goes after its
 * row. Files in the folder that were never ours are not touched.
 */
export function openAttachmentFiles(folder: string, work: Work, logger: Logger): AttachmentFiles {
  const arrivals = join(folder, '.incoming');
  const place = (storedFilename: string) => {
    if (!isStoredName(storedFilename)) throw new RangeError('Not a stored file name');
    return join(folder, storedFilename);
  };
  const waiting = (storedFilename: string) => join(arrivals, storedFilename);

  const size = async (storedFilename: string) => {
    const found = await stat(place(storedFilename)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    return found?.size;
  };

  const settle = async (storedFilename: string) => rename(waiting(storedFilename), place(storedFilename));

  const sweepOnce = async () => {
    const discarded = await work.read(({ db, now }) => selectDiscarded(db, now));
    if (discarded.length === 0) return;
    await Promise.all(discarded.map((name) => rm(place(name), { force: true })));
    await work.write(({ db }) => forgetDiscarded(db, discarded));
  };

  let sweeping = Promise.resolve();
  const sweep = () => {
    sweeping = sweeping
      .then(sweepOnce)
      .catch((error: unknown) => logger.error({ err: error }, 'sweeping files failed'));
    return sweeping;
  };

  return {
    arrivals,
    settle,
    sweep,
    async secure(path, storedFilename) {
      const file = await open(path, 'r+');
      try {
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(path, waiting(storedFilename));
    },
    async hold() {
      const underWay = sweeping;
      const { promise, resolve } = Promise.withResolvers<void>();
      sweeping = underWay.then(() => promise);
      await underWay;
      return resolve;
    },
    drop: (storedFilename) => rm(waiting(storedFilename), { force: true }),
    size,
    async read(storedFilename) {
      const bytes = await size(storedFilename);
      return bytes === undefined ? undefined : { stream: createReadStream(place(storedFilename)), bytes };
    },
    async tidyAtStart() {
      await mkdir(arrivals, { recursive: true, mode: 0o700 });
      for (const name of await readdir(arrivals)) {
        const known = isStoredName(name) && (await work.read(({ db }) => isStored(db, name)));
        if (known) await settle(name);
        else await rm(waiting(name), { force: true, recursive: true });
      }
      await sweep();
    },
  };
}

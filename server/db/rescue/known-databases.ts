import { statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { readJsonFile, writePrivateJson } from '../../config/private-file.ts';
import { StartError } from '../../lib/start-error.ts';

const shape = z.object({
  /** Relative to the data folder, so that it can be moved as a whole. */
  databases: z.array(z.string()),
});

/** Which databases have been in use from a data folder: a lost one must not be taken for a first start. */
export type KnownDatabases = {
  /** @throws {StartError} `DATABASE_DAMAGED` when a database that was in use is gone or empty */
  refuseLost(file: string): void;
  /** On disk when it returns. */
  remember(file: string): void;
};

export function openKnownDatabases(dataDir: string): KnownDatabases {
  const path = join(dataDir, 'databases.json');
  const nameOf = (file: string) => relative(dataDir, file);
  return {
    refuseLost(file) {
      if (!isLost(file) || !read(path).includes(nameOf(file))) return;
      throw new StartError(
        'DATABASE_DAMAGED',
        `The database ${file} is gone or empty, although it has been in use. Put it back, or a copy of it; nothing was written in its place.`,
      );
    },
    remember(file) {
      const known = read(path);
      if (!known.includes(nameOf(file))) writePrivateJson(path, { databases: [...known, nameOf(file)] });
    },
  };
}

/** Whether there is nothing to go on with. */
export const isLost = (file: string) => (statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0;

/** @throws {StartError} when the file says nothing any more: then nobody knows what was there */
function read(path: string): string[] {
  try {
    return shape.parse(readJsonFile(path) ?? { databases: [] }).databases;
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof z.ZodError)) throw error;
    throw new StartError(
      'CONFIG_INVALID',
      `${path} is damaged. Move it away if all your data is in its place.`,
      {
        cause: error,
      },
    );
  }
}

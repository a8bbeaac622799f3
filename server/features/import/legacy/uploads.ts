import { createReadStream } from 'node:fs';
import { lstat, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { invalid } from '../../../http/errors.ts';
import type { SourceFile } from '../import-source.ts';

/** Where the files of the Python server's attachments are looked for. */
export type Uploads = {
  find(storedFilename: string): Promise<SourceFile | undefined>;
  close(): Promise<void>;
};

export const noUploads: Uploads = { find: async () => undefined, close: async () => undefined };

/**
 * The last part of what should be a plain name. That server kept all files in one folder; a path that the database holds
 * instead must not lead out of it.
 */
export function plainName(storedFilename: string): string | undefined {
  const name = storedFilename.split(/[/\\]/).at(-1) ?? '';
  return ['', '.', '..'].includes(name) || name.includes('\0') ? undefined : name;
}

/**
 * Files lying in a folder of this computer; links and folders in it are not followed.
 *
 * @throws {HttpError} 400 when it is no folder, or must not be read
 */
export async function openUploadsFolder(folder: string): Promise<Uploads> {
  const path = await realpath(folder).catch((error: NodeJS.ErrnoException) => {
    throw invalid(`The folder ${folder} cannot be read (${error.code ?? error.message})`);
  });
  if (!(await lstat(path)).isDirectory()) throw invalid(`${folder} is not a folder`);
  return {
    async find(storedFilename) {
      const name = plainName(storedFilename);
      if (name === undefined) return undefined;
      const file = join(path, name);
      const found = await lstat(file).catch((error: NodeJS.ErrnoException) => {
        if (['ENOENT', 'ENAMETOOLONG', 'EINVAL'].includes(error.code ?? '')) return undefined;
        throw error;
      });
      return found?.isFile() ? { bytes: found.size, stream: async () => createReadStream(file) } : undefined;
    },
    close: async () => undefined,
  };
}

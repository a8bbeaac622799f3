import { plainName, type Uploads } from '../legacy/uploads.ts';
import { openZip } from './open-zip.ts';

/**
 * The Python server's folder of uploads, packed into a ZIP file; in which folder of it the files lie does not matter.
 *
 * @param label what the file is called in messages
 * @throws {HttpError} 400 as `openZip`
 */
export async function openUploadsArchive(path: string, label: string): Promise<Uploads> {
  const zip = await openZip(path, label);
  const paths = new Map([...zip.names()].reverse().map((name) => [plainName(name), name]));
  return {
    find: async (storedFilename) => {
      const found = paths.get(plainName(storedFilename));
      return found === undefined ? undefined : zip.find(found);
    },
    close: async () => zip.close(),
  };
}

import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { notFound } from '../../http/errors.ts';
import { sendFile } from '../../http/send-file.ts';

const folderOf = (dataDir: string) => join(dataDir, 'exports');

/** Where the archive of an export job is, until the server starts again. */
export const exportPath = (dataDir: string, jobId: string) => join(folderOf(dataDir), `${jobId}.zip`);

/** Archives are for fetching, not for keeping: they hold everything and would fill the disk. */
export async function forgetExports(dataDir: string): Promise<void> {
  await rm(folderOf(dataDir), { recursive: true, force: true });
}

/** Deletes archives of other jobs. */
export async function keepOnlyExport(dataDir: string, jobId: string): Promise<void> {
  const names = await readdir(folderOf(dataDir)).catch(() => []);
  const others = names.filter((name) => !name.startsWith(jobId));
  await Promise.all(others.map((name) => rm(join(folderOf(dataDir), name), { force: true })));
}

/** @throws {HttpError} 404 when it is gone */
export async function sendExport(
  request: Parameters<typeof sendFile>[0],
  path: string,
  filename: string,
): Promise<void> {
  const bytes = await stat(path).then(
    (found) => found.size,
    () => undefined,
  );
  if (bytes === undefined) throw notFound('Export');
  await sendFile(request, { path, bytes, filename, type: 'application/zip' });
}

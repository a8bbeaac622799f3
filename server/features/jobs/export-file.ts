import { createReadStream } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { notFound } from '../../http/errors.ts';
import type { RouteRequest } from '../../http/route.ts';

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
  {
    raw: { request, response },
    signal,
  }: Pick<RouteRequest<undefined, undefined, undefined>, 'raw' | 'signal'>,
  path: string,
  filename: string,
): Promise<void> {
  const size = await stat(path).then(
    (found) => found.size,
    () => undefined,
  );
  if (size === undefined) throw notFound('Export');
  response.writeHead(200, {
    'Content-Type': 'application/zip',
    'Content-Length': size,
    'Content-Disposition': `attachment; filename="${filename}"`,
    'Cache-Control': 'no-store',
  });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  try {
    await pipeline(createReadStream(path), response);
  } catch (error) {
    // Someone who leaves in the middle of a download is no failure of the server.
    if (!signal.aborted) throw error;
  }
}

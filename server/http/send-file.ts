import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { RouteRequest } from './route.ts';

export type FileToSend = {
  path: string;
  bytes: number;
  /** Without quotes and control characters: it is our own. */
  filename: string;
  type: 'application/zip' | 'application/vnd.sqlite3';
};

/** Sends a file that is made for its owner to keep, as a download that no cache holds. To a HEAD only its headers. */
export async function sendFile(
  {
    raw: { request, response },
    signal,
  }: Pick<RouteRequest<undefined, undefined, undefined>, 'raw' | 'signal'>,
  { path, bytes, filename, type }: FileToSend,
): Promise<void> {
  response.writeHead(200, {
    'Content-Type': type,
    'Content-Length': bytes,
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
    // A client that leaves in the middle of a download is no failure of the server.
    if (!signal.aborted) throw error;
  }
}

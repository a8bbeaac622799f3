import { writeFileSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';
import { ZipFile } from 'yazl';
import type { ApiClient } from '../api-client.ts';

/** The files of a ZIP archive by name. */
export async function unzip(bytes: Buffer): Promise<Map<string, Buffer>> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true });
  const files = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  }
  return files;
}

/** Writes a ZIP archive. Names are written as given. */
export async function zipTo(path: string, files: Record<string, string | Buffer>): Promise<string> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  writeFileSync(path, await buffer(zip.outputStream as Readable));
  return path;
}

/** Everything as one archive, fetched over HTTP. */
export async function fetchExport(client: ApiClient): Promise<Buffer> {
  const response = await client.fetch('/api/dashboard/export');
  if (response.status !== 200) throw new Error(`The export answered ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
}

/** Sends a file as the dashboard does. */
export async function sendFile(client: ApiClient, path: string, name: string, content: Buffer) {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(content)]), name);
  const response = await client.fetch(path, { method: 'POST', body: form });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

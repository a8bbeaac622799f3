import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { ApiClient } from '../../support/api-client.ts';
import { spoiledCopy, storedAs } from '../../support/backup-files.ts';
import { fetchExport, sendFile, unzip } from '../../support/import/exported.ts';
import { rawZip } from '../../support/import/raw-zip.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** What came of using a hostile name; everything else is a fault, said in a sentence. */
export type Answer = 'taken' | 'refused' | { fault: string };
export type NameWay = (owner: ApiClient, name: string) => Promise<Answer>;

/** Refused in words, and never a failure of the server. */
const refusal = (what: string, status: number): Answer =>
  status >= 400 && status < 500 ? 'refused' : { fault: `${what}: ${status}` };

/** With the name in the part's header as it is, which no library would send. */
async function sendPart(owner: ApiClient, path: string, name: string, content: Buffer | string) {
  const body = Buffer.concat([
    Buffer.from(
      `--x\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/plain\r\n\r\n`,
    ),
    Buffer.from(content),
    Buffer.from('\r\n--x--\r\n'),
  ]);
  const headers = { 'content-type': 'multipart/form-data; boundary=x' };
  const response = await owner.fetch(path, { method: 'POST', headers, body });
  const text = await response.text();
  return { status: response.status, body: JSON.parse(text) as Record<string, unknown> };
}

export const upload: NameWay = async (owner, name) => {
  const todo = await owner.post<{ id: string }>('/api/todos', { title: name.slice(0, 1000) || 'x' });
  const { status, body } = await sendPart(owner, `/api/attachments?todo_id=${todo.body.id}`, name, 'hello');
  if (status !== 201) return refusal('upload', status);
  const back = await owner.fetch(String(body['url']));
  const text = await back.text();
  return back.status === 200 && text === 'hello' ? 'taken' : { fault: `download: ${back.status}` };
};

/** Everything that was uploaded and titled so far leaves as one archive, whose names every system can unpack. */
export async function exportNames(owner: ApiClient): Promise<{ entries: number; faults: string[] }> {
  const entries = [...(await unzip(await fetchExport(owner))).keys()];
  const isBad = (name: string) =>
    /^[/~]|^[a-z]:|[\\:*?"<>|\p{Cc}\p{Cf}]/iu.test(name) ||
    name.split('/').some((part) => /^\.{1,2}$|^$|[. ]$/.test(part) || Buffer.byteLength(part) > 255) ||
    /(^|\/)(con|prn|aux|nul|com\d|lpt\d)(\.|\/|$)/i.test(name);
  return { entries: entries.length, faults: entries.filter(isBad).map((name) => `exported as ${name}`) };
}

type Exported = Map<string, Buffer>;

/** An export with the name where the archive, its list and its rows have names of files. */
export const importWith =
  (exported: Exported, where: 'entry' | 'stored_filename' | 'filename'): NameWay =>
  async (owner, name) => {
    const data = JSON.parse(String(exported.get('data.json'))) as {
      tables: { attachments: Record<string, unknown>[] };
    };
    const files = new Map(exported);
    for (const attachment of data.tables.attachments) {
      if (where === 'entry') {
        files.set(name, files.get(String(attachment['file'])) ?? Buffer.from(''));
        attachment['file'] = name;
      } else attachment[where] = name;
    }
    files.set('data.json', Buffer.from(JSON.stringify(data)));
    const archive = rawZip([...files].map(([entry, content]) => ({ name: entry, content })));
    return runImport(owner, archive);
  };

async function runImport(owner: ApiClient, archive: Buffer): Promise<Answer> {
  const path = '/api/dashboard/import';
  const { status } = await sendFile(owner, path, 'export.zip', archive);
  if (status !== 200) return refusal('import', status);
  await owner.post(`${path}/start`);
  for (;;) {
    const { body } = await owner.get<{ state: string }>(path);
    if (body.state === 'running') await delay(5);
    else return body.state === 'done' ? 'taken' : 'refused';
  }
}

const backups = '/api/dashboard/backups';

/** A backup under a hostile name and with one inside, and the name asked for as if it were a backup. */
export const restoreWith =
  (good: string): NameWay =>
  async (owner, name) => {
    using folder = temporaryFolder();
    const path = folder.at('x.db');
    spoiledCopy(good, path, storedAs(name));
    const sent = await sendPart(owner, `${backups}/upload`, name, readFileSync(path));
    const at = `${backups}/${encodeURIComponent(name.slice(0, 1000))}`;
    const asked = [
      await owner.post(`${at}/restore`),
      await owner.get(`${at}/download`),
      await owner.delete(at),
    ];
    const answers = [sent, ...asked].map(({ status }) => refusal('backup', status));
    return answers.find((answer) => answer !== 'refused') ?? 'refused';
  };

export async function makeBackup(owner: ApiClient, dataDir: string): Promise<string> {
  const { body } = await owner.post<{ filename: string }>(backups);
  return join(dataDir, 'backups', body.filename);
}

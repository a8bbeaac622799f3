import { sendFile } from '../../support/import/exported.ts';
import { type RawEntry, rawZip } from '../../support/import/raw-zip.ts';
import { startTestServer } from '../../support/server.ts';
import type { Finding } from '../proof.ts';
import { guardedFolder } from './strays.ts';

const zeros = (megabytes: number) => Buffer.alloc(megabytes * 1_048_576);
const noise = (bytes: number) => Buffer.from(crypto.getRandomValues(new Uint8Array(bytes)));
const empty = '{"format":"clawchat-export","version":1,"tables":{}}';
const dataJson = (content: RawEntry['content'], claims?: RawEntry['claims']): RawEntry => ({
  name: 'data.json',
  content,
  ...(claims && { claims }),
});

/** Archives that are larger than they look, lie about themselves, or are none. */
function hostileArchives(megabytes: number): Record<string, Buffer> {
  const shared = Array.from({ length: 50 }, (_, index): RawEntry => {
    const entry = { name: String(index), content: first };
    return index === 0 ? entry : { ...entry, claims: { sameDataAs: 0 } };
  });
  const honest = rawZip([dataJson(empty)]);
  return {
    'a bomb': rawZip([dataJson(zeros(megabytes))]),
    'a bomb beside an honest list': rawZip([dataJson(empty), { name: 'b', content: zeros(megabytes) }]),
    'a bomb that says it is small': rawZip([dataJson(zeros(megabytes), { uncompressedSize: 100 })]),
    'a bomb of shared bytes': rawZip(shared),
    'an archive of archives': rawZip([{ name: 'data.json', content: rawZip([dataJson(zeros(megabytes))]) }]),
    'a list that is too long by far': rawZip([dataJson(`{"tables":{"memos":[${'{},'.repeat(400_000)}{}]}}`)]),
    'one name twice': rawZip([dataJson(empty), dataJson(empty)]),
    'an encrypted entry': rawZip([dataJson(empty, { flags: 1 })]),
    'a wrong checksum': rawZip([dataJson(empty, { crc: 1 })]),
    'half an archive': honest.subarray(0, honest.length - 30),
    'no archive': Buffer.concat([Buffer.from('PK\u0003\u0004'), noise(1000)]),
  };
}

const first = noise(60_000);

/** Each is sent as an import and started if it can be. */
export async function tryArchives(megabytes: number): Promise<Finding> {
  using folder = guardedFolder();
  await using server = await startTestServer({ dataDir: folder.dataDir });
  const owner = await server.signIn();
  const archives = Object.entries(hostileArchives(megabytes));
  const faults: string[] = [];
  for (const [name, content] of archives) {
    const { status } = await sendFile(owner, '/api/dashboard/import', 'export.zip', content);
    if (status < 400 || status >= 500) faults.push(`${name}: ${status}`);
  }
  faults.push(...folder.strays().map((path) => `an archive left ${path}`));
  if ((await owner.get('/api/todos')).status !== 200) faults.push('the server is gone');
  return { counts: { 'hostile archives': archives.length }, faults };
}

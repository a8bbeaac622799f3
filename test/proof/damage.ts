import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../../server/lib/start-error.ts';
import type { ApiClient } from '../support/api-client.ts';
import { startTestServer } from '../support/server.ts';
import { quickFolder, temporaryFolder } from '../support/temporary-folder.ts';
import type { Finding, ProofContext } from './proof.ts';

const pageBytes = 4096;
const itemsOfEachKind = 90;
const paths = ['/api/todos', '/api/memos', '/api/events'] as const;
const wholeList = '?limit=100';

/** Spoils the database of a data folder. */
type Damage = (file: string, random: () => number) => void;

const rewrite = (change: (bytes: Buffer, random: () => number) => Buffer | undefined): Damage => {
  return (file, random) => {
    const bytes = readFileSync(file);
    writeFileSync(file, change(bytes, random) ?? bytes);
  };
};

const anyOf = (random: () => number, count: number) => Math.floor(random() * count);
const pageOf = (bytes: Buffer, random: () => number) => anyOf(random, bytes.length / pageBytes) * pageBytes;

function flip(bytes: Buffer, random: () => number, within: number): void {
  const at = anyOf(random, within);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << anyOf(random, 8));
}

const damages: Readonly<Record<string, Damage>> = {
  'the file gone': (file) => rmSync(file),
  'the file emptied': (file) => truncateSync(file, 0),
  'the file cut': (file, random) => truncateSync(file, anyOf(random, statSync(file).size)),
  'the last page cut': (file, random) =>
    truncateSync(file, statSync(file).size - 1 - anyOf(random, pageBytes)),
  'a folder in its place': (file) => {
    rmSync(file);
    mkdirSync(file);
  },
  'a link to nowhere in its place': (file) => {
    rmSync(file);
    symlinkSync(join(file, '../nowhere/clawchat.db'), file);
  },
  'text in its place': (file) => writeFileSync(file, 'Once upon a time '.repeat(1000)),
  'a bit of the header turned': rewrite((bytes, random) => void flip(bytes, random, 100)),
  'a bit of the first page turned': rewrite((bytes, random) => void flip(bytes, random, pageBytes)),
  'a bit anywhere turned': rewrite((bytes, random) => void flip(bytes, random, bytes.length)),
  'a thousand bits turned': rewrite((bytes, random) => {
    for (let turned = 0; turned < 1000; turned += 1) flip(bytes, random, bytes.length);
  }),
  'the first page zeroed': rewrite((bytes) => bytes.fill(0, 0, pageBytes)),
  'a page zeroed': rewrite((bytes, random) => {
    const page = pageOf(bytes, random);
    return bytes.fill(0, page, page + pageBytes);
  }),
  'a page of noise': rewrite((bytes, random) => {
    const page = pageOf(bytes, random);
    for (let at = page; at < page + pageBytes; at += 1) bytes[at] = anyOf(random, 256);
  }),
  'two pages exchanged': rewrite((bytes, random) => {
    const [one, other] = [pageOf(bytes, random), pageOf(bytes, random)];
    const kept = Buffer.from(bytes.subarray(one, one + pageBytes));
    bytes.copy(bytes, one, other, other + pageBytes);
    kept.copy(bytes, other);
  }),
  'the second half zeroed': rewrite((bytes) => bytes.fill(0, bytes.length / 2)),
  'all of it zeroed': rewrite((bytes) => bytes.fill(0)),
  'every second page missing': rewrite((bytes) =>
    Buffer.concat(
      Array.from({ length: bytes.length / pageBytes / 2 }, (_, index) =>
        bytes.subarray(index * 2 * pageBytes, (index * 2 + 1) * pageBytes),
      ),
    ),
  ),
  'noise in its journal': (file, random) =>
    writeFileSync(`${file}-wal`, Buffer.from(Array.from({ length: 20_000 }, () => anyOf(random, 256)))),
  'the journal of nothing': (file) => writeFileSync(`${file}-wal`, ''),
};

type Options = {
  /** Also forgets that there was a database, which is what tells a lost one from a first start. */
  forgetDatabase?: boolean;
};

/**
 * Damages the data of a server in so many ways and starts it. It may refuse and leave the file as it is, or run with
 * everything there, or say at the first request that meets the damage; never may something be missing in silence.
 */
export async function damageInManyWays(
  ways: number,
  { random }: ProofContext,
  { forgetDatabase = false }: Options = {},
): Promise<Finding> {
  using good = temporaryFolder(quickFolder);
  const ids = await makeGoodFolder(good.path);
  const counts = {
    damages: ways,
    'start refused': 0,
    'noticed while running': 0,
    'noticed by the next backup': 0,
    'one value another': 0,
    'nothing missing': 0,
  };
  const faults: string[] = [];
  const names = Object.keys(damages);
  for (let way = 0; way < ways; way += 1) {
    const name = names[way % names.length] ?? '';
    using folder = temporaryFolder(quickFolder);
    cpSync(good.path, folder.path, { recursive: true });
    damages[name]?.(folder.at('clawchat.db'), random);
    if (forgetDatabase) rmSync(folder.at('databases.json'), { force: true });
    const outcome = await startDamaged(folder.path, ids);
    if (typeof outcome === 'string') counts[outcome] += 1;
    else faults.push(...outcome.faults.map((fault) => `${name}: ${fault}`));
  }
  return { counts, faults };
}

type Outcome =
  | 'start refused'
  | 'noticed while running'
  | 'noticed by the next backup'
  /** A turned bit in the middle of a text or an id makes it another one, which no check of the form can tell. */
  | 'one value another'
  | 'nothing missing'
  | { faults: string[] };

async function startDamaged(dataDir: string, ids: ReadonlySet<string>): Promise<Outcome> {
  const file = join(dataDir, 'clawchat.db');
  const bytes = bytesOf(file);
  try {
    return await goOnDamaged(dataDir, ids);
  } catch (error) {
    if (!(error instanceof StartError)) return { faults: [`start failed with ${String(error)}`] };
    if (error.code === 'UNEXPECTED' || error.message.length < 20) return { faults: [String(error)] };
    return bytes?.equals(bytesOf(file) ?? Buffer.alloc(0)) === false
      ? { faults: ['the refused file was changed'] }
      : 'start refused';
  }
}

async function goOnDamaged(dataDir: string, ids: ReadonlySet<string>): Promise<Outcome> {
  let isTold = false;
  const onDamage = () => {
    isTold = true;
  };
  await using server = await startTestServer({ dataDir, onDamage, checkAnswers: false });
  const web = await server.signIn();
  const { refused, missing } = await lookFor(web, ids);
  if (isTold || refused) return 'noticed while running';
  if (missing === 0) return 'nothing missing';
  if ((await web.post('/api/dashboard/backups')).status >= 500) return 'noticed by the next backup';
  return missing === 1 ? 'one value another' : { faults: [`${missing} of ${ids.size} items are missing`] };
}

const bytesOf = (file: string) =>
  existsSync(file) && statSync(file).isFile() ? readFileSync(file) : undefined;

/** Whether a list was refused, and how many items are in none. */
async function lookFor(
  web: ApiClient,
  ids: ReadonlySet<string>,
): Promise<{ refused: boolean; missing: number }> {
  const found = new Set<string>();
  let refused = false;
  for (const path of paths) {
    const { status, body } = await web.get<{ items?: { id: string }[] }>(path + wholeList);
    if (status !== 200) refused = true;
    for (const { id } of body.items ?? []) found.add(id);
  }
  return { refused, missing: [...ids].filter((id) => !found.has(id)).length };
}

/** A data folder with a few hundred items. */
async function makeGoodFolder(dataDir: string): Promise<Set<string>> {
  await using server = await startTestServer({ dataDir, checkAnswers: false });
  const web = await server.signIn();
  const ids = new Set<string>();
  for (let index = 0; index < itemsOfEachKind; index += 1) {
    const text = `Item ${index} `.repeat(10);
    const bodies = { title: text, content: text, start_time: '2026-03-01T10:00:00' };
    for (const path of paths) ids.add((await web.post<{ id: string }>(path, bodies)).body.id);
  }
  return ids;
}

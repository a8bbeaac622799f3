import { copyFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { verifyBackup } from '../../../server/db/backup/verify.ts';
import { migrations } from '../../../server/db/migrations/index.ts';
import type { Backup } from '../../../server/features/backup/backup.schema.ts';
import type { ApiClient } from '../../support/api-client.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import type { Finding, ProofContext } from '../proof.ts';

const writers = 8;
const backups = '/api/dashboard/backups';

export type WritesPlan = {
  rounds: number;
  /** Copies the file as any program would, in the place of a backup. */
  isPlainCopy?: boolean;
};

/** Numbers that each writer has been told are kept. */
type Told = Map<number, number>;

/**
 * Backups while eight clients write: each holds, of every writer, all that was acknowledged before it began and nothing
 * with a gap before it, and comes back equal on another server.
 */
export async function backUpUnderWrites(
  { rounds, isPlainCopy = false }: WritesPlan,
  { say }: ProofContext,
): Promise<Finding> {
  await using server = await startTestServer({ checkAnswers: false });
  await using other = await startTestServer({ checkAnswers: false });
  const [web, elsewhere] = [await server.signIn(), await other.signIn()];
  const told: Told = new Map();
  const writing = startWriting(web, told);
  const faults: string[] = [];
  const began = performance.now();
  for (let round = 1; round <= rounds; round += 1) {
    await pause(30);
    const before = new Map(told);
    const made = isPlainCopy ? plainCopy(server, round) : await madeBackup(web, server);
    const found = faultsOf(made.path, before);
    faults.push(...found.map((fault) => `backup ${round}: ${fault}`));
    if (!isPlainCopy) faults.push(...(await restoreElsewhere(made, elsewhere, other)));
    if (round % 10 === 0) say(`${round} backups`);
  }
  const writes = await writing.end();
  faults.push(...writing.problems);
  const perSecond = Math.round((writes / (performance.now() - began)) * 1000);
  return { counts: { backups: rounds, 'writes meanwhile': writes, 'writes per second': perSecond }, faults };
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

type Made = { path: string; filename: string };

async function madeBackup(web: ApiClient, { dataDir }: TestServer): Promise<Made> {
  const { status, body, text } = await web.post<Backup>(backups);
  if (status !== 201) throw new Error(`A backup was answered ${status}: ${text}`);
  await verifyBackup(join(dataDir, 'backups', body.filename), migrations);
  return { path: join(dataDir, 'backups', body.filename), filename: body.filename };
}

function plainCopy({ dataDir, config }: TestServer, round: number): Made {
  const filename = `copy-${round}.db`;
  copyFileSync(config.databaseFile, join(dataDir, filename));
  return { path: join(dataDir, filename), filename };
}

/** Each writer sends one todo after the other, numbered without a gap. */
function startWriting(web: ApiClient, told: Told) {
  const problems: string[] = [];
  let isOn = true;
  const write = async (writer: number) => {
    for (let number = 1; isOn; number += 1) {
      const { status } = await web.post('/api/todos', { title: `${writer} ${number}` });
      if (status === 201) told.set(writer, number);
      else problems.push(`a write was answered ${status}`);
      await pause(25);
    }
  };
  const all = Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
  return {
    problems,
    async end() {
      isOn = false;
      await all;
      return [...told.values()].reduce((sum, count) => sum + count, 0);
    },
  };
}

function titlesIn(path: string): string[] {
  const sqlite = new Sqlite(path, { readonly: true });
  try {
    return sqlite.prepare('select title from todos order by id').pluck().all() as string[];
  } finally {
    sqlite.close();
  }
}

function faultsOf(path: string, before: Told): string[] {
  let titles: Set<string>;
  try {
    titles = new Set(titlesIn(path));
  } catch (error) {
    return [`cannot be read: ${error}`];
  }
  return [...before].flatMap(([writer, acknowledged]) => {
    let last = 0;
    while (titles.has(`${writer} ${last + 1}`)) last += 1;
    const count = [...titles].filter((title) => title.startsWith(`${writer} `)).length;
    return [
      ...(last < acknowledged ? [`writer ${writer} was told of ${acknowledged}, it holds ${last}`] : []),
      ...(count > last ? [`writer ${writer} has a gap after ${last}`] : []),
    ];
  });
}

async function restoreElsewhere(
  { path, filename }: Made,
  elsewhere: ApiClient,
  other: TestServer,
): Promise<string[]> {
  const form = new FormData();
  form.append('file', new Blob([await readFile(path)]), filename);
  const sent = await elsewhere.fetch(`${backups}/upload`, { method: 'POST', body: form });
  const { filename: name } = (await sent.json()) as Backup;
  const restored = await elsewhere.post(`${backups}/${name}/restore`);
  if (restored.status !== 200) return [`${filename}: restoring was answered ${restored.status}`];
  const now = await other.services.work.read(({ db }) =>
    db.selectFrom('todos').select('title').orderBy('id').execute(),
  );
  const isEqual = JSON.stringify(now.map(({ title }) => title)) === JSON.stringify(titlesIn(path));
  return isEqual ? [] : [`${filename}: what came back is not what it holds`];
}

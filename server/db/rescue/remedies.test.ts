import assert from 'node:assert/strict';
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { test } from 'node:test';
import Sqlite from 'better-sqlite3';
import type { ApiClient } from '../../../test/support/api-client.ts';
import { rejectionOf } from '../../../test/support/rejection.ts';
import { startTestServer, type TestServer, type TestServerOptions } from '../../../test/support/server.ts';
import { quickFolder, temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { StartError } from '../../lib/start-error.ts';
import type { NoticeMessage } from '../../live/notices.ts';
import type { Remedy, StartStep } from '../../protocol.ts';

type Folder = ReturnType<typeof temporaryFolder>;

const png = Buffer.from('89504e470d0a1a0a', 'hex');

/** Runs something with a server of a folder, signed in. */
async function withServer<T>(
  folder: Folder,
  options: TestServerOptions,
  run: (web: ApiClient, server: TestServer) => Promise<T>,
): Promise<T> {
  await using server = await startTestServer({ dataDir: folder.path, ...options });
  return await run(await server.signIn(), server);
}

/** The failure with which a server of a folder does not start. */
const failureOf = (folder: Folder, remedy?: Remedy) =>
  rejectionOf(startTestServer({ dataDir: folder.path, remedy }), StartError);

const titles = async (web: ApiClient) =>
  (await web.get<{ items: { title: string }[] }>('/api/todos')).body.items.map(({ title }) => title);

const addTodo = (title: string) => async (web: ApiClient) =>
  assert.equal((await web.post('/api/todos', { title })).status, 201);

/** Makes the file of a folder one that cannot be read at all. */
const ruin = (folder: Folder) => writeFileSync(folder.at('clawchat.db'), Buffer.alloc(8192, 0xa5));

/** Overwrites one page of the todos. */
function breakLeaf(file: string): void {
  const sqlite = new Sqlite(file);
  const leaf = sqlite
    .prepare("select pageno from dbstat where name = 'todos' and pagetype = 'leaf' order by path limit 1")
    .pluck()
    .get() as number;
  sqlite.close();
  const bytes = readFileSync(file);
  bytes.fill(0xa5, (leaf - 1) * 4096, leaf * 4096);
  writeFileSync(file, bytes);
}

const aside = (folder: Folder) =>
  readdirSync(folder.path).filter((name) => name.startsWith('clawchat.db.set-aside-'));

const kinds = ({ remedies }: StartError) =>
  remedies.map((each) => (each.kind === 'use-copy' ? each.source : each.kind));

const chosen = ({ remedies }: StartError, kind: string): Remedy => {
  const found = remedies.find(
    (each) => each.kind === kind || (each.kind === 'use-copy' && each.source === kind),
  );
  assert.ok(found, `${kind} is not on offer`);
  return found;
};

test('a ruined database offers the backup, and with it come its todos and files; phones sign in again', async () => {
  using folder = temporaryFolder(quickFolder);
  const file = await withServer(folder, {}, async (web) => {
    await addTodo('From the backup')(web);
    const memo = await web.post<{ id: string }>('/api/memos', { title: 'Picture', content: '' });
    const form = new FormData();
    form.append('file', new Blob([png, Buffer.alloc(5000, 7)]), 'a.png');
    const sent = await web.fetch(`/api/attachments?memo_id=${memo.body.id}`, { method: 'POST', body: form });
    assert.equal(sent.status, 201);
    assert.equal((await web.post('/api/dashboard/backups')).status, 201);
    return (await sent.json()) as { id: string };
  });
  rmSync(folder.at('uploads'), { recursive: true });
  ruin(folder);
  const failure = await failureOf(folder);
  assert.equal(failure.code, 'DATABASE_DAMAGED');
  assert.deepEqual(kinds(failure), ['salvage', 'backup', 'start-empty']);
  assert.match((await failureOf(folder, { kind: 'salvage' })).message, /nothing in it can be read/);

  const notices: NoticeMessage[] = [];
  const options = {
    remedy: chosen(failure, 'backup'),
    onNotice: (notice: NoticeMessage) => void notices.push(notice),
  };
  await withServer(folder, options, async (web) => {
    assert.deepEqual(await titles(web), ['From the backup']);
    const download = await web.fetch(`/api/attachments/${file.id}/download`);
    assert.equal((await download.arrayBuffer()).byteLength, png.length + 5000);
  });
  assert.equal(aside(folder).length, 1);
  assert.equal(statSync(folder.at(aside(folder)[0] ?? '')).size, 8192, 'what was ruined is kept');
  assert.ok(
    notices.some(({ body }) => body.includes(aside(folder)[0] ?? '-')),
    'and the owner knows where',
  );
});

test('starting empty keeps what was there, and happens only when it was chosen', async () => {
  using folder = temporaryFolder(quickFolder);
  await withServer(folder, {}, addTodo('Lost'));
  ruin(folder);
  const before = readFileSync(folder.at('clawchat.db'));
  await failureOf(folder);
  await failureOf(folder);
  assert.deepEqual(readFileSync(folder.at('clawchat.db')), before, 'a failed start changes nothing');
  await withServer(folder, { remedy: { kind: 'start-empty' } }, async (web) =>
    assert.deepEqual(await titles(web), []),
  );
  assert.deepEqual(readFileSync(folder.at(aside(folder)[0] ?? '')), before);
});

test('a newer database offers the copy from before the upgrade, and only copies this version understands', async () => {
  using folder = temporaryFolder(quickFolder);
  await withServer(folder, {}, addTodo('Before'));
  const [file, copy] = [folder.at('clawchat.db'), folder.at('clawchat.db.before-upgrade-20260301T120000')];
  copyFileSync(file, copy);
  const sqlite = new Sqlite(file);
  sqlite.exec("insert into kysely_migration values ('9999-later', '2030-01-01T00:00:00.000Z')");
  sqlite.close();
  copyFileSync(file, folder.at('clawchat.db.before-upgrade-20260401T120000'));
  const failure = await failureOf(folder);
  assert.equal(failure.code, 'DATABASE_TOO_NEW');
  assert.deepEqual(failure.remedies, [
    { kind: 'use-copy', source: 'before-upgrade', path: copy, madeAt: '2026-03-01T12:00:00.000Z' },
  ]);
  await withServer(folder, { remedy: chosen(failure, 'before-upgrade') }, async (web) =>
    assert.deepEqual(await titles(web), ['Before']),
  );
  assert.ok(existsSync(copy), 'the copy stays for another time');
});

test('a copy that is damaged itself, or was never on offer, takes nobody`s place', async () => {
  using folder = temporaryFolder(quickFolder);
  await withServer(folder, {}, addTodo('Here'));
  const [file, copy] = [folder.at('clawchat.db'), folder.at('clawchat.db.before-upgrade-20260301T120000')];
  copyFileSync(file, copy);
  breakLeaf(copy);
  ruin(folder);
  const failure = await failureOf(folder);
  const damaged = await failureOf(folder, chosen(failure, 'before-upgrade'));
  assert.match(damaged.message, /is damaged, too/);
  const other = folder.at('elsewhere.db');
  copyFileSync(copy, other);
  const madeAt = '2026-03-01T12:00:00.000Z';
  const foreign = await failureOf(folder, { kind: 'use-copy', source: 'backup', path: other, madeAt });
  assert.match(foreign.message, /not there any more/);
  assert.deepEqual(aside(folder), []);
});

test('a database that turns out to be damaged while it is used says so once, with the ways out', async () => {
  using folder = temporaryFolder(quickFolder);
  await withServer(folder, {}, async (web) => {
    for (let index = 0; index < 60; index += 1) await addTodo(`${'x'.repeat(150)} ${index}`)(web);
  });
  breakLeaf(folder.at('clawchat.db'));
  const found: unknown[] = [];
  await withServer(folder, { onDamage: (error) => found.push(error) }, async (web) => {
    assert.equal((await web.get('/api/todos?limit=200')).status, 500);
    assert.equal((await web.get('/api/todos?limit=200')).status, 500);
  });
  assert.equal(found.length, 1);
  const [failure] = found;
  assert.ok(failure instanceof StartError);
  assert.deepEqual([failure.code, kinds(failure)], ['DATABASE_DAMAGED', ['salvage', 'start-empty']]);
});

test('an upgrade tells each slow step before it begins, and how long it may take', async () => {
  using folder = temporaryFolder(quickFolder);
  await withServer(folder, {}, addTodo('Kept'));
  const sqlite = new Sqlite(folder.at('clawchat.db'));
  // As it was before the last step: what that made is made again.
  sqlite.exec("delete from kysely_migration where name >= '0014-inbox'");
  sqlite.close();
  const steps: [StartStep, boolean][] = [];
  const onStep = (step: StartStep, within: number) => void steps.push([step, within >= 60_000]);
  const outcome = await startTestServer({ dataDir: folder.path, onStep }).catch((error: unknown) => error);
  if (!(outcome instanceof Error)) await (outcome as TestServer).stop();
  assert.deepEqual(steps, [
    ['copying', true],
    ['checking', true],
    ['upgrading', true],
  ]);
});

import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import type { ApiClient } from '../../../test/support/api-client.ts';
import { type FakeAi, startFakeAi } from '../../../test/support/fake-ai.ts';
import { dumpDatabase, fillConversation } from '../../../test/support/fill-database.ts';
import { pairDevice, phoneAddress } from '../../../test/support/pair-device.ts';
import { startTestServer, type TestServer } from '../../../test/support/server.ts';
import { openSocket, type SocketClient } from '../../../test/support/socket-client.ts';
import { planJob } from './job-plans.ts';
import type { Job, JobRequest } from './jobs.schema.ts';

const path = '/api/dashboard/jobs';
let ai: FakeAi;
let server: TestServer;
let owner: ApiClient;
let page: SocketClient;

before(async () => {
  ai = await startFakeAi();
  server = await startTestServer({
    settings: { ...phoneAddress, AI_PROVIDER: 'ollama', AI_BASE_URL: ai.url },
  });
  owner = await server.signIn();
  page = await openSocket(server.url, `${owner.token}&dashboard`);
  const at = new Date('2025-01-01T00:00:00Z');
  await server.services.work.write(({ db }) => fillConversation(db, 'conv_1', { at, messages: 3000 }));
});
beforeEach(() => {
  ai.mode = 'normal';
});
after(async () => {
  await page.close();
  await server.stop();
  await ai.stop();
});

const start = async (request: JobRequest): Promise<Job> => {
  const { status, body } = await owner.post<Job>(path, request);
  assert.equal(status, 202, JSON.stringify(body));
  return body;
};
const isAbout = (id: string, state: string) => (frame: { type: string; data?: Record<string, unknown> }) =>
  frame.type === 'job_changed' && frame.data?.['id'] === id && frame.data['state'] === state;
const over = async (request: JobRequest): Promise<Job> => {
  const { id } = await start(request);
  await server.services.jobs.whenOver(id);
  return (await owner.get<Job>(`${path}/${id}`)).body;
};
const backups = () => readdirSync(join(server.dataDir, 'backups')).sort();

test('a backup is made and proven to be restorable, and the page hears of both', async () => {
  const { id } = await start({ kind: 'backup' });
  const { data } = await page.waitFor(isAbout(id, 'done'));
  const filename = (data as Job | undefined)?.result?.filename ?? '';
  assert.deepEqual(backups(), [filename]);
  const checked = await over({ kind: 'check_backup', filename });
  assert.equal(checked.state, 'done');
  assert.equal(checked.result?.rows?.find(({ table }) => table === 'messages')?.rows, 3000);
  assert.deepEqual(backups(), [filename], 'nothing stays of the proof');
  assert.equal(server.services.backups.state.get().proofs[filename]?.ok, true);
  const steps = page.frames
    .filter(({ type }) => type === 'job_changed')
    .map(({ data }) => data?.['progress']);
  assert.match(JSON.stringify(steps), /copying.*verifying.*preparing/);
});

test('a restore brings everything back; one that is not there fails in words', async () => {
  const made = await over({ kind: 'backup' });
  const filename = made.result?.filename ?? '';
  const before = await dumpDatabase(server.services.work);
  await owner.post('/api/todos', { title: 'Later' });
  const restored = await over({ kind: 'restore', filename });
  assert.deepEqual([restored.state, restored.can_cancel], ['done', false]);
  assert.deepEqual(await dumpDatabase(server.services.work), before);
  const missing = await over({ kind: 'restore', filename: 'clawchat_backup_20200101_000000.db' });
  assert.deepEqual([missing.state, missing.error?.code], ['failed', 'NOT_FOUND']);
});

test('cancelled at once, backup, proof and export leave nothing behind', async () => {
  const before = backups();
  const filename = before[0] ?? '';
  for (const request of [
    { kind: 'backup' },
    { kind: 'check_backup', filename },
    { kind: 'export' },
  ] as const) {
    // Without a request in between, in which a busy computer might come to its end.
    const { jobs } = server.services;
    const { id } = jobs.start(planJob(server.services, request));
    assert.equal(jobs.cancel(id).is_cancelling, true);
    assert.equal((await server.services.jobs.whenOver(id)).state, 'cancelled', request.kind);
    assert.deepEqual(backups(), before, request.kind);
  }
  const exported = join(server.dataDir, 'exports');
  assert.deepEqual(existsSync(exported) ? readdirSync(exported) : [], []);
  assert.equal((await over({ kind: 'backup' })).state, 'done', 'and the next one may begin');
});

test('a restore that is cancelled while it is made ready changes nothing', async () => {
  const filename = (await over({ kind: 'backup' })).result?.filename ?? '';
  await owner.post('/api/memos', { title: 'Since the backup', content: 'must stay' });
  const before = await dumpDatabase(server.services.work);
  const { id } = await start({ kind: 'restore', filename });
  await page.waitFor(({ data }) => data?.['id'] === id && JSON.stringify(data).includes('verifying'));
  assert.equal((await owner.post(`${path}/${id}/cancel`)).status, 202);
  assert.equal((await server.services.jobs.whenOver(id)).state, 'cancelled');
  assert.deepEqual(await dumpDatabase(server.services.work), before);
  assert.ok(!readdirSync(server.dataDir).some((name) => name.includes('restoring')));
});

test('while one works on the data as a whole, another is refused at once', async () => {
  const first = await start({ kind: 'backup' });
  const { status, body } = await owner.post<{ detail: string }>(path, { kind: 'reindex' });
  assert.deepEqual([status, body.detail], [409, 'A backup is being made. Try again when that is done.']);
  await server.services.jobs.whenOver(first.id);
});

test('an export is fetched when it is ready, by the owner', async () => {
  const { id, result } = await over({ kind: 'export' });
  const answer = await owner.fetch(`${path}/${id}/file`);
  const bytes = Buffer.from(await answer.arrayBuffer());
  assert.deepEqual([answer.status, bytes.length], [200, result?.size_bytes]);
  assert.equal(bytes.subarray(0, 2).toString(), 'PK');
  assert.equal((await owner.get(`${path}/nobody/file`)).status, 404);
});

test('reindexing and purging say what they did', async () => {
  assert.equal((await over({ kind: 'reindex' })).state, 'done');
  const found = await owner.get<{ total: number }>('/api/search?q=hello');
  assert.ok(found.body.total > 0);
  const purged = await over({ kind: 'purge', target: 'messages', older_than_days: 1 });
  assert.deepEqual([purged.state, purged.result?.deleted], ['done', 3000]);
});

test('a model is fetched with its bytes counted, and a wrong name is said', async () => {
  const pulled = await over({ kind: 'pull_model', model: 'gemma3:4b' });
  assert.deepEqual([pulled.state, pulled.result?.size_bytes], ['done', 2_019_378_805]);
  assert.equal(pulled.progress?.done, 2_019_378_805);
  for (const [mode, code] of [
    ['modelMissing', 'MODEL_MISSING'],
    ['truncated', 'BAD_ANSWER'],
    ['broken', 'UNREACHABLE'],
  ] as const) {
    ai.mode = mode;
    const failed = await over({ kind: 'pull_model', model: 'nobody' });
    assert.deepEqual([failed.state, failed.error?.code], ['failed', code], mode);
  }
});

test('cancelled in the middle, Ollama is told by the end of the connection', async () => {
  ai.mode = 'hangMidway';
  const { id } = await start({ kind: 'pull_model', model: 'big' });
  await page.waitFor(({ data }) => data?.['id'] === id && JSON.stringify(data).includes('"done":'));
  assert.equal((await owner.post(path, { kind: 'pull_model', model: 'big' })).status, 409, 'once at a time');
  await owner.post(`${path}/${id}/cancel`);
  assert.equal((await server.services.jobs.whenOver(id)).state, 'cancelled');
  const pull = ai.requests.findLast(({ path }) => path === '/api/pull');
  await pull?.over;
  assert.equal(pull?.closedByClient, true);
});

test('phones see none of it, and nonsense is refused', async () => {
  const phone = await pairDevice(owner);
  assert.equal((await phone.get(path)).status, 403);
  assert.equal((await phone.post(path, { kind: 'reindex' })).status, 403);
  for (const body of [
    {},
    { kind: 'nothing' },
    { kind: 'purge', target: 'memos', older_than_days: 1 },
    { kind: 'restore' },
  ])
    assert.equal((await owner.post(path, body)).status, 422, JSON.stringify(body));
});

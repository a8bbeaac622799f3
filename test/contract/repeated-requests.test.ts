import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type ApiClient, createApiClient } from '../support/api-client.ts';
import { controlledClock, hours } from '../support/controlled-clock.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

type Made = { id: string; title: string };

const list = '/api/chat/conversations';
const clock = controlledClock();
let server: TestServer;
let phone: ApiClient;

before(async () => {
  server = await startTestServer({ clock });
  phone = await server.signIn();
});
after(() => server.stop());

const create = (title: string, key: string, client = phone) =>
  client.post<Made>(list, { title }, { 'Idempotency-Key': key });
const total = async () => (await phone.get<{ total: number }>(list)).body.total;

test('the same request with the same key is done once, and answered the same each time', async () => {
  const before = await total();
  const answers = await Promise.all(Array.from({ length: 5 }, () => create('Plans', 'a')));
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([201]));
  assert.equal(new Set(answers.map(({ text }) => text)).size, 1);
  assert.equal(await total(), before + 1);
  const inBody = { title: 'Plans', idempotency_key: 'b' };
  const [one, two] = [await phone.post<Made>(list, inBody), await phone.post<Made>(list, inBody)];
  assert.equal(one.body.id, two.body.id);
});

test('the key for another request is a conflict, and nothing is done', async () => {
  await create('Plans', 'c');
  const before = await total();
  assert.equal((await create('Other plans', 'c')).status, 409);
  assert.equal(await total(), before);
});

test('what was refused is not kept: mended, the same key works', async () => {
  assert.equal((await phone.post(list, { title: 5 }, { 'Idempotency-Key': 'd' })).status, 422);
  assert.equal((await create('Plans', 'd')).status, 201);
});

test('keys of different devices never meet, and none counts where nothing is made', async () => {
  const other = await server.signIn();
  const [mine, theirs] = [await create('Plans', 'e'), await create('Plans', 'e', other)];
  assert.notEqual(mine.body.id, theirs.body.id);
  const headers = { 'Idempotency-Key': 'e' };
  for (let round = 0; round < 2; round += 1)
    assert.equal(
      (await phone.fetch('/api/settings', { method: 'PUT', headers, body: '{"theme":"dark"}' })).status,
      200,
    );
});

test('keys are forgotten after two days, at the start of the server', async () => {
  const settings = { DATA_DIR: `${server.dataDir}/again` };
  const start = () => startTestServer({ clock, settings });
  await using first = await start();
  const client = await first.signIn();
  const made = await create('Plans', 'f', client);
  await first.stop();
  clock.advance(hours(47));
  await using second = await start();
  assert.equal((await create('Plans', 'f', await signedIn(second, client))).body.id, made.body.id);
  await second.stop();
  clock.advance(hours(2));
  await using third = await start();
  assert.notEqual((await create('Plans', 'f', await signedIn(third, client))).body.id, made.body.id);
});

/** A new access token of the same session. */
async function signedIn(started: TestServer, { refreshToken }: ApiClient): Promise<ApiClient> {
  const answer = await started.anonymous.post<{ access_token: string }>('/api/auth/refresh', {
    refresh_token: refreshToken,
  });
  return createApiClient(started.url, answer.body.access_token);
}

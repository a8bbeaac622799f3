import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { type ApiClient, createApiClient } from '../support/api-client.ts';
import { type FakeAi, startFakeAi } from '../support/fake-ai.ts';
import { handshake } from '../support/handshake.ts';
import { openStream } from '../support/open-stream.ts';
import { startTestServer, type TestServer, testPin } from '../support/server.ts';
import { openSocket } from '../support/socket-client.ts';

let ai: FakeAi;
let server: TestServer;
let pin = testPin;

before(async () => {
  ai = await startFakeAi();
  ai.mode = 'hangMidway';
  ai.answer = () => ['Wait ', 'for ', 'ever'];
  server = await startTestServer({
    ownPin: true,
    settings: { AI_PROVIDER: 'ollama', AI_BASE_URL: ai.url },
  });
});
after(async () => {
  await server.stop();
  await ai.stop();
});

const signIn = () => createApiClient(server.url).signIn(pin);

/** A client with a socket and a stream open, both idle. */
async function busyClient(client: ApiClient) {
  const { body } = await client.post<{ id: string }>('/api/chat/conversations');
  const socket = await openSocket(server.url, client.token ?? '');
  const stream = await openStream(client, { conversation_id: body.id, content: 'Hello there, how are you?' });
  await stream.until((text) => text.includes('"token"'));
  return { client, socket, stream, id: body.id };
}

/** What "at once" means here: long before any timer of the server would do it. */
const within = <T>(promise: Promise<T>) =>
  Promise.race([
    promise,
    delay(5000, undefined, { ref: false }).then(() => assert.fail('took over five seconds')),
  ]);

async function assertCutOff({
  client,
  socket,
  stream,
}: Awaited<ReturnType<typeof busyClient>>): Promise<void> {
  assert.deepEqual(await within(socket.closed), { code: 4001, reason: 'Session ended' });
  assert.equal(await within(stream.ended), 'cut');
  assert.equal((await client.get('/api/settings')).status, 401);
  assert.equal((await handshake(server.url, `/ws?token=${client.token}`)).status, 401);
  const refresh = { refresh_token: client.refreshToken };
  assert.equal((await client.post('/api/auth/refresh', refresh)).status, 401);
}

test('what a cut-off stream had said is stored', async () => {
  const leaving = await busyClient(await signIn());
  await leaving.client.post('/api/auth/logout');
  await assertCutOff(leaving);
  const other = await signIn();
  const path = `/api/chat/conversations/${leaving.id}/messages`;
  const { body } = await other.get<{ items: { role: string; content: string }[] }>(path);
  assert.equal(body.items[1]?.role, 'assistant');
  assert.match(body.items[1]?.content ?? '', /^Wait/);
});

test('a session that ends while its message is being taken in is cut off as well', async () => {
  const client = await signIn();
  const { body } = await client.post<{ id: string }>('/api/chat/conversations');
  const opening = openStream(client, { conversation_id: body.id, content: 'Hello there, how are you?' });
  const [stream] = await Promise.all([opening.catch(() => undefined), client.post('/api/auth/logout')]);
  if (stream?.status === 200) assert.equal(await within(stream.ended), 'cut');
});

test('another PIN ends every session of the old one, wherever it is, and signs the owner in anew', async () => {
  const owner = await busyClient(await signIn());
  const phone = await busyClient(await signIn());
  const desktop = createApiClient(server.url, await server.services.auth.beginDesktopSession());
  const window = await openSocket(server.url, desktop.token ?? '');

  const change = { new_pin: '947264', current_pin: pin };
  const { status, body } = await owner.client.post<{ access_token: string }>('/api/dashboard/pin', change);
  assert.equal(status, 200);
  await assertCutOff(owner);
  await assertCutOff(phone);
  assert.equal((await createApiClient(server.url, body.access_token).get('/api/settings')).status, 200);
  await assert.rejects(signIn(), /401/);
  pin = change.new_pin;
  await signIn();

  assert.equal(
    (await desktop.get('/api/dashboard/status')).status,
    200,
    'the window of the computer goes on',
  );
  await window.close();
});

test('the window of this computer changes the PIN without the old one, and stays signed in', async () => {
  const phone = await busyClient(await signIn());
  const desktop = createApiClient(server.url, await server.services.auth.beginDesktopSession());
  const { status } = await desktop.post('/api/dashboard/pin', { new_pin: '480752' });
  assert.equal(status, 200);
  pin = '480752';
  await assertCutOff(phone);
  assert.equal((await desktop.get('/api/dashboard/status')).status, 200);
});

test('a change that is refused ends nobody', async () => {
  const owner = await signIn();
  const attempts: [Record<string, string>, number][] = [
    [{ new_pin: '123456', current_pin: pin }, 422],
    [{ new_pin: '947264', current_pin: '000001' }, 403],
    [{ new_pin: '947264' }, 403],
    [{ current_pin: pin }, 422],
  ];
  for (const [change, status] of attempts)
    assert.equal((await owner.post('/api/dashboard/pin', change)).status, status);
  assert.equal((await owner.get('/api/settings')).status, 200);
  await signIn();
});

test('another PIN in the environment ends the sessions of the old one at the next start', async () => {
  const settings = { DATA_DIR: `${server.dataDir}/outside` };
  const start = (PIN: string) => startTestServer({ settings: { ...settings, PIN } });
  await using first = await start('805173');
  const client = await first.signIn();
  await first.stop();
  await using same = await start('805173');
  assert.equal((await createApiClient(same.url, client.token).get('/api/settings')).status, 200);
  await same.stop();
  await using other = await start('947264');
  assert.equal((await createApiClient(other.url, client.token).get('/api/settings')).status, 401);
  assert.equal((await handshake(other.url, `/ws?token=${client.token}`)).status, 401);
  const refresh = { refresh_token: client.refreshToken };
  assert.equal((await other.anonymous.post('/api/auth/refresh', refresh)).status, 401);
});

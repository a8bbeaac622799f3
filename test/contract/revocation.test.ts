import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { type ApiClient, createApiClient } from '../support/api-client.ts';
import { type BusyClient, busyClient } from '../support/busy-client.ts';
import { type FakeAi, startFakeAi } from '../support/fake-ai.ts';
import { handshake } from '../support/handshake.ts';
import { keepFile, openDownload } from '../support/open-download.ts';
import { pairDevice, phoneAddress } from '../support/pair-device.ts';
import { startTestServer, type TestServer, testPin } from '../support/server.ts';

/** More than what lies between the two ends of a connection. */
const fileBytes = 24 * 1_048_576;

let ai: FakeAi;
let server: TestServer;
let desktop: ApiClient;
let file: string;
let pin = testPin;

before(async () => {
  ai = await startFakeAi();
  ai.mode = 'hangMidway';
  ai.answer = () => ['Wait ', 'for ', 'ever'];
  const settings = { AI_PROVIDER: 'ollama', AI_BASE_URL: ai.url, MAX_UPLOAD_SIZE_MB: '25', ...phoneAddress };
  server = await startTestServer({ ownPin: true, settings });
  desktop = createApiClient(server.url, await server.services.auth.beginDesktopSession());
  file = await keepFile(desktop, fileBytes);
});
after(async () => {
  await server.stop();
  await ai.stop();
});

const signIn = () => createApiClient(server.url).signIn(pin);
const device = () => pairDevice(desktop);

/** What "within a second" means here: long before any timer of the server would do it. */
const within = <T>(promise: Promise<T>) =>
  Promise.race([
    promise,
    delay(1000, undefined, { ref: false }).then(() => assert.fail('took over a second')),
  ]);

async function assertCutOff({ client, socket, stream, download }: BusyClient): Promise<void> {
  assert.deepEqual(await within(socket.closed), { code: 4001, reason: 'Session ended' }, 'socket');
  assert.equal(await within(stream.ended), 'cut', 'stream');
  assert.equal(await within(download.ended()), 'cut', 'download');
  assert.equal((await client.get('/api/settings')).status, 401, 'request');
  assert.equal((await client.get(file)).status, 401, 'another download');
  assert.equal((await handshake(server.url, `/ws?token=${client.token}`)).status, 401, 'another socket');
}

async function assertUntouched({ client, socket, stream, download }: BusyClient): Promise<void> {
  socket.socket.send('{"type":"ping"}');
  await socket.waitForType('pong');
  assert.equal(await download.ended(), 'complete', 'download');
  assert.equal((await client.get('/api/settings')).status, 200, 'request');
  stream.leave();
  assert.equal(await stream.ended, 'left', 'stream');
  await socket.close();
}

type Revocation = {
  name: string;
  /** Who is shut out, and who stays. */
  out(): Promise<ApiClient>;
  stays(): Promise<ApiClient>;
  revoke(client: ApiClient & { deviceId?: string }): Promise<{ status: number }>;
};

const changePin = async () => {
  pin = pin === testPin ? '947264' : testPin;
  return desktop.post('/api/dashboard/pin', { new_pin: pin });
};

const revocations: Revocation[] = [
  { name: 'signing out', out: signIn, stays: signIn, revoke: (client) => client.post('/api/auth/logout') },
  {
    name: 'a device signing out',
    out: device,
    stays: device,
    revoke: (client) => client.post('/api/auth/logout'),
  },
  {
    name: 'revoking a device',
    out: device,
    stays: device,
    revoke: ({ deviceId }) => desktop.delete(`/api/pairing/devices/${deviceId}`),
  },
  {
    name: 'a device removing itself',
    out: device,
    stays: signIn,
    revoke: (client) => client.delete(`/api/pairing/devices/${client.deviceId}`),
  },
  { name: 'another PIN', out: signIn, stays: device, revoke: changePin },
];

for (const { name, out, stays, revoke } of revocations) {
  test(`${name} cuts requests, stream, socket and download of that session, and of no other`, async () => {
    const leaving = await out();
    const [shutOut, bystander] = [await busyClient(leaving, file), await busyClient(await stays(), file)];
    assert.deepEqual([shutOut.download.status, bystander.download.status], [200, 200]);
    assert.equal((await revoke(leaving)).status, 200);
    await assertCutOff(shutOut);
    await assertUntouched(bystander);
  });
}

test('a backup on its way ends with the session, too', async () => {
  const owner = await signIn();
  const made = await owner.post<{ filename: string }>('/api/dashboard/backups');
  assert.ok([200, 201, 202].includes(made.status), made.text);
  const backup = await openDownload(owner, `/api/dashboard/backups/${made.body.filename}/download`);
  assert.equal(backup.status, 200);
  await owner.post('/api/auth/logout');
  assert.equal(await within(backup.ended()), 'cut');
});

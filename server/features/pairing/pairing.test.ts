import assert from 'node:assert/strict';
import { hostname } from 'node:os';
import { after, before, test } from 'node:test';
import { type ApiClient, createApiClient } from '../../../test/support/api-client.ts';
import { readChatStream } from '../../../test/support/chat-stream.ts';
import { controlledClock, days } from '../../../test/support/controlled-clock.ts';
import { handshake } from '../../../test/support/handshake.ts';
import { pairDevice, phoneAddress, showCode } from '../../../test/support/pair-device.ts';
import { startTestServer, type TestServer, testPin } from '../../../test/support/server.ts';
import { openSocket } from '../../../test/support/socket-client.ts';
import type { ClaimResponse, DeviceList } from './pairing.schema.ts';

const clock = controlledClock();
let server: TestServer;
let owner: ApiClient;

before(async () => {
  server = await startTestServer({ clock, ownPin: true, settings: phoneAddress });
  owner = await server.signIn();
});
after(() => server.stop());

const devices = async (client = owner) => (await client.get<DeviceList>('/api/pairing/devices')).body;
const deviceCalled = async (name: string) => (await devices()).devices.find((each) => each.name === name);
const claim = (code: string, device_name = 'Pixel 9', device_type = 'android') =>
  server.anonymous.post<ClaimResponse>('/api/pairing/claim', { code, device_name, device_type });

test('a code has six digits, five minutes, and a payload that every scanner reads', async () => {
  const { code, expires_at, qr_payload } = await showCode(owner);
  assert.match(code, /^\d{6}$/);
  assert.equal(expires_at, new Date(clock.now().getTime() + 300_000).toISOString());
  assert.deepEqual(JSON.parse(qr_payload), {
    type: 'clawchat_pair',
    code,
    server_url: phoneAddress.PUBLIC_URL,
    version: '0.1.0',
  });
});

test('without an address that a phone could reach, the code is for programs that come as its asker came', async () => {
  await using lonely = await startTestServer();
  const { code, qr_payload } = await showCode(await lonely.signIn());
  assert.equal(JSON.parse(qr_payload).server_url, lonely.url);
  const request = { code, device_name: 'Desktop Client', device_type: 'web' };
  const { status, body } = await lonely.anonymous.post<ClaimResponse>('/api/pairing/claim', request);
  assert.deepEqual([status, body.api_base_url], [200, lonely.url]);
});

test('the code typed in groups is exchanged for a token, with nothing missing or null', async () => {
  const { code } = await showCode(owner);
  const { status, body } = await claim(` ${code.slice(0, 3)} ${code.slice(3)} `);
  assert.equal(status, 200);
  assert.deepEqual(Object.keys(body).sort(), [
    'api_base_url',
    'device_id',
    'device_token',
    'host_name',
    'server_version',
  ]);
  assert.equal(body.api_base_url, phoneAddress.PUBLIC_URL);
  assert.equal(body.host_name, hostname().split('.')[0]);
  assert.match(body.device_id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.match(body.device_token, /^[\w.-]+$/, 'no character that an address would escape');
  const claims = JSON.parse(Buffer.from(body.device_token.split('.')[1] ?? '', 'base64url').toString());
  assert.equal(claims.sub, body.device_id);
  assert.equal(claims.type, 'device');
  assert.equal(claims.iat, Math.floor(clock.now().getTime() / 1000));
  assert.ok(!('exp' in claims));
});

test('a wrong, used or old code is 404, with a sentence in detail', async () => {
  const fresh = await showCode(owner);
  assert.equal((await claim(fresh.code)).status, 200);
  const used = await claim(fresh.code);
  assert.equal(used.status, 404);
  assert.deepEqual(JSON.parse(used.text), {
    error: { code: 'NOT_FOUND', message: 'Pairing code not valid or expired' },
    detail: 'Pairing code not valid or expired',
  });
  const old = await showCode(owner);
  clock.advance(300_000);
  assert.equal((await claim(old.code)).status, 404);
  const kept = await showCode(owner);
  clock.advance(299_999);
  assert.equal((await claim(kept.code)).status, 200);
  const turnedBack = await showCode(owner);
  clock.moveWall(-3_600_000);
  clock.advance(300_000);
  assert.equal((await claim(turnedBack.code)).status, 404, 'the clock of the computer changes nothing');
  clock.moveWall(3_600_000);
});

test('the body is checked, and says what is wrong with it', async () => {
  for (const body of [{}, { code: '123456' }, { code: 123456, device_name: 'x', device_type: 'y' }]) {
    assert.equal((await server.anonymous.post('/api/pairing/claim', body)).status, 422);
  }
});

test('a name is one line without anything invisible, whatever the device sends', async () => {
  const names: [string, string][] = [
    ['Pixel\n9\u202e\u0000', 'Pixel 9'],
    ['  \u200b ', 'Unnamed device'],
    ['\ud83d\udcf1'.repeat(200), '\ud83d\udcf1'.repeat(100)],
    ['\ud83d', '\ufffd'],
  ];
  for (const [sent, shown] of names) {
    const { code } = await showCode(owner);
    assert.equal((await claim(code, sent, '')).status, 200);
    assert.deepEqual(
      [(await devices()).items[0]?.name, (await devices()).items[0]?.device_type],
      [shown, 'unknown'],
    );
    clock.advance(1000);
  }
});

test('the token is good for requests, sockets and streams, for years, and after another PIN', async () => {
  const phone = await pairDevice(owner);
  const { body } = await phone.post<{ id: string }>('/api/chat/conversations');
  assert.equal((await readChatStream(phone, { conversation_id: body.id, content: 'Hello' })).status, 200);
  const socket = await openSocket(server.url, phone.token ?? '');
  assert.equal((await deviceCalled('Pixel 9'))?.is_connected, true);
  await socket.close();
  assert.equal((await phone.post('/api/auth/refresh', { refresh_token: phone.token })).status, 401);
  const change = { new_pin: '947264', current_pin: testPin };
  const changed = await owner.post<{ access_token: string }>('/api/dashboard/pin', change);
  owner = createApiClient(server.url, changed.body.access_token);
  assert.equal((await phone.get('/api/settings')).status, 200);
  clock.advance(days(3650));
  assert.equal((await phone.get('/api/settings')).status, 200);
  assert.equal((await handshake(server.url, `/ws?token=${phone.token}`)).status, 101);
  owner = await createApiClient(server.url).signIn('947264');
});

test('the list is newest first, under both names, and last_seen moves with every request', async () => {
  const first = await pairDevice(owner, 'First');
  clock.advance(1000);
  await pairDevice(owner, 'Second');
  const listed = await devices();
  assert.deepEqual(listed.devices, listed.items);
  assert.deepEqual(
    listed.items.slice(0, 2).map(({ name }) => name),
    ['Second', 'First'],
  );
  const seen = async () => (await deviceCalled('First'))?.last_seen;
  for (const step of [1, 10, 100_000]) {
    clock.advance(step);
    await first.get('/api/settings');
    assert.equal(await seen(), clock.now().toISOString());
  }
  const device = await deviceCalled('First');
  assert.deepEqual(
    [device?.device_type, device?.is_active, device?.last_address],
    ['android', true, '127.0.0.1'],
  );
  assert.deepEqual(
    (await devices(first)).items.length,
    (await devices()).items.length,
    'a device sees it, too',
  );
});

test('neither codes nor tokens are in the log', async () => {
  const { code } = await showCode(owner);
  const { body } = await claim(code);
  assert.ok(!server.log().includes(body.device_token));
  assert.doesNotMatch(server.log(), new RegExp(`\\D${code}\\D`));
});

test('paired devices come in again after a restart; codes do not outlive it', async () => {
  await using keep = await startTestServer({ settings: phoneAddress });
  const settings = { ...phoneAddress, DATA_DIR: `${keep.dataDir}/again` };
  await using first = await startTestServer({ settings });
  const signedIn = await first.signIn();
  const phone = await pairDevice(signedIn);
  const { code } = await showCode(signedIn);
  await first.stop();
  await using second = await startTestServer({ settings });
  assert.equal((await createApiClient(second.url, phone.token).get('/api/settings')).status, 200);
  const late = { code, device_name: 'Late', device_type: 'ios' };
  assert.equal((await second.anonymous.post('/api/pairing/claim', late)).status, 404);
});

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ApiClient } from '../../../test/support/api-client.ts';
import { handshake } from '../../../test/support/handshake.ts';
import { pairDevice, phoneAddress } from '../../../test/support/pair-device.ts';
import { startTestServer, type TestServer } from '../../../test/support/server.ts';
import { openSocket } from '../../../test/support/socket-client.ts';
import type { NoticeMessage } from '../../live/notices.ts';
import type { DeviceList } from './pairing.schema.ts';

const notices: NoticeMessage[] = [];
let server: TestServer;
let owner: ApiClient;

before(async () => {
  server = await startTestServer({ settings: phoneAddress, onNotice: (notice) => void notices.push(notice) });
  owner = await server.signIn();
});
after(() => server.stop());

const names = async () => {
  const { body } = await owner.get<DeviceList>('/api/pairing/devices');
  return body.items.map(({ name }) => name).sort();
};
const statusOf = async (client: ApiClient) => (await client.get('/api/settings')).status;

test('a revoked device is refused everywhere at once, and gone from the list', async () => {
  const phone = await pairDevice(owner, 'Lost');
  const other = await pairDevice(owner, 'Kept');
  const path = `/api/pairing/devices/${phone.deviceId}`;
  const { status, body } = await owner.delete(path);
  assert.deepEqual([status, body], [200, { status: 'revoked', device_id: phone.deviceId }]);
  assert.equal(await statusOf(phone), 401);
  assert.equal((await handshake(server.url, `/ws?token=${phone.token}`)).status, 401);
  assert.equal(await statusOf(other), 200);
  assert.deepEqual(await names(), ['Kept']);
  assert.equal((await owner.delete(path)).status, 404, 'a second time there is nothing to revoke');
  for (const id of ['unknown', other.token ?? '', '00000000-0000-4000-8000-000000000000'])
    assert.equal((await owner.delete(`/api/pairing/devices/${id.slice(0, 150)}`)).status, 404);
  await owner.delete(`/api/pairing/devices/${other.deviceId}`);
});

test('no other session can be ended in the name of a device', async () => {
  const claims = JSON.parse(Buffer.from((owner.token ?? '').split('.')[1] ?? '', 'base64url').toString());
  assert.equal((await owner.delete(`/api/pairing/devices/${claims.sid}`)).status, 404);
  assert.equal(await statusOf(owner), 200);
});

test('those that came in by a lost phone go with it, through any number of hands; nobody else does', async () => {
  const lost = await pairDevice(owner, 'Lost');
  const second = await pairDevice(lost, 'Second');
  const third = await pairDevice(second, 'Third');
  const beside = await pairDevice(owner, 'Beside');
  await owner.delete(`/api/pairing/devices/${lost.deviceId}`);
  assert.deepEqual(await Promise.all([lost, second, third, beside].map(statusOf)), [401, 401, 401, 200]);
  assert.deepEqual(await names(), ['Beside']);
  await owner.delete(`/api/pairing/devices/${beside.deviceId}`);
});

test('a device that signs out is no longer in the list; one may remove itself', async () => {
  const leaving = await pairDevice(owner, 'Leaving');
  const removing = await pairDevice(owner, 'Removing');
  await leaving.post('/api/auth/logout');
  assert.deepEqual(await names(), ['Removing']);
  assert.equal((await removing.delete(`/api/pairing/devices/${removing.deviceId}`)).status, 200);
  assert.deepEqual(await names(), []);
});

test('the owner hears of every new device at once, on the desktop and on open pages; devices do not', async () => {
  const watcher = await pairDevice(owner, 'Watcher');
  const page = await openSocket(server.url, `${owner.token}&dashboard`);
  const phone = await openSocket(server.url, watcher.token ?? '');
  assert.equal(server.services.hub.count(), 1, 'the page of the dashboard counts as no phone');
  const added = await pairDevice(owner, 'Added');
  await page.waitForType('devices_changed');
  assert.equal(notices.at(-1)?.title, 'Paired: Added');
  assert.match(notices.at(-1)?.body ?? '', /android, 127\.0\.0\.1/);
  await owner.delete(`/api/pairing/devices/${added.deviceId}`);
  // Beside them the page may hear of what else the dashboard shows.
  const heard = () => page.frames.filter(({ type }) => type === 'devices_changed');
  await page.waitFor(() => heard().length === 2);
  assert.deepEqual(heard(), [{ type: 'devices_changed' }, { type: 'devices_changed' }]);
  phone.socket.send('{"type":"ping"}');
  await phone.waitForType('pong');
  assert.deepEqual(
    phone.frames.map(({ type }) => type),
    ['pong'],
  );
  await page.close();
  await phone.close();
});

test('"not me" on the notice of the desktop removes the device there and then; twice does nothing', async () => {
  const stranger = await pairDevice(owner, 'Stranger');
  const { id, actions } = notices.at(-1) ?? { id: '', actions: [] };
  assert.deepEqual(actions, ['Not me: remove']);
  await server.services.notices.act(id, 0);
  assert.equal(await statusOf(stranger), 401);
  await server.services.notices.act(id, 0);
  assert.deepEqual(await names(), ['Watcher']);
});

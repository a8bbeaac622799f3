import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pairDevice, phoneAddress } from '../../../test/support/pair-device.ts';
import { startTestServer } from '../../../test/support/server.ts';
import { openSocket } from '../../../test/support/socket-client.ts';

const path = '/api/dashboard/sign-out-everyone';

test('everyone else is signed out, the one who asks is not, and paired phones only on request', async () => {
  await using server = await startTestServer({ settings: phoneAddress });
  const [owner, other] = [await server.signIn(), await server.signIn()];
  const phone = await pairDevice(owner);
  const [ownSocket, otherSocket] = [
    await openSocket(server.url, owner.token ?? ''),
    await openSocket(server.url, other.token ?? ''),
  ];
  const statuses = async () =>
    Promise.all([owner, other, phone].map(async (client) => (await client.get('/api/today')).status));

  const first = await owner.post(path, { phones: false });
  assert.deepEqual([first.status, first.body], [200, { phones: 0 }]);
  assert.equal((await otherSocket.closed).code, 4001);
  assert.deepEqual(await statuses(), [200, 401, 200]);

  assert.deepEqual((await owner.post(path, { phones: true })).body, { phones: 1 });
  assert.deepEqual(await statuses(), [200, 401, 401]);
  ownSocket.socket.send('{"type":"ping"}');
  await ownSocket.waitForType('pong');
  await ownSocket.close();
});

test('a paired phone cannot sign anybody out', async () => {
  await using server = await startTestServer({ settings: phoneAddress });
  const phone = await pairDevice(await server.signIn());
  assert.equal((await phone.post(path, { phones: false })).status, 403);
});

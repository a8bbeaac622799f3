import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createApiClient } from '../support/api-client.ts';
import { openDownload } from '../support/open-download.ts';
import { columns, type House, type Outcome, openHouse, tryRevocation } from '../support/revocation.ts';

/**
 * Each line is one who was shut out, or one beside them. Each cell says what became of the request, reply, socket, file
 * or calendar that was under way, within a second, and how the next one is answered. `signed` is the file by the address
 * of its list.
 *
 * A calendar feed is an address of its own: it ends when it is revoked or its reader is no longer let in by the network.
 * A paired device is let in by its code: another PIN does not touch it.
 */
const expected = `
                                       | request | stream       | socket         | download     | signed       | feed
signing out: the session               | 401     | cut, 401     | 4001, 401      | cut, 401     | cut, 401     | whole, 200
signing out: another session           | 200     | open, 200    | open, 101      | whole, 200   | whole, 200   | whole, 200
a device signing out: the device       | 401     | cut, 401     | 4001, 401      | cut, 401     | cut, 401     | whole, 200
a device signing out: another device   | 200     | open, 200    | open, 101      | whole, 200   | whole, 200   | whole, 200
revoking a device: the device          | 401     | cut, 401     | 4001, 401      | cut, 401     | cut, 401     | whole, 200
revoking a device: another device      | 200     | open, 200    | open, 101      | whole, 200   | whole, 200   | whole, 200
a device removing itself: the device   | 401     | cut, 401     | 4001, 401      | cut, 401     | cut, 401     | whole, 200
a device removing itself: a session    | 200     | open, 200    | open, 101      | whole, 200   | whole, 200   | whole, 200
another PIN: a session of the old one  | 401     | cut, 401     | 4001, 401      | cut, 401     | cut, 401     | whole, 200
another PIN: a device                  | 200     | open, 200    | open, 101      | whole, 200   | whole, 200   | whole, 200
LAN off: a phone                       | refused | cut, refused | 1001, refused  | cut, refused | cut, refused | cut, refused
LAN off: this computer                 | 200     | open, 200    | open, 101      | whole, 200   | whole, 200   | whole, 200
revoking a feed: its reader            | 200     | open, 200    | open, 101      | whole, 200   | whole, 200   | cut, 404
revoking a feed: reader of another     | 200     | open, 200    | open, 101      | whole, 200   | whole, 200   | whole, 200
`;

const rows = new Map(
  expected
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([name = '', ...cells]) => [name, cells]),
);

let house: House;
before(async () => {
  house = await openHouse();
});
after(() => house[Symbol.asyncDispose]());

function assertRow(name: string, outcome: Outcome): void {
  const row = rows.get(name);
  assert.ok(row, name);
  assert.deepEqual(outcome, Object.fromEntries(columns.map((column, index) => [column, row[index]])), name);
}

function assertBoth(out: string, stays: string, found: { out: Outcome; stays: Outcome }): void {
  assertRow(out, found.out);
  assertRow(stays, found.stays);
}

test('signing out', async () => {
  const out = await house.signIn();
  const revoke = () => out.post('/api/auth/logout');
  const found = await tryRevocation(house, { out, stays: await house.signIn(), revoke });
  assertBoth('signing out: the session', 'signing out: another session', found);
  assert.equal((await out.post('/api/auth/refresh', { refresh_token: out.refreshToken })).status, 401);
});

test('a device signing out', async () => {
  const out = await house.pair();
  const revoke = () => out.post('/api/auth/logout');
  const found = await tryRevocation(house, { out, stays: await house.pair(), revoke });
  assertBoth('a device signing out: the device', 'a device signing out: another device', found);
});

test('revoking a device', async () => {
  const out = await house.pair();
  const revoke = () => house.window.delete(`/api/pairing/devices/${out.deviceId}`);
  const found = await tryRevocation(house, { out, stays: await house.pair(), revoke });
  assertBoth('revoking a device: the device', 'revoking a device: another device', found);
});

test('a device removing itself', async () => {
  const out = await house.pair();
  const revoke = () => out.delete(`/api/pairing/devices/${out.deviceId}`);
  const found = await tryRevocation(house, { out, stays: await house.signIn(), revoke });
  assertBoth('a device removing itself: the device', 'a device removing itself: a session', found);
});

test('another PIN', async () => {
  const out = await house.signIn();
  const found = await tryRevocation(house, { out, stays: await house.pair(), revoke: house.changePin });
  assertBoth('another PIN: a session of the old one', 'another PIN: a device', found);
});

test('LAN off', async (context) => {
  if (house.remoteUrl === undefined) {
    context.diagnostic('not run: this machine has no address by which another one could come in');
    return;
  }
  const out = createApiClient(house.remoteUrl, (await house.pair()).token);
  const setLan = (enabled: boolean) => house.window.put('/api/dashboard/lan', { enabled });
  const found = await tryRevocation(house, {
    out,
    stays: await house.pair(),
    revoke: () => setLan(false),
  });
  assertBoth('LAN off: a phone', 'LAN off: this computer', found);
  await setLan(true);
  assert.equal((await out.get('/api/settings')).status, 200, 'let in again, it comes back with its token');
});

test('revoking a feed', async () => {
  const feed = await house.anotherFeed();
  const found = await tryRevocation(house, {
    out: await house.pair(),
    outThings: { ...house.things, feed: feed.path },
    stays: await house.pair(),
    revoke: () => house.window.delete(`/api/dashboard/feeds/${feed.id}`),
  });
  assertBoth('revoking a feed: its reader', 'revoking a feed: reader of another', found);
});

test('a backup on its way ends with the session, too', async () => {
  const owner = await house.signIn();
  const made = await owner.post<{ filename: string }>('/api/dashboard/backups');
  assert.ok([200, 201, 202].includes(made.status), made.text);
  const backup = await openDownload(owner, `/api/dashboard/backups/${made.body.filename}/download`);
  assert.equal(backup.status, 200);
  await owner.post('/api/auth/logout');
  assert.equal(await backup.ended(), 'cut');
});

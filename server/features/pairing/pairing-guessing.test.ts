import assert from 'node:assert/strict';
import { test } from 'node:test';
import { controlledClock } from '../../../test/support/controlled-clock.ts';
import { postFrom } from '../../../test/support/from-address.ts';
import { pairDevice, phoneAddress, showCode } from '../../../test/support/pair-device.ts';
import { startTestServer, testPin } from '../../../test/support/server.ts';
import type { DeviceList } from './pairing.schema.ts';
import { createPairingCodes } from './pairing-codes.ts';

const start = () => startTestServer({ clock: controlledClock(), settings: phoneAddress });
const claimFrom = (address: string, url: string, code: string) =>
  postFrom(address, url, '/api/pairing/claim', { code, device_name: address, device_type: 'android' });

/** Another code than this one. */
const otherThan = (code: string, step = 1) => String((Number(code) + step) % 1_000_000).padStart(6, '0');

test('five wrong codes, wherever they come from, end all that are open; the next one is as good as new', async () => {
  await using server = await start();
  const owner = await server.signIn();
  const first = await showCode(owner);
  const second = await showCode(owner);
  const wrong = [1, 2, 3, 4, 5, 6]
    .map((step) => otherThan(first.code, step))
    .filter((code) => code !== second.code);
  for (const [index, code] of wrong.slice(0, 4).entries())
    assert.equal((await claimFrom(`127.0.2.${index + 1}`, server.url, code)).status, 404);
  assert.equal(
    (await claimFrom('127.0.2.50', server.url, first.code)).status,
    200,
    'after four it is still good',
  );
  assert.equal((await claimFrom('127.0.2.5', server.url, wrong[4] ?? '')).status, 404);
  assert.equal((await claimFrom('127.0.2.51', server.url, second.code)).status, 404, 'after five it is not');
  const third = await showCode(owner);
  assert.equal((await claimFrom('127.0.2.52', server.url, third.code)).status, 200);
});

test('wrong codes and wrong PINs count together: five of both, and the address gets neither in', async () => {
  await using server = await start();
  const owner = await server.signIn();
  const login = (pin: string, from = '127.0.0.7') => postFrom(from, server.url, '/api/auth/login', { pin });
  const { code } = await showCode(owner);
  for (const pin of ['111119', '111118', '111117']) assert.equal((await login(pin)).status, 401);
  for (const step of [1, 2])
    assert.equal((await claimFrom('127.0.0.7', server.url, otherThan(code, step))).status, 404);
  const refused = await claimFrom('127.0.0.7', server.url, code);
  assert.deepEqual([refused.status, refused.retryAfter], [429, '900']);
  assert.equal((await login(testPin)).status, 429);
  assert.equal((await login(testPin, '127.0.0.8')).status, 200, 'another address suffers nothing');
  assert.equal(
    (await claimFrom('127.0.0.8', server.url, code)).status,
    200,
    'and the refused try cost no code',
  );
  const { body } = await owner.get<{ sign_in: { failures_last_day: number } }>('/api/dashboard/status');
  assert.equal(body.sign_in.failures_last_day, 5, 'the owner sees them all');
});

test('a code is worth nothing once the session that showed it has ended', async () => {
  await using server = await start();
  const owner = await server.signIn();
  const leaving = await server.signIn();
  const { code } = await showCode(leaving);
  await leaving.post('/api/auth/logout');
  assert.equal((await claimFrom('127.0.0.1', server.url, code)).status, 404);
  const phone = await pairDevice(owner);
  const shown = await showCode(phone);
  await owner.delete(`/api/pairing/devices/${phone.deviceId}`);
  assert.equal((await claimFrom('127.0.0.1', server.url, shown.code)).status, 404);
  const { body } = await owner.get<DeviceList>('/api/pairing/devices');
  assert.deepEqual(body.items, []);
});

test('codes are spread over all six digits, and there are never more than five to hit', () => {
  const codes = createPairingCodes();
  const made = Array.from({ length: 2000 }, (_, index) => codes.open('maker', index * 300_000));
  assert.ok(new Set(made).size > 1950, 'two thousand of a million hardly ever meet');
  for (let place = 0; place < 6; place += 1)
    assert.equal(new Set(made.map((code) => code[place])).size, 10, `digit ${place}`);
  const many = createPairingCodes();
  const open = Array.from({ length: 8 }, () => many.open('maker', 0));
  const good = open.toReversed().filter((code) => many.use(code, 1) === 'maker');
  assert.deepEqual(good, open.slice(-5).toReversed());
});

test('no two codes that are open are the same', () => {
  const drawn = ['000001', '000001', '000001', '000002'];
  const codes = createPairingCodes(() => drawn.shift() ?? 'none');
  assert.deepEqual([codes.open('a', 0), codes.open('b', 0)], ['000001', '000002']);
  assert.deepEqual([codes.use('000002', 1), codes.use('000001', 1)], ['b', 'a']);
});

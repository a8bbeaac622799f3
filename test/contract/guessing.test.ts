import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createApiClient } from '../support/api-client.ts';
import { controlledClock, hours } from '../support/controlled-clock.ts';
import { type AddressedAnswer, postFrom } from '../support/from-address.ts';
import { startTestServer, testPin } from '../support/server.ts';

const login = (url: string, pin: string, localAddress: string) =>
  postFrom(localAddress, url, '/api/auth/login', { pin });

const addressOf = (index: number) => `127.1.0.${index + 1}`;
const statuses = (answers: readonly AddressedAnswer[]) => answers.map(({ status }) => status);

test('five wrong PINs from one address, then 429 for the right one as well, and no other address suffers', async () => {
  const clock = controlledClock();
  await using server = await startTestServer({ clock });
  const guess = (pin: string, address: string) => login(server.url, pin, address);
  for (let index = 0; index < 5; index += 1) assert.equal((await guess('111119', '127.0.0.7')).status, 401);
  const refused = await guess(testPin, '127.0.0.7');
  assert.deepEqual([refused.status, refused.retryAfter], [429, '900']);
  assert.match(refused.body, /"RATE_LIMITED".*15 minutes/);
  assert.equal((await guess(testPin, '127.0.0.8')).status, 200);
  clock.moveWall(hours(24 * 365));
  assert.equal(
    (await guess(testPin, '127.0.0.7')).status,
    429,
    'moving the clock of the computer helps nobody',
  );
  clock.advance(15 * 60_000);
  assert.equal((await guess(testPin, '127.0.0.7')).status, 200);
});

test('when fifty were wrong in a day the right PIN is refused as well, and the owner sees why', async () => {
  const clock = controlledClock();
  await using server = await startTestServer({ clock });
  const owner = await server.signIn();
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, index) => login(server.url, `9${index}0119`, addressOf(index))),
  );
  assert.deepEqual(new Set(statuses(answers)), new Set([401]));
  const refused = await login(server.url, testPin, '127.3.3.3');
  assert.deepEqual([refused.status, refused.retryAfter], [429, '86400']);
  const { status } = await owner.post('/api/auth/refresh', { refresh_token: owner.refreshToken });
  assert.equal(status, 200, 'who is signed in notices nothing');

  const { body } = await owner.get<{ sign_in: Record<string, unknown> }>('/api/dashboard/status');
  const { failures_last_day, last_failure, blocked } = body.sign_in as {
    failures_last_day: number;
    last_failure: { address: string; at: string };
    blocked: boolean;
  };
  assert.deepEqual([failures_last_day, blocked], [50, true]);
  assert.match(last_failure.address, /^127\.1\./);
  assert.equal(last_failure.at, clock.now().toISOString());

  clock.advance(hours(24));
  assert.equal((await login(server.url, testPin, '127.3.3.3')).status, 200);
  const later = await owner.get<{ sign_in: Record<string, unknown> }>('/api/dashboard/status');
  assert.equal(later.status, 401, 'a day later the token has expired');
});

test('guesses sent at once from one address are no more than five', async () => {
  await using server = await startTestServer();
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, index) => login(server.url, `81${index}119`, '127.0.0.9')),
  );
  assert.equal(statuses(answers).filter((status) => status === 401).length, 5);
});

test('guessing the present PIN in the dashboard is guessing, too: counted, shown, and told without signing anyone out', async () => {
  await using server = await startTestServer({ ownPin: true });
  const owner = await server.signIn();
  const change = (current_pin: string) =>
    owner.post('/api/dashboard/pin', { new_pin: '947264', current_pin });
  for (let index = 0; index < 5; index += 1) assert.equal((await change(`81011${index}`)).status, 403);
  assert.equal((await change(testPin)).status, 429);
  assert.equal((await owner.get('/api/settings')).status, 200);
  const { body } = await owner.get<{ sign_in: { failures_last_day: number } }>('/api/dashboard/status');
  assert.equal(body.sign_in.failures_last_day, 5);
});

test('the budget begins anew with the server, the failures stay on show', async () => {
  await using first = await startTestServer({ settings: { LOG_LEVEL: 'silent' } });
  const settings = { DATA_DIR: `${first.dataDir}/again` };
  await using before = await startTestServer({ settings });
  for (let index = 0; index < 2; index += 1)
    assert.equal((await before.anonymous.post('/api/auth/login', { pin: '111119' })).status, 401);
  await before.stop();
  await using server = await startTestServer({ settings });
  const owner = await createApiClient(server.url).signIn(testPin);
  const { body } = await owner.get<{ sign_in: Record<string, unknown> }>('/api/dashboard/status');
  assert.deepEqual([body.sign_in['failures_last_day'], body.sign_in['blocked']], [2, false]);
});

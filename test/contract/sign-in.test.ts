import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createApiClient } from '../support/api-client.ts';
import { type ControlledClock, controlledClock, days, hours } from '../support/controlled-clock.ts';
import { startTestServer, type TestServer, testPin } from '../support/server.ts';

type Tokens = { access_token: string; refresh_token: string; token_type: string; expires_in: number };

const clock: ControlledClock = controlledClock();
let server: TestServer;

before(async () => {
  server = await startTestServer({ clock, settings: { JWT_EXPIRY_HOURS: '2' } });
});
after(() => server.stop());

const login = (pin: unknown = testPin) => server.anonymous.post<Tokens>('/api/auth/login', { pin });
const refresh = (token: unknown) =>
  server.anonymous.post<Tokens>('/api/auth/refresh', { refresh_token: token });
const statusWith = async (token: string) =>
  (await createApiClient(server.url, token).get('/api/chat/conversations')).status;

test('the PIN is exchanged for tokens that need no escaping in an address', async () => {
  const { status, body } = await login();
  assert.equal(status, 200);
  assert.deepEqual([body.token_type, body.expires_in], ['bearer', 7200]);
  for (const token of [body.access_token, body.refresh_token]) assert.equal(encodeURIComponent(token), token);
  assert.equal(await statusWith(body.access_token), 200);
});

test('what a token says: subject, type, time of issue and of expiry', async () => {
  const { body } = await login();
  const claims = (token: string) =>
    JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  const now = clock.now().getTime() / 1000;
  const { sid, ...access } = claims(body.access_token);
  assert.deepEqual(access, { sub: 'user', type: 'access', iat: now, exp: now + 7200 });
  assert.deepEqual(claims(body.refresh_token), {
    sub: 'user',
    type: 'refresh',
    sid,
    iat: now,
    exp: now + 30 * 86_400,
  });
});

test('a wrong PIN is 401 with words, one that is no text 422', async () => {
  const wrong = await login('999999');
  assert.equal(wrong.status, 401);
  assert.match(wrong.text, /"code":"UNAUTHORIZED","message":"Invalid PIN"/);
  for (const pin of [undefined, 805173, null, ['805173'], 'x'.repeat(1001)]) {
    assert.equal((await server.anonymous.post('/api/auth/login', { pin })).status, 422, JSON.stringify(pin));
  }
});

test('a refresh token stays good after its use, and so does the access token before', async () => {
  const first = (await login()).body;
  const renewed: string[] = [];
  for (let round = 0; round < 3; round += 1) {
    const { status, body } = await refresh(first.refresh_token);
    assert.equal(status, 200);
    renewed.push(body.access_token);
    assert.equal(await statusWith(body.access_token), 200, 'at once');
    clock.advance(hours(1));
  }
  assert.equal(await statusWith(renewed[2] ?? ''), 200);
  assert.equal(await statusWith(first.access_token), 401, 'expired by now');
});

test('each kind of token is good for its own purpose only', async () => {
  const { body } = await login();
  assert.equal(await statusWith(body.refresh_token), 401);
  assert.equal((await refresh(body.access_token)).status, 401);
  assert.equal((await refresh('nonsense')).status, 401);
  assert.equal((await refresh(undefined)).status, 422);
});

test('an access token ends after its hours, a refresh token after thirty days, to the second', async () => {
  const { body } = await login();
  clock.advance(hours(2) - 1000);
  assert.equal(await statusWith(body.access_token), 200);
  clock.advance(1000);
  assert.equal(await statusWith(body.access_token), 401);
  clock.advance(days(30) - hours(2) - 1000);
  assert.equal((await refresh(body.refresh_token)).status, 200);
  clock.advance(1000);
  assert.equal((await refresh(body.refresh_token)).status, 401);
});

test('signing out ends the session with all its tokens, and no other session', async () => {
  const mine = (await login()).body;
  const other = (await login()).body;
  const renewed = (await refresh(mine.refresh_token)).body;
  const client = createApiClient(server.url, mine.access_token);
  const { status, body } = await client.post<{ message: string }>('/api/auth/logout');
  assert.deepEqual([status, typeof body.message], [200, 'string']);
  for (const token of [mine.access_token, renewed.access_token]) assert.equal(await statusWith(token), 401);
  for (const token of [mine.refresh_token, renewed.refresh_token])
    assert.equal((await refresh(token)).status, 401);
  assert.equal((await client.post('/api/auth/logout')).status, 401);
  assert.equal(await statusWith(other.access_token), 200);
});

test('sessions and tokens live on when the server starts anew', async () => {
  const { body } = await login();
  const { dataDir } = server;
  await using first = await startTestServer({ clock, settings: { DATA_DIR: `${dataDir}/again` } });
  const signedIn = await first.signIn();
  await first.stop();
  await using second = await startTestServer({ clock, settings: { DATA_DIR: `${dataDir}/again` } });
  assert.equal((await createApiClient(second.url, signedIn.token).get('/api/settings')).status, 200);
  assert.equal(
    (await createApiClient(second.url, body.access_token).get('/api/settings')).status,
    401,
    'another key',
  );
});

test('the token of the desktop window ends with the next start', async () => {
  const { dataDir } = server;
  const settings = { DATA_DIR: `${dataDir}/desktop` };
  await using first = await startTestServer({ clock, settings });
  const token = await first.services.auth.beginDesktopSession();
  assert.equal((await createApiClient(first.url, token).get('/api/dashboard/status')).status, 200);
  await first.stop();
  await using second = await startTestServer({ clock, settings });
  assert.equal((await createApiClient(second.url, token).get('/api/dashboard/status')).status, 401);
});

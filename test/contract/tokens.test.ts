import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { SignJWT } from 'jose';
import { createApiClient } from '../support/api-client.ts';
import { controlledClock, hours } from '../support/controlled-clock.ts';
import { handshake } from '../support/handshake.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { openSocket } from '../support/socket-client.ts';

const secret = 'a-key-that-the-test-knows-too-0123456789';
const clock = controlledClock();
let server: TestServer;
let good: string;
let refreshToken: string;
let claims: Record<string, unknown>;

before(async () => {
  server = await startTestServer({ clock, settings: { JWT_SECRET: secret } });
  const client = await server.signIn();
  good = client.token ?? '';
  refreshToken = client.refreshToken ?? '';
  claims = JSON.parse(Buffer.from(good.split('.')[1] ?? '', 'base64url').toString());
});
after(() => server.stop());

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const sign = (payload: object, { algorithm = 'HS256', key = secret } = {}) =>
  new SignJWT({ ...payload }).setProtectedHeader({ alg: algorithm }).sign(new TextEncoder().encode(key));

/** A token as a forger would make it; each but the first must be refused everywhere. */
const forgeries: Record<string, () => Promise<string> | string> = {
  'changed claims': () =>
    [good.split('.')[0], encode({ ...claims, sub: 'root' }), good.split('.')[2]].join('.'),
  'changed signature': () => `${good.slice(0, -2)}${good.endsWith('AA') ? 'BB' : 'AA'}`,
  'no signature': () => `${good.split('.').slice(0, 2).join('.')}.`,
  'algorithm none': () => `${encode({ alg: 'none', typ: 'JWT' })}.${encode(claims)}.`,
  'algorithm None with a signature': () =>
    `${encode({ alg: 'None' })}.${encode(claims)}.${good.split('.')[2]}`,
  'another algorithm with the right key': () => sign(claims, { algorithm: 'HS512' }),
  'another key': () => sign(claims, { key: 'another-key-that-is-long-enough-0123456' }),
  'an empty key': () => sign(claims, { key: 'x' }),
  'no session': () => sign({ ...claims, sid: undefined }),
  'a session that never was': () => sign({ ...claims, sid: 'f3b1c9a2-0000-4000-8000-000000000000' }),
  'no type': () => sign({ ...claims, type: undefined }),
  'an unknown type': () => sign({ ...claims, type: 'admin' }),
  'not yet valid': () => sign({ ...claims, nbf: Number(claims['iat']) + 3600 }),
  'an expiry that is no number': () =>
    sign({ ...claims, exp: undefined, expires: 'never' }).then((t) => `${t}x`),
  'a refresh token': () => refreshToken,
  'three parts of nothing': () => 'a.b.c',
  'one part': () => 'token',
};

test('the key that the test signs with is the right one', async () => {
  const own = await sign(claims);
  assert.equal((await createApiClient(server.url, own).get('/api/settings')).status, 200);
  assert.equal((await handshake(server.url, `/ws?token=${own}`)).status, 101);
});

for (const [name, make] of Object.entries(forgeries)) {
  test(`refused as a bearer, for a socket and for a refresh: ${name}`, async () => {
    const token = await make();
    const { status, text } = await createApiClient(server.url, token).get('/api/settings');
    assert.equal(status, 401);
    assert.match(text, /"UNAUTHORIZED"/);
    const socket = await handshake(server.url, `/ws?token=${encodeURIComponent(token)}`);
    assert.equal(socket.status, 401);
    assert.match(socket.body, /"error":\{"code":"UNAUTHORIZED".*"detail"/);
    if (token === refreshToken) return;
    assert.equal((await server.anonymous.post('/api/auth/refresh', { refresh_token: token })).status, 401);
  });
}

test('a handshake without a token, or anywhere but at /ws, is refused in words', async () => {
  for (const path of ['/ws', '/ws?token=', '/ws?other=1']) {
    const { status, headers, body } = await handshake(server.url, path);
    assert.equal(status, 401, path);
    assert.equal(headers['access-control-allow-origin'], '*');
    assert.match(body, /"UNAUTHORIZED"/);
  }
  for (const path of ['/api/ws', '/', '/ws/x', '//', '/ws%2f']) {
    assert.equal((await handshake(server.url, `${path}?token=${good}`)).status, 404, path);
  }
});

test('a header on the handshake does not stand in for the token in the address', async () => {
  assert.equal((await handshake(server.url, '/ws', { Authorization: `Bearer ${good}` })).status, 401);
});

test('an open socket outlives its token; a new one is refused without 4001, which would sign the client out', async () => {
  const socket = await openSocket(server.url, good);
  clock.advance(hours(25));
  assert.equal((await createApiClient(server.url, good).get('/api/settings')).status, 401);
  assert.equal((await handshake(server.url, `/ws?token=${good}`)).status, 401);
  socket.socket.send('{"type":"ping"}');
  await socket.waitForType('pong');
  await socket.close();
});

test('with the clock set back before the sign-in, a token stays good', async () => {
  const client = await server.signIn();
  clock.moveWall(-hours(48));
  assert.equal((await client.get('/api/settings')).status, 200);
  clock.moveWall(hours(48));
});

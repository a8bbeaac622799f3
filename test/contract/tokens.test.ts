import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createApiClient } from '../support/api-client.ts';
import { controlledClock, hours } from '../support/controlled-clock.ts';
import { handshake } from '../support/handshake.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { openSocket } from '../support/socket-client.ts';

const clock = controlledClock();
let server: TestServer;
let good: string;

before(async () => {
  server = await startTestServer({ clock });
  good = (await server.signIn()).token ?? '';
});
after(() => server.stop());

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

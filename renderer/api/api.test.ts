import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { createApi, signIn, signOut } from './api.ts';
import { RefusedError, StrangeAnswerError, UnreachableError } from './errors.ts';
import { createSession } from './session.ts';

type Answer = { status: number; body: unknown };

/** A server of a few lines whose answers the test decides, on loopback; it keeps what it was asked. */
async function serve(answer: (path: string, token: string) => Answer | Promise<Answer>) {
  const asked: string[] = [];
  const handle = async (incoming: IncomingMessage, response: ServerResponse) => {
    const token = (incoming.headers.authorization ?? '').replace('Bearer ', '');
    asked.push(`${incoming.url} ${token}`.trim());
    const { status, body } = await answer(incoming.url ?? '', token);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
  const server = createServer((incoming, response) => void handle(incoming, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { origin, asked, close, [Symbol.asyncDispose]: close };
}

const refused: Answer = { status: 401, body: { error: { code: 'UNAUTHORIZED', message: 'Token is over' } } };
const renewed: Answer = {
  status: 200,
  body: { access_token: 'new', refresh_token: 'r2', token_type: 'bearer' },
};
const get = { method: 'GET', path: '/thing' } as const;

test('an ended token is renewed once for all requests that met it, and they are repeated', async () => {
  await using server = await serve((path, token) => {
    if (path === '/api/auth/refresh') return renewed;
    return token === 'new' ? { status: 200, body: { fine: true } } : refused;
  });
  const session = createSession({ access: 'old', refresh: 'r1' });
  const api = createApi(server.origin, session);
  const answers = await Promise.all([api.json(get), api.json(get), api.json(get)]);
  assert.deepEqual(answers, [{ fine: true }, { fine: true }, { fine: true }]);
  assert.equal(server.asked.filter((line) => line.startsWith('/api/auth/refresh')).length, 1);
  assert.deepEqual(session.tokens(), { access: 'new', refresh: 'r2' });
});

test('a refused renewal ends the session', async () => {
  await using server = await serve(() => refused);
  const session = createSession({ access: 'old', refresh: 'r1' });
  await assert.rejects(createApi(server.origin, session).json(get), {
    message: 'Token is over',
    status: 401,
  });
  assert.equal(session.tokens(), undefined);
});

test('a 401 with a fresh token is an ordinary refusal and leaves the session alone', async () => {
  await using server = await serve((path) => (path === '/api/auth/refresh' ? renewed : refused));
  const session = createSession({ access: 'old', refresh: 'r1' });
  await assert.rejects(createApi(server.origin, session).json(get), RefusedError);
  assert.deepEqual(session.tokens(), { access: 'new', refresh: 'r2' });
  assert.deepEqual(server.asked, ['/thing old', '/api/auth/refresh', '/thing new']);
});

test('a server that cannot renew right now does not end the session', async () => {
  await using server = await serve((path) =>
    path === '/api/auth/refresh'
      ? { status: 503, body: { error: { code: 'X', message: 'Later' } } }
      : refused,
  );
  const session = createSession({ access: 'old', refresh: 'r1' });
  await assert.rejects(createApi(server.origin, session).json(get), { message: 'Later' });
  assert.deepEqual(session.tokens(), { access: 'old', refresh: 'r1' });
});

test('a request that meets the end of the old tokens waits for the exchange', async () => {
  const ended = Promise.withResolvers<void>();
  const sent = Promise.withResolvers<void>();
  await using server = await serve(async (path, token) => {
    if (path !== '/pin') return token === 'new' ? { status: 200, body: { fine: true } } : refused;
    ended.resolve();
    await sent.promise;
    return renewed;
  });
  const session = createSession({ access: 'old', refresh: 'r1' });
  const api = createApi(server.origin, session);
  const exchange = api.exchange({ method: 'POST', path: '/pin', body: {} });
  await ended.promise;
  const other = api.json(get);
  while (!server.asked.includes('/thing old')) await new Promise((resolve) => setTimeout(resolve, 1));
  sent.resolve();
  await exchange;
  assert.deepEqual(await other, { fine: true });
  assert.deepEqual(server.asked, ['/pin old', '/thing old', '/thing new']);
});

test('no answer, and an answer that is no JSON, are told apart', async () => {
  await using server = await serve(() => ({ status: 200, body: '<html>' }));
  const session = createSession({ access: 'a' });
  await assert.rejects(createApi(server.origin, session).json(get), StrangeAnswerError);
  await server.close();
  await assert.rejects(createApi(server.origin, session).json(get), UnreachableError);
});

test('signing in tells the server refusal in its own words, signing out works without a server', async () => {
  await using server = await serve(() => ({
    status: 429,
    body: { error: { code: 'X', message: 'Wait a minute' } },
  }));
  await assert.rejects(signIn(server.origin, '1'), { message: 'Wait a minute', status: 429 });
  await server.close();
  const session = createSession({ access: 'a' });
  await signOut(createApi(server.origin, session), session);
  assert.equal(session.tokens(), undefined);
});

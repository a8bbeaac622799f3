import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ApiClient } from '../support/api-client.ts';
import { openRaw, sendRaw } from '../support/raw-http.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let phone: ApiClient;

before(async () => {
  server = await startTestServer();
  phone = await server.signIn();
});
after(() => server.stop());

const conversations = '/api/chat/conversations';

const ask = (method: string, path: string, headers: Record<string, string> = {}, body = '') => {
  const all = {
    Host: 'localhost',
    Connection: 'close',
    ...headers,
    ...(body && { 'Content-Length': body.length }),
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return sendRaw(server.url, `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`);
};

const bearer = () => ({ Authorization: `Bearer ${phone.token}` });

/** One request of every kind of answer there is. */
const answers: Record<string, () => ReturnType<typeof ask>> = {
  200: () => ask('GET', '/api/health'),
  201: () => ask('POST', conversations, bearer()),
  302: () => ask('GET', '/'),
  400: () => ask('POST', conversations, bearer(), '{'),
  401: () => ask('GET', conversations),
  403: () => ask('GET', '/api/health', { Host: 'evil.example' }),
  404: () => ask('GET', '/nothing'),
  405: () => ask('PATCH', conversations, bearer()),
  413: () => ask('POST', conversations, { ...bearer(), 'Content-Length': '2000000' }),
  422: () => ask('POST', '/api/auth/login', {}, '{}'),
  malformed: () => ask('GET', '/api/health', { 'Bad header': 'x' }),
  document: () => ask('GET', '/openapi.json'),
  documentation: () => ask('GET', '/docs'),
  dashboard: () => ask('GET', '/admin/nothing.js'),
  preflight: () => ask('OPTIONS', conversations, { 'Access-Control-Request-Method': 'POST' }),
  'refused handshake': () =>
    ask('GET', '/ws', { Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Version': '13' }),
};

test('every answer lets every origin read it, and lets nothing in it be run, framed or guessed at', async () => {
  for (const [name, get] of Object.entries(answers)) {
    const { status, headers } = await get();
    if (Number(name)) assert.equal(status, Number(name), name);
    assert.equal(headers['access-control-allow-origin'], '*', name);
    assert.equal(headers['access-control-allow-credentials'], undefined, name);
    assert.equal(headers['x-content-type-options'], 'nosniff', name);
    assert.equal(headers['x-frame-options'], 'DENY', name);
    assert.equal(headers['referrer-policy'], 'no-referrer', name);
    assert.match(headers['content-security-policy'] ?? '', /^default-src 'none'/, name);
    assert.match(headers['content-security-policy'] ?? '', /frame-ancestors 'none'/, name);
    assert.ok(!('x-powered-by' in headers) && !('server' in headers), name);
  }
});

test('a 500 has the same headers', async () => {
  const { count } = server.services.hub;
  server.services.hub.count = () => {
    throw new Error('unforeseen');
  };
  const { status, headers } = await ask('GET', '/api/dashboard/status', bearer());
  server.services.hub.count = count;
  assert.equal(status, 500);
  assert.equal(headers['access-control-allow-origin'], '*');
  assert.equal(headers['x-content-type-options'], 'nosniff');
});

test('a preflight needs no token, wherever it goes, and allows what clients send', async () => {
  for (const path of [conversations, '/api/auth/login', '/api/settings', '/nothing', '/api/chat/stream']) {
    const { status, headers, body } = await ask('OPTIONS', path, {
      Origin: 'capacitor://localhost',
      'Access-Control-Request-Method': 'PATCH',
      'Access-Control-Request-Headers': 'authorization,content-type',
      'Access-Control-Request-Private-Network': 'true',
    });
    assert.deepEqual([status, body], [204, '']);
    const methods = headers['access-control-allow-methods']?.split(', ') ?? [];
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])
      assert.ok(methods.includes(method), method);
    const allowed = headers['access-control-allow-headers']?.toLowerCase() ?? '';
    assert.match(allowed, /authorization.*content-type/);
    assert.equal(headers['access-control-allow-private-network'], 'true');
  }
});

test('OPTIONS that is no preflight says which methods there are', async () => {
  const { status, headers } = await ask('OPTIONS', conversations);
  assert.deepEqual([status, headers['allow']?.split(', ').sort()], [204, ['GET', 'HEAD', 'OPTIONS', 'POST']]);
  assert.equal((await ask('OPTIONS', '/nothing')).status, 404);
});

test('HEAD answers like GET, without the body', async () => {
  for (const path of ['/api/health', '/openapi.json', '/docs', '/redoc']) {
    const get = await ask('GET', path);
    const head = await ask('HEAD', path);
    assert.deepEqual([head.status, head.body], [200, ''], path);
    assert.equal(head.headers['content-type'], get.headers['content-type'], path);
    assert.equal(head.headers['content-length'], String(Buffer.byteLength(get.body)), path);
  }
  assert.equal((await ask('HEAD', conversations)).status, 401);
  assert.equal((await ask('HEAD', '/nothing')).status, 404);
});

test('each request has an id of its own, the same in the answer and in the log', async () => {
  const ids = await Promise.all(
    [1, 2, 3].map(async () => (await ask('GET', '/api/health')).headers['x-request-id']),
  );
  assert.equal(new Set(ids).size, 3);
  for (const id of ids) {
    assert.match(id ?? '', /^[0-9a-f-]{36}$/);
    assert.match(
      server.log(),
      new RegExp(`"requestId":"${id}","method":"GET","route":"getHealth","status":200`),
    );
  }
});

test('a body is JSON whatever its content type says, and unknown properties are ignored', async () => {
  const body = '{"title":"Plans","idempotency_key":"k","nonsense":{"deep":[1]}}';
  for (const type of [
    undefined,
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/json; charset=utf-8',
  ]) {
    const answer = await ask(
      'POST',
      conversations,
      { ...bearer(), ...(type && { 'Content-Type': type }) },
      body,
    );
    assert.equal(answer.status, 201, type);
    assert.equal(answer.json?.['title'], 'Plans');
    assert.ok(!('nonsense' in (answer.json ?? {})));
  }
});

test('one client sends its token twice: equal ones are one, different ones are none', async () => {
  const line = `Authorization: Bearer ${phone.token}\r\n`;
  const send = (lines: string) =>
    sendRaw(
      server.url,
      `GET ${conversations} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${lines}\r\n`,
    );
  assert.equal((await send(line)).status, 200);
  assert.equal((await send(line + line)).status, 200);
  assert.equal((await send(`Authorization: Bearer ${phone.token}, Bearer ${phone.token}\r\n`)).status, 200);
  const other = await server.signIn();
  assert.equal((await send(`${line}Authorization: Bearer ${other.token}\r\n`)).status, 401);
  assert.equal((await send(`${line}Authorization: Bearer x\r\n`)).status, 401);
  for (const wrong of [
    '',
    'Authorization:\r\n',
    'Authorization: Basic eDp5\r\n',
    `Authorization: ${phone.token}\r\n`,
  ]) {
    assert.equal((await send(wrong)).status, 401, wrong);
  }
  assert.equal((await send(`Authorization: bearer   ${phone.token}  \r\n`)).status, 200);
});

test('what is offered in another protocol is answered in HTTP/1.1', async () => {
  const offer = {
    Connection: 'Upgrade, HTTP2-Settings',
    Upgrade: 'h2c',
    'HTTP2-Settings': 'AAMAAABkAAQAAP__',
  };
  assert.equal((await ask('GET', '/api/health', offer)).status, 200);
});

test('several requests on one connection, sent ahead, are answered in order', async () => {
  const get = (path: string, last = false) =>
    `GET ${path} HTTP/1.1\r\nHost: localhost\r\n${last ? 'Connection: close\r\n' : ''}\r\n`;
  const connection = openRaw(server.url);
  connection.write(get('/api/health') + get('/nothing') + get('/api/health', true));
  await connection.closed;
  assert.deepEqual(
    [...connection.received().matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status),
    ['200', '404', '200'],
  );
});

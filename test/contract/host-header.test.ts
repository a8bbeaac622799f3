import assert from 'node:assert/strict';
import { hostname } from 'node:os';
import { after, before, test } from 'node:test';
import type { ApiClient } from '../support/api-client.ts';
import { handshake } from '../support/handshake.ts';
import { sendRaw } from '../support/raw-http.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let phone: ApiClient;

before(async () => {
  server = await startTestServer({
    settings: { PUBLIC_URL: 'https://chat.example.org', ALLOWED_HOSTS: 'nas.example.org' },
  });
  phone = await server.signIn();
});
after(() => server.stop());

const request = (method: string, path: string, lines: readonly string[]) =>
  sendRaw(server.url, [`${method} ${path} HTTP/1.1`, 'Connection: close', ...lines, '', ''].join('\r\n'));

const allowed = [
  'localhost',
  'app.localhost:9',
  '127.0.0.1:8000',
  '10.1.2.3',
  '[::1]:8000',
  '[fd12::1]',
  hostname(),
  `${hostname()}.fritz.box`,
  'somebody.local',
  'chat.example.org',
  'nas.example.org:8000',
];

const refused = [
  'evil.example',
  'localhost.evil.example',
  '127.0.0.1.evil.example',
  'sub.chat.example.org',
  'chat.example.org.evil.example',
  'localhost, evil.example',
  'evil.local.example',
  '2130706433',
];

for (const host of allowed) {
  test(`allowed over HTTP and for a socket: ${host}`, async () => {
    assert.equal((await request('GET', '/api/health', [`Host: ${host}`])).status, 200);
    assert.equal((await handshake(server.url, `/ws?token=${phone.token}`, { Host: host })).status, 101);
  });
}

for (const host of refused) {
  test(`refused over HTTP and for a socket: ${host}`, async () => {
    const answer = await request('GET', '/api/health', [`Host: ${host}`]);
    assert.equal(answer.status, 403);
    assert.match(answer.body, /"FORBIDDEN"/);
    assert.match(answer.body, /ALLOWED_HOSTS/, 'says how to let the name in');
    const socket = await handshake(server.url, `/ws?token=${phone.token}`, { Host: host });
    assert.equal(socket.status, 403);
    assert.match(socket.body, /ALLOWED_HOSTS/);
  });
}

test('the guard stands before everything: pages, documents, preflights, sign-in, unknown paths', async () => {
  const asked: [string, string, string[]][] = [
    ['GET', '/', []],
    ['GET', '/admin/', []],
    ['GET', '/openapi.json', []],
    ['GET', '/docs', []],
    ['GET', '/nothing', []],
    ['OPTIONS', '/api/health', ['Access-Control-Request-Method: GET']],
    ['POST', '/api/auth/login', ['Content-Length: 2']],
    ['GET', '/api/chat/conversations', [`Authorization: Bearer ${phone.token}`]],
  ];
  for (const [method, path, lines] of asked) {
    assert.equal(
      (await request(method, path, ['Host: evil.example', ...lines])).status,
      403,
      `${method} ${path}`,
    );
  }
});

test('no Host at all, an empty one, or two of them let nobody in', async () => {
  for (const lines of [[], ['Host:'], ['Host: evil.example', 'Host: localhost']]) {
    assert.ok([400, 403].includes((await request('GET', '/api/health', lines)).status), lines.join());
  }
  const old = await sendRaw(server.url, 'GET /api/health HTTP/1.0\r\n\r\n');
  assert.equal(old.status, 403);
});

test('where a page comes from does not matter: every origin may call and open a socket', async () => {
  const origins = [
    'http://localhost:5173',
    'https://localhost',
    'http://localhost',
    'capacitor://localhost',
    'null',
    'file://',
    'https://chat.elsewhere.example',
  ];
  for (const origin of origins) {
    const answer = await request('GET', '/api/health', ['Host: localhost', `Origin: ${origin}`]);
    assert.deepEqual([answer.status, answer.headers['access-control-allow-origin']], [200, '*'], origin);
    const socket = await handshake(server.url, `/ws?token=${phone.token}`, { Origin: origin });
    assert.equal(socket.status, 101, origin);
  }
  assert.equal((await handshake(server.url, `/ws?token=${phone.token}`)).status, 101, 'without one');
});

test('a name allowed in the dashboard counts at once', async () => {
  const named = () => request('GET', '/api/health', ['Host: new.example.org']);
  await using other = await startTestServer();
  const owner = await other.signIn();
  const ask = () => sendRaw(other.url, 'GET /api/health HTTP/1.1\r\nHost: new.example.org\r\n\r\n');
  assert.equal((await ask()).status, 403);
  await owner.put('/api/dashboard/settings', { values: { ALLOWED_HOSTS: 'new.example.org' } });
  assert.equal((await ask()).status, 200);
  assert.equal((await named()).status, 403, 'on that server only');
});

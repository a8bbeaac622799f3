import assert from 'node:assert/strict';
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

test('a name that is refused is told how to be let in, over HTTP and for a socket', async () => {
  const answer = await request('GET', '/api/health', ['Host: evil.example']);
  assert.equal(answer.status, 403);
  assert.match(answer.body, /"FORBIDDEN".*ALLOWED_HOSTS/);
  const socket = await handshake(server.url, `/ws?token=${phone.token}`, { Host: 'evil.example' });
  assert.equal(socket.status, 403);
  assert.match(socket.body, /ALLOWED_HOSTS/);
});

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

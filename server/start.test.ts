import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { openRaw } from '../test/support/raw-http.ts';
import { rejectionOf } from '../test/support/rejection.ts';
import { startTestServer } from '../test/support/server.ts';
import { temporaryFolder } from '../test/support/temporary-folder.ts';
import { StartError } from './lib/start-error.ts';

type Reach = { addresses: { url: string; family: string }[]; lan: boolean };

const reachOf = async (HOST: string) => {
  await using server = await startTestServer({ settings: { HOST } });
  const owner = await server.signIn();
  const { body } = await owner.get<Reach>('/api/dashboard/status');
  for (const { url } of body.addresses) assert.equal((await fetch(`${url}/api/health`)).status, 200, url);
  return { url: server.url, ...body };
};

test('open to the network, every address shown to phones really answers', async () => {
  const { url, lan, addresses } = await reachOf('0.0.0.0');
  assert.match(url, /^http:\/\/127\.0\.0\.1:\d+$/);
  assert.equal(lan, true);
  assert.ok(addresses.every(({ family }) => family === 'IPv4'));
});

test('on one address, that is where it is, and nothing else is shown', async () => {
  for (const host of ['127.0.0.5', 'localhost']) {
    const { url, lan, addresses } = await reachOf(host);
    assert.match(
      url,
      host === '127.0.0.5' ? /^http:\/\/127\.0\.0\.5:\d+$/ : /^http:\/\/(127\.0\.0\.1|\[::1\]):\d+$/,
    );
    assert.deepEqual([lan, addresses], [false, []]);
  }
});

test('changing the address in the dashboard changes nothing before the next start, and does not pretend to', async () => {
  await using server = await startTestServer({ settings: { HOST: '', PORT: '' }, argv: ['--port', '0'] });
  const owner = await server.signIn();
  await owner.put('/api/dashboard/settings', { values: { HOST: '127.0.0.1' } });
  const { body } = await owner.get<Reach & { port: number }>('/api/dashboard/status');
  assert.deepEqual([body.lan, body.port], [true, server.port]);
});

const failures: [string, (folder: string) => Record<string, string>, StartError['code'], RegExp][] = [
  [
    'a file where the data folder should be',
    (folder) => {
      writeFileSync(`${folder}/file`, '');
      return { DATA_DIR: `${folder}/file` };
    },
    'DATA_FOLDER_UNAVAILABLE',
    /file cannot be opened for writing/,
  ],
  [
    'a folder where the database should be',
    (folder) => {
      mkdirSync(`${folder}/clawchat.db`);
      return {};
    },
    'DATA_FOLDER_UNAVAILABLE',
    /clawchat\.db cannot be opened for writing/,
  ],
  [
    'a damaged database',
    (folder) => {
      writeFileSync(`${folder}/clawchat.db`, 'no database at all, sorry '.repeat(50));
      return {};
    },
    'DATABASE_DAMAGED',
    /clawchat\.db is damaged/,
  ],
  [
    'damaged secrets',
    (folder) => {
      writeFileSync(`${folder}/secrets.json`, '{"jwt_secret":"x"}');
      return {};
    },
    'CONFIG_INVALID',
    /secrets\.json is damaged/,
  ],
];

for (const [name, prepare, code, words] of failures) {
  test(`${name} is told in a sentence, and the folder can be used once that is mended`, async () => {
    using folder = temporaryFolder();
    const settings: Record<string, string> = { PIN: '947264', ...prepare(folder.path) };
    const start = (DATA_DIR: string) =>
      startTestServer({ dataDir: folder.path, settings: { ...settings, DATA_DIR } });
    const error = await rejectionOf(start(settings['DATA_DIR'] ?? folder.path), StartError);
    assert.equal(error.code, code);
    assert.match(error.message, words);
    const server = await start(folder.at('elsewhere'));
    await server.stop();
  });
}

test('a server that could not start leaves neither its port nor its folder taken', async () => {
  await using first = await startTestServer();
  const taken = { PORT: String(first.port), DATA_DIR: `${first.dataDir}/second` };
  const error = await rejectionOf(startTestServer({ dataDir: first.dataDir, settings: taken }), StartError);
  assert.equal(error.code, 'PORT_IN_USE');
  const second = await startTestServer({ dataDir: first.dataDir, settings: { ...taken, PORT: '0' } });
  await second.stop();
});

test('stopping twice, or while it is stopping, is stopping once', async () => {
  const server = await startTestServer();
  await Promise.all([server.stop(), server.stop()]);
  await server.stop();
});

test('clients that never close their end do not hold up the stop', async () => {
  const server = await startTestServer({ limits: { drain: 200 } });
  const { token } = await server.signIn();
  const upgrade =
    'Host: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n';
  const key = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n';
  const answered = [
    'GET /api/health HTTP/1.1\r\nHost: localhost\r\n\r\n',
    'no HTTP at all\r\n\r\n',
    `GET /ws HTTP/1.1\r\n${upgrade}${key}\r\n`,
    `GET /ws?token=${token} HTTP/1.1\r\n${upgrade}${key}\r\n`,
    `GET /ws?token=${token} HTTP/1.1\r\n${upgrade}\r\n`,
  ];
  const unfinished = [
    '',
    'GET /api/health HTTP/1.1\r\nHost: loc',
    'POST /api/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{"pin":',
  ];
  const connections = [...answered, ...unfinished].map((request) => {
    const connection = openRaw(server.url, { stubborn: true });
    connection.write(request);
    return connection;
  });
  await Promise.all(
    connections.slice(0, answered.length).map(({ until }) => until((text) => text.startsWith('HTTP/1.1'))),
  );
  await server.stop();
  for (const { socket } of connections) socket.destroy();
});

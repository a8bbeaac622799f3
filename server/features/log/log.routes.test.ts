import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ApiClient } from '../../../test/support/api-client.ts';
import { pairDevice, phoneAddress } from '../../../test/support/pair-device.ts';
import { startTestServer, type TestServer, testPin } from '../../../test/support/server.ts';
import { openSocket } from '../../../test/support/socket-client.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { openLogFile } from '../../log-file.ts';
import type { LogPage } from './log.schema.ts';

const canaries = { key: 'sk-canary-0123456789abcdef', jwt: 'canary-signing-key-of-this-server' };
let server: TestServer;
let owner: ApiClient;
const folder = temporaryFolder();

before(async () => {
  server = await startTestServer({
    dataDir: folder.path,
    openLog: (dataDir) => openLogFile(dataDir).destination,
    settings: {
      ...phoneAddress,
      AI_PROVIDER: 'openai',
      AI_BASE_URL: 'http://owner:canary-password@127.0.0.1:9/v1',
      AI_API_KEY: canaries.key,
      JWT_SECRET: canaries.jwt,
      LOG_LEVEL: 'debug',
    },
  });
  owner = await server.signIn();
});
after(async () => {
  await server.stop();
  folder[Symbol.dispose]();
});

test('the log is read backwards from its file, and filtered', async () => {
  server.services.logger.warn({ cause: 'test' }, 'something odd');
  const { status, body } = await owner.get<LogPage>('/api/dashboard/log?level=warn&text=ODD');
  assert.equal(status, 200);
  const [found] = body.lines;
  assert.deepEqual(
    [found?.level, found?.message, found?.details],
    ['warn', 'something odd', '{"cause":"test"}'],
  );
  const page = await owner.get<LogPage>('/api/dashboard/log?limit=1');
  const older = await owner.get<LogPage>(`/api/dashboard/log?limit=1&before=${page.body.next}`);
  assert.notDeepEqual(older.body.lines, page.body.lines);
  for (const query of ['level=loud', 'limit=0', 'before=here', 'from=yesterday'])
    assert.equal((await owner.get(`/api/dashboard/log?${query}`)).status, 422, query);
});

test('it is followed live, filtered, until the reader goes', async () => {
  const reader = new AbortController();
  const answer = await owner.fetch('/api/dashboard/log/stream?level=error', { signal: reader.signal });
  server.services.logger.info('not this one');
  server.services.logger.error('this one');
  const pieces = answer.body?.getReader();
  const first = new TextDecoder().decode((await pieces?.read())?.value);
  assert.match(first, /^data: \{"at":"[^"]+","level":"error","message":"this one"\}\n\n$/);
  reader.abort();
  await assert.rejects(async () => pieces?.read());
});

test('the report helps and tells no secret, whatever was logged', async () => {
  const { token } = owner;
  server.services.logger.error(
    { err: new Error(`refused ${canaries.key} and ${token}`), url: `http://h/ws?token=${token}` },
    `with ${canaries.jwt} in its words`,
  );
  const { body } = await owner.get<{ filename: string; text: string }>('/api/dashboard/report');
  for (const secret of [canaries.key, canaries.jwt, 'canary-password', token ?? '', testPin])
    assert.ok(!body.text.includes(secret), secret);
  assert.match(body.filename, /^clawchat-report-\d{4}-\d\d-\d\d\.txt$/);
  for (const part of [
    /ClawChat 0\.1\.0/,
    /serving: good/,
    /AI_API_KEY = set \(environment\)/,
    /TIME_ZONE = Europe/,
  ])
    assert.match(body.text, part);
  assert.match(body.text, /with \[secret\] in its words/);
});

test('who is connected is told with the name of the phone, where from and since when', async () => {
  const phone = await pairDevice(owner);
  const sockets = [
    await openSocket(server.url, phone.token ?? ''),
    await openSocket(server.url, owner.token ?? ''),
    await openSocket(server.url, `${owner.token}&dashboard`),
  ];
  const { body } = await owner.get<{ connections: Record<string, unknown>[] }>('/api/dashboard/connections');
  assert.deepEqual(
    body.connections.map(({ kind }) => kind),
    ['phone', 'client', 'dashboard'],
  );
  const [first] = body.connections;
  assert.ok(typeof first?.['name'] === 'string' && first['device_id'] !== undefined);
  assert.deepEqual([first['address'], first['is_local']], ['127.0.0.1', true]);
  assert.equal((await phone.get('/api/dashboard/connections')).status, 403);
  for (const path of ['log', 'log/stream', 'report'])
    assert.equal((await phone.get(`/api/dashboard/${path}`)).status, 403, path);
  await Promise.all(sockets.map((socket) => socket.close()));
});

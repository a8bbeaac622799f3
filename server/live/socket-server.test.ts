import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { ApiClient } from '../../test/support/api-client.ts';
import { startTestServer, type TestServer } from '../../test/support/server.ts';
import { openSocket } from '../../test/support/socket-client.ts';

let server: TestServer;
let phone: ApiClient;

before(async () => {
  server = await startTestServer({ limits: { heartbeat: 60 } });
  phone = await server.signIn();
});
after(() => server.stop());

const open = () => openSocket(server.url, phone.token ?? '');
const address = () => `${server.url.replace('http', 'ws')}/ws?token=${phone.token}`;

test('a ping is answered with a pong, in text or bytes, with whatever else is in it', async () => {
  const client = await open();
  const pings = ['{"type":"ping"}', '{"type":"ping","data":{"a":1}}', Buffer.from('{"type":"ping"}')];
  for (const ping of pings) client.socket.send(ping);
  await client.waitFor(() => client.frames.length === pings.length);
  assert.deepEqual(client.frames, [{ type: 'pong' }, { type: 'pong' }, { type: 'pong' }]);
  await client.close();
});

test('everything else is ignored, and the socket stays open', async () => {
  const client = await open();
  const frames = [
    '',
    'hello',
    '{',
    '[]',
    'null',
    '5',
    '"ping"',
    '{"type":5}',
    '{"type":"typing"}',
    '{"type":"stream_end"}',
  ];
  for (const frame of frames) client.socket.send(frame);
  client.socket.send(Buffer.from([0xff, 0xfe, 0x00]));
  client.socket.send('x'.repeat(60_000));
  client.socket.send('{"type":"ping"}');
  await client.waitForType('pong');
  assert.equal(client.frames.length, 1);
  await client.close();
});

test('a frame far beyond what clients send closes that socket alone, and says why', async () => {
  const [sender, other] = [await open(), await open()];
  sender.socket.send('x'.repeat(70_000));
  assert.equal((await sender.closed).code, 1009);
  other.socket.send('{"type":"ping"}');
  await other.waitForType('pong');
  await other.close();
});

test('text that is no UTF-8 and frames against the protocol close that socket alone', async () => {
  const client = await open();
  const raw = (client.socket as unknown as { _socket: { write(data: Buffer): void } })._socket;
  raw.write(Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0xff, 0xfe]));
  assert.equal((await client.closed).code, 1007);
});

test('a heartbeat comes again and again, to those who send nothing, too', async () => {
  const socket = new WebSocket(address());
  const types: string[] = [];
  await new Promise<void>((resolve) => {
    socket.on('message', (data) => {
      types.push((JSON.parse(String(data)) as { type: string }).type);
      if (types.length === 3) resolve();
    });
  });
  assert.deepEqual(types, ['heartbeat', 'heartbeat', 'heartbeat']);
  socket.terminate();
});

test('a peer that answers no protocol ping is given up after a few, and one that does is kept', async () => {
  const dead = new WebSocket(address(), { autoPong: false });
  const alive = await open();
  const closed = new Promise<number>((resolve) => dead.once('close', resolve));
  assert.equal(await closed, 1006);
  assert.equal(alive.socket.readyState, WebSocket.OPEN);
  await alive.close();
});

test('the count of sockets is the truth, however they end', async () => {
  const count = async () =>
    (await phone.get<{ connected_sockets: number }>('/api/dashboard/status')).body.connected_sockets;
  const [polite, rude, third] = await Promise.all([open(), open(), open()]);
  assert.equal(await count(), 3);
  await polite.close();
  rude.socket.terminate();
  while ((await count()) !== 1) await delay(5);
  assert.equal(server.services.hub.disconnect('user', 1000, 'Closed by the owner'), 1);
  assert.deepEqual(await third.closed, { code: 1000, reason: 'Closed by the owner' });
  assert.equal(await count(), 0);
});

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { openRaw } from '../../test/support/raw-http.ts';
import { startTestServer } from '../../test/support/server.ts';
import { openSocket } from '../../test/support/socket-client.ts';
import { openEventStream } from './event-stream.ts';
import { unreadLimit } from './hub.ts';

const chunk = 'x'.repeat(64 * 1024);

/** What the systems of both ends hold for a connection comes on top of what the server holds. */
const mostBytes = 32 * 1024 * 1024;

test('a socket that does not read is cut off, the others miss nothing, and little is held for it', async () => {
  await using server = await startTestServer();
  const phone = await server.signIn();
  const [slow, quick] = [
    await openSocket(server.url, phone.token ?? ''),
    await openSocket(server.url, phone.token ?? ''),
  ];
  const { hub } = server.services;
  slow.socket.pause();
  let sent = 0;
  while (hub.count() === 2 && sent * chunk.length < mostBytes) {
    hub.broadcast({ type: 'conversation_updated', data: { conversation_id: 'conv_1', title: chunk } });
    sent += 1;
    await quick.waitFor(() => quick.frames.length === sent);
  }
  assert.equal(hub.count(), 1, `still open after ${sent * chunk.length} bytes`);
  assert.ok(sent * chunk.length > unreadLimit);
  assert.equal(quick.frames.length, sent);
  assert.match(server.log(), /its client does not read/);
  slow.socket.resume();
  assert.equal((await slow.closed).code, 1006);
  await quick.close();
});

/** An event stream on a server of its own, with a connection that asked for it. */
async function withStream(run: (stream: Awaited<ReturnType<typeof serve>>) => Promise<void>): Promise<void> {
  const served = await serve();
  try {
    await run(served);
  } finally {
    served.connection.socket.destroy();
    await new Promise((resolve) => served.server.close(resolve));
  }
}

async function serve() {
  const { promise: opened, resolve } = Promise.withResolvers<{
    stream: ReturnType<typeof openEventStream>;
    isCut(): boolean;
    heldBytes(): number;
  }>();
  const server = createServer((_request, response) => {
    const stream = openEventStream(response, 60_000);
    resolve({ stream, isCut: () => response.destroyed, heldBytes: () => response.writableLength });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const connection = openRaw(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  connection.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
  return { server, connection, ...(await opened) };
}

test('a stream that nobody reads is cut off at a mebibyte held', () =>
  withStream(async ({ connection, stream, isCut, heldBytes }) => {
    connection.socket.pause();
    let sent = 0;
    let held = 0;
    while (!isCut() && sent < mostBytes) {
      held = Math.max(held, heldBytes());
      stream.send({ token: chunk });
      sent += chunk.length;
      await nextTurn();
    }
    assert.ok(isCut(), `still open after ${sent} bytes`);
    assert.ok(held <= unreadLimit, `${held} bytes held`);
    stream.send({ token: 'nobody hears this, and nothing breaks' });
    stream.done();
  }));

test('a stream that is read may be as long as it likes', () =>
  withStream(async ({ connection, stream, isCut }) => {
    for (let sent = 0; sent < 8 * unreadLimit; sent += chunk.length) {
      const before = connection.received().length;
      stream.send({ token: chunk });
      await connection.until((text) => text.length > before + chunk.length);
    }
    assert.equal(isCut(), false);
    stream.done();
    await connection.until((text) => text.endsWith('data: [DONE]\n\n\r\n0\r\n\r\n'));
  }));

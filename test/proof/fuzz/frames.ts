import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { ApiClient } from '../../support/api-client.ts';
import type { TestServer } from '../../support/server.ts';
import { openSocket } from '../../support/socket-client.ts';
import type { Finding, ProofContext } from '../proof.ts';

const longestPayload = 200;
/** RFC 6455 5.2. */
const maskBit = 0x80;
const finBit = 0x80;

const bytes = (count: number, random: () => number) =>
  Buffer.from(Array.from({ length: count }, () => Math.floor(random() * 256)));

/** A frame as a client has to send it: masked, its length in the right place. */
function frame(opcode: number, payload: Buffer, random: () => number): Buffer {
  const mask = bytes(4, random);
  const masked = Buffer.from(payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0)));
  const length =
    payload.length < 126
      ? [payload.length | maskBit]
      : [126 | maskBit, payload.length >> 8, payload.length & 255];
  return Buffer.concat([Buffer.from([finBit | opcode, ...length]), mask, masked]);
}

/** What no client of good will sends. Some of it is answered with a close frame, some is not for the server at all. */
const kinds: readonly ((random: () => number) => Buffer)[] = [
  (random) => bytes(1 + Math.floor(random() * longestPayload), random),
  (random) => frame(1, bytes(20, random), random),
  (random) => frame(2, bytes(20, random), random),
  (random) => frame(3 + Math.floor(random() * 5), bytes(10, random), random),
  (random) => frame(9, bytes(130, random), random),
  (random) => frame(8, Buffer.from([3]), random),
  (random) => frame(1, Buffer.from('{"type":'.repeat(20)), random),
  (random) => frame(1, Buffer.from(`{"type":${'['.repeat(150)}`), random),
  (random) => frame(1, Buffer.from('{"type":"ping","__proto__":{"x":1}}'), random),
  (random) => frame(0, bytes(5, random), random),
  // A length of many megabytes, and of more than a number holds; reserved bits; without a mask.
  () => Buffer.from([0x81, 0xff, 0, 0, 0, 0, 0x7f, 0xff, 0xff, 0xff, 1, 2, 3, 4]),
  () => Buffer.from([0x81, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1, 2, 3, 4]),
  () => Buffer.from([0xf1, 0x81, 1, 2, 3, 4, 5]),
  () => Buffer.from([0x81, 0x02, 0x7b, 0x7d]),
];

async function open({ url, token }: ApiClient): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => socket.destroy());
  socket.write(
    `GET /ws?token=${token} HTTP/1.1\r\nHost: ${hostname}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  );
  await once(socket, 'data');
  socket.resume();
  return socket;
}

/** Sends them over sockets that are opened anew whenever the server has had enough. @returns how many it took */
async function sendAll(web: ApiClient, frames: number, { random, say }: ProofContext): Promise<number> {
  let connections = 0;
  let socket: Socket | undefined;
  for (let sent = 0; sent < frames; sent += 1) {
    if (!socket || socket.destroyed || socket.readableEnded) {
      socket = await open(web);
      connections += 1;
    }
    socket.write(kinds[Math.floor(random() * kinds.length)]?.(random) ?? '');
    // Gives what was sent the time to arrive.
    if (sent % 4 === 0) await new Promise((resolve) => setImmediate(resolve));
    if (sent % 5000 === 4999) say(`${sent + 1} frames`);
  }
  socket?.destroy();
  return connections;
}

/** Frames that are none over sockets that are: a good socket goes on all the while, and nothing is held afterwards. */
export async function throwFrames(
  { services: { hub } }: TestServer,
  web: ApiClient,
  frames: number,
  context: ProofContext,
): Promise<Finding> {
  const good = await openSocket(web.url, web.token ?? '');
  const connections = await sendAll(web, frames, context);
  for (let look = 0; hub.count() > 1 && look < 200; look += 1)
    await new Promise((resolve) => setTimeout(resolve, 25));
  const faults: string[] = [];
  if (hub.count() !== 1) faults.push(`${hub.count() - 1} sockets are still held`);
  good.socket.send('{"type":"ping"}');
  await good.waitForType('pong').catch(() => faults.push('the good socket is not answered any more'));
  await web.post('/api/todos', { title: 'After all those frames' });
  await good.waitForType('module_data_changed').catch(() => faults.push('the good socket hears nothing'));
  await good.close();
  return { counts: { frames, 'sockets for them': connections }, faults };
}

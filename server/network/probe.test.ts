import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { test } from 'node:test';
import { pino } from 'pino';
import { createDoor } from '../http/door.ts';
import { createProbe } from './probe.ts';

const logger = pino({ level: 'silent' });

test('an address answers when the very connection arrives at our door, and not when somebody else takes it', async () => {
  const door = createDoor({
    ...{ host: '127.0.0.1', ports: [0], lan: true, logger },
    ...{ headersMilliseconds: 1000, farewellMilliseconds: 50 },
  });
  await door.open({
    request: (_request, answer) => void answer.end(),
    upgrade: (_request, socket) => void socket.destroy(),
    shutOut: () => undefined,
  });
  const { port } = door.bound();
  const stranger = createServer((socket) => socket.end('hello')).listen(port, '127.0.0.2');
  await once(stranger, 'listening');
  assert.equal((stranger.address() as AddressInfo).port, port);

  const probe = createProbe(door, 500);
  const answers = await Promise.all(['127.0.0.1', '127.0.0.2', '127.0.0.3'].map(probe));
  assert.deepEqual(answers, [true, false, false]);
  assert.deepEqual(
    await Promise.all(Array.from({ length: 20 }, () => probe('127.0.0.1'))),
    Array(20).fill(true),
  );

  stranger.close();
  await door.close(0);
  assert.equal(await probe('127.0.0.1'), false);
});

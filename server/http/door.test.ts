import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request } from 'node:http';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { pino } from 'pino';
import { createDoor, type Door } from './door.ts';
import { isHalfTaken } from './port-taken.ts';

const logger = pino({ level: 'silent' });
const options = { host: '0.0.0.0', lan: true, headersMilliseconds: 1000, farewellMilliseconds: 50, logger };

/** Opens a door behind which every request is answered, `/slow` only when told to, `/5` with five bytes. */
async function openDoor(changes: Partial<Parameters<typeof createDoor>[0]>) {
  const door = createDoor({ ...options, ports: [0], ...changes });
  const told: string[] = [];
  let finishSlow: () => void = () => undefined;
  await door.open({
    request(asked, answer) {
      const bytes = Number(asked.url?.slice(1));
      if (asked.url !== '/slow') return void answer.end(bytes > 0 ? Buffer.alloc(bytes) : 'here');
      answer.write('slow ');
      finishSlow = () => answer.end('but whole');
    },
    upgrade: (_request, socket) => socket.destroy(),
    shutOut: () => told.push('shut out'),
  });
  return { door, told, finishSlow: () => finishSlow(), [Symbol.asyncDispose]: () => door.close(0) };
}

const ask = (door: Door, path = '/') =>
  new Promise<string>((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port: door.bound().port, path, agent: false }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (piece) => {
        text += piece;
      });
      answer.on('end', () => resolve(text)).on('error', reject);
    });
    asking.on('error', reject).end();
  });

async function squat(host: string, port = 0): Promise<{ port: number; server: Server } & Disposable> {
  const server = createServer().listen(port, host);
  await once(server, 'listening');
  const { port: taken } = server.address() as AddressInfo;
  return { port: taken, server, [Symbol.dispose]: () => void server.close() };
}

test('shut and opened again it keeps its port, and this computer never loses it', async () => {
  await using open = await openDoor({});
  const { door, told, finishSlow } = open;
  const { port } = door.bound();
  assert.deepEqual([door.bound().address, door.isOnLan()], ['0.0.0.0', true]);
  const slow = ask(door, '/slow');
  await ask(door);
  for (const [on, address] of [
    [false, '127.0.0.1'],
    [true, '0.0.0.0'],
    [false, '127.0.0.1'],
  ] as const) {
    await door.setLan(on);
    assert.deepEqual([door.bound(), door.isOnLan()], [{ address, port }, on]);
    assert.equal(await ask(door), 'here');
  }
  assert.deepEqual(told, ['shut out', 'shut out']);
  finishSlow();
  assert.equal(await slow, 'slow but whole', 'a request of this computer outlives it all');
  await door.close(0);
  await assert.rejects(ask(door), { code: 'ECONNREFUSED' });
});

test('an answer that its reader takes slowly is whole, whether others are shut out or the server closes', async () => {
  const bytes = 12 * 1_048_576;
  await using open = await openDoor({});
  const { door } = open;
  const readSlowly = () =>
    new Promise<{ rest(): Promise<number> }>((resolve, reject) => {
      const asking = request({ host: '127.0.0.1', port: door.bound().port, path: `/${bytes}`, agent: false });
      asking.on('error', reject).on('response', (answer) => {
        answer.pause();
        const rest = async () => {
          let length = 0;
          for await (const piece of answer) length += (piece as Buffer).length;
          return length;
        };
        resolve({ rest });
      });
      asking.end();
    });
  const first = await readSlowly();
  await door.setLan(false);
  // Two looks for connections that have nothing more to do.
  await delay(120);
  const second = await readSlowly();
  const closing = door.close(60_000);
  await delay(120);
  assert.deepEqual([await first.rest(), await second.rest()], [bytes, bytes]);
  await closing;
});

test('turned many times at once, it ends as it was told last', async () => {
  await using open = await openDoor({ lan: false });
  const { door } = open;
  assert.equal(door.isOnLan(), false, 'it may begin shut');
  await Promise.all([true, false, true, false, true].map((on) => door.setLan(on)));
  assert.equal(door.isOnLan(), true);
  assert.equal(await ask(door), 'here');
});

test('with HOST on loopback there is nobody to let in or shut out', async () => {
  await using open = await openDoor({ host: '127.0.0.1', lan: false });
  const { door, told } = open;
  await door.setLan(true);
  await door.setLan(false);
  assert.deepEqual([door.isLocalOnly, door.isOnLan(), told], [true, false, []]);
});

test('the first free port is taken, and the one that was wanted is told; when none is free, that one is named', async () => {
  using first = await squat('0.0.0.0');
  using second = await squat('0.0.0.0');
  await using open = await openDoor({ ports: [first.port, second.port, 0] });
  const { door } = open;
  assert.ok(![first.port, second.port].includes(door.bound().port));
  assert.equal(door.movedFromPort(), first.port);
  await assert.rejects(openDoor({ ports: [first.port, second.port] }), {
    code: 'PORT_IN_USE',
    message: new RegExp(`^Port ${first.port} is taken by another program. Close it, or choose another PORT`),
  });
});

test('a port that another program holds on loopback alone counts as taken', async () => {
  using other = await squat('127.0.0.1');
  const { port, server } = other;
  assert.equal(await isHalfTaken('0.0.0.0', port), true);
  assert.equal(await isHalfTaken('::', port), true);
  server.close();
  await once(server, 'close');
  assert.equal(await isHalfTaken('0.0.0.0', port), false);
});

test('a port lost while others were shut out leaves it shut, and says so', async () => {
  await using open = await openDoor({ lan: false });
  const { door } = open;
  // Nothing but this computer's own end is in the way, which the system lets another program take beside ours.
  using other = await squat('127.0.0.2', door.bound().port);
  await assert.rejects(door.setLan(true), { code: 'PORT_IN_USE' });
  assert.equal(door.isOnLan(), false);
  assert.equal(await ask(door), 'here');
  other.server.close();
  await once(other.server, 'close');
  await door.setLan(true);
  assert.equal(door.isOnLan(), true);
});

test('who watches hears of every connection until it has heard enough', async () => {
  await using open = await openDoor({});
  const { door } = open;
  let heard = 0;
  const forget = door.watch(() => {
    heard += 1;
  });
  const come = async () => {
    const socket = connect(door.bound().port, '127.0.0.1');
    await once(socket, 'connect');
    await ask(door);
    socket.destroy();
  };
  await come();
  assert.equal(heard, 2);
  forget();
  await come();
  assert.equal(heard, 2);
});

const askAt = (port: number) =>
  new Promise<string>((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: '/', agent: false }, (answer) => {
      answer.resume().on('end', () => resolve('here'));
    })
      .on('error', reject)
      .end();
  });

test('another place is tried beside the old one; kept, the old one goes, but not for the window of this computer', async () => {
  for (const hasWindow of [false, true]) {
    await using open = await openDoor({ host: '127.0.0.1', hasWindow });
    const { door } = open;
    const old = door.bound().port;
    using free = await squat('127.0.0.1');
    const { port } = free;
    await assert.rejects(door.tryPlace({ host: '127.0.0.1', port }), { code: 'PORT_IN_USE' });
    assert.equal(door.bound().port, old, 'what cannot be had changes nothing');
    free.server.close();
    const first = await door.tryPlace({ host: '127.0.0.1', port });
    assert.deepEqual([await askAt(old), await askAt(port)], ['here', 'here']);
    await first.takeBack();
    await assert.rejects(askAt(port), { code: 'ECONNREFUSED' });
    const second = await door.tryPlace({ host: '127.0.0.1', port });
    await second.keep();
    assert.equal(await askAt(port), 'here');
    if (hasWindow) {
      assert.equal(await askAt(old), 'here');
      await (await door.tryPlace({ host: '127.0.0.1', port: old })).keep();
      assert.deepEqual([door.bound().port, await askAt(old), await askAt(port)], [old, 'here', 'here']);
    } else await assert.rejects(askAt(old), { code: 'ECONNREFUSED' });
  }
});

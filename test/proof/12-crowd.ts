import { setTimeout } from 'node:timers/promises';
import type { TimeLimits } from '../../server/time-limits.ts';
import type { ApiClient } from '../support/api-client.ts';
import { keepFile } from '../support/open-download.ts';
import { openRaw, type RawConnection } from '../support/raw-http.ts';
import { type SeparateServer, startSeparateServer } from '../support/separate-server.ts';
import { openSocket, type SocketClient } from '../support/socket-client.ts';
import type { Finding, Proof } from './proof.ts';

const megabyte = 1_048_576;
/** More than the systems of both ends hold for a connection. */
const fileBytes = 19 * megabyte;
/** A byte of a slow sender comes so often, ms. */
const drip = 150;
const mostMemory = 400;

type Plan = {
  slowSenders: number;
  frozenReaders: number;
  sockets: number;
  limits: Partial<TimeLimits>;
  /** Until everything that is held has to be let go of, ms. */
  patience: number;
  /** Of the healthy client's requests, ms; measured on request only. */
  slowest?: number;
};

/**
 * Slow senders, readers that do not read, and all sockets coming back at once, while one healthy client works. Nothing of
 * the crowd closes a connection: the server has to.
 */
async function crowd(plan: Plan): Promise<Finding> {
  await using server = await startSeparateServer(plan.limits);
  const web = await server.signIn();
  const file = await keepFile(web, fileBytes);
  const before = await server.held();
  const healthy = healthyClient(web);
  const senders = Array.from({ length: plan.slowSenders }, (_, index) => sendSlowly(server.url, web, index));
  const readers = Array.from({ length: plan.frozenReaders }, () => freeze(server.url, web, file));
  const sockets = await reconnectAll(server, web, plan.sockets);
  const during = await server.held();
  const released = await waitForRelease(server, plan.patience, before.connections + plan.sockets);
  const times = await healthy.end();
  await Promise.all(sockets.map((socket) => socket.close()));
  const after = released && (await waitForRelease(server, plan.patience, before.connections));
  for (const { socket } of [...senders, ...readers]) socket.destroy();
  const p99 = times[Math.floor((times.length - 1) * 0.99)] ?? 0;
  const missed = sockets.filter(({ frames }) => !frames.some(isChange)).length;
  const faults = sentences([
    [released === undefined, 'slow senders or frozen readers are still held'],
    [released !== undefined && after === undefined, 'closed sockets are still held'],
    [healthy.failures() > 0, `${healthy.failures()} requests of the healthy client failed`],
    [missed > 0, `${missed} sockets missed a change`],
    [during.rss > mostMemory * megabyte, `${inMegabytes(during.rss)} held`],
    [p99 > (plan.slowest ?? Number.POSITIVE_INFINITY), `the healthy client waited ${p99} ms`],
  ]);
  const counts = {
    'slow senders': plan.slowSenders,
    'frozen readers': plan.frozenReaders,
    'sockets at once': plan.sockets,
    'healthy requests': times.length,
    'their p99': `${Math.round(p99)} ms`,
    'RSS before': inMegabytes(before.rss),
    during: inMegabytes(during.rss),
    afterwards: inMegabytes((await server.held()).rss),
  };
  return { counts, faults };
}

const sentences = (cases: readonly (readonly [boolean, string])[]) =>
  cases.filter(([isTrue]) => isTrue).map(([, sentence]) => sentence);
const inMegabytes = (bytes: number) => `${Math.round(bytes / megabyte)} MiB`;
const isChange = ({ type }: { type: string }) => type === 'module_data_changed';

/** One half never ends its headers, the other half never its body. */
function sendSlowly(url: string, { token }: ApiClient, index: number): RawConnection {
  const connection = openRaw(url, { stubborn: true });
  const authorization = `Host: 127.0.0.1\r\nAuthorization: Bearer ${token}\r\n`;
  const isBody = index % 2 === 0;
  connection.write(
    isBody
      ? `POST /api/todos HTTP/1.1\r\n${authorization}Content-Type: application/json\r\nContent-Length: 9000\r\n\r\n{"title":"`
      : `GET /api/todos HTTP/1.1\r\n${authorization}X-Slow: `,
  );
  const timer = setInterval(() => connection.write('x'), drip);
  void connection.closed.then(() => clearInterval(timer));
  return connection;
}

/** Asks for megabytes and reads none of them. */
function freeze(url: string, { token }: ApiClient, path: string): RawConnection {
  const connection = openRaw(url, { stubborn: true });
  connection.socket.pause();
  connection.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${token}\r\n\r\n`);
  return connection;
}

/** Opens them, breaks them all off, and has them come back at the same time; then they hear of one change. */
async function reconnectAll(server: SeparateServer, web: ApiClient, count: number): Promise<SocketClient[]> {
  const openAll = () =>
    Promise.all(Array.from({ length: count }, () => openSocket(server.url, web.token ?? '')));
  for (const { socket } of await openAll()) socket.terminate();
  const sockets = await openAll();
  await web.post('/api/todos', { title: 'Something new' });
  await Promise.all(sockets.map((socket) => socket.waitFor(isChange).catch(() => undefined)));
  return sockets;
}

/** Reads and writes all the time. */
function healthyClient(web: ApiClient) {
  const times: number[] = [];
  let failures = 0;
  let isWorking = true;
  const work = async () => {
    for (let round = 0; isWorking; round += 1) {
      const started = performance.now();
      const { status } =
        round % 4 === 0 ? await web.put('/api/settings', { round }) : await web.get('/api/todos?limit=50');
      times.push(performance.now() - started);
      if (status !== 200) failures += 1;
      await setTimeout(5);
    }
  };
  const working = work();
  return {
    failures: () => failures,
    async end() {
      isWorking = false;
      await working;
      return times.sort((one, other) => one - other);
    },
  };
}

/** What is held, once it is no more than that; undefined when it takes too long. */
async function waitForRelease(server: SeparateServer, patience: number, connections: number) {
  for (let waited = 0; waited < patience; waited += 200) {
    const held = await server.held();
    // The healthy client has one or two.
    if (held.connections <= connections + 2) return held;
    await setTimeout(200);
  }
  return undefined;
}

const short = {
  slowSenders: 60,
  frozenReaders: 20,
  sockets: 100,
  limits: { headers: 3000, body: 3000, leftover: 500, unread: 3000 },
  patience: 30_000,
};
const never = 10 * 60_000;
const few = { ...short, slowSenders: 10, frozenReaders: 10, sockets: 10, patience: 6000 };

export const proof: Proof = {
  number: 12,
  name: 'slow senders, frozen readers and everybody at once hold up nobody, and all of it is let go of',
  short: () => crowd(short),
  long: () =>
    crowd({
      ...short,
      slowSenders: 500,
      frozenReaders: 100,
      sockets: 1000,
      limits: {},
      patience: 120_000,
      slowest: 200,
    }),
  controls: {
    'without a limit for senders': () =>
      crowd({ ...few, limits: { ...short.limits, headers: never, body: never } }),
    'without a limit for readers': () => crowd({ ...few, limits: { ...short.limits, unread: never } }),
  },
};

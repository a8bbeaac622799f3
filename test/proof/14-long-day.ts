import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { ApiClient } from '../support/api-client.ts';
import { type ControlledClock, controlledClock, hours } from '../support/controlled-clock.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { openSocket, type SocketClient } from '../support/socket-client.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import type { Finding, Proof } from './proof.ts';

const megabyte = 1_048_576;
/** The second half of the day may hold so much more than the first, which has been through everything once. */
const mostGrowth = 6 * megabyte;
const mostMoreHandles = 4;
const zones = ['Europe/Berlin', 'Asia/Seoul', 'America/St_Johns', 'Pacific/Chatham'];

type Plan = { clients: number; stepsPerHour: number; lasting: number; keepConnections?: boolean };

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** What a process holds when nothing is under way. */
type Sample = { heap: number; handles: number };

/**
 * Days of use on a clock that runs ahead: clients that read, write and delete, reminders that come due, reconnects every
 * hour, a restart every six hours and another time zone each time.
 */
async function longDays({ clients, stepsPerHour, lasting, keepConnections = false }: Plan): Promise<Finding> {
  using folder = temporaryFolder();
  const clock = controlledClock();
  const samples: Sample[] = [];
  const counts = { hours: lasting, clients, requests: 0, frames: 0, restarts: 0 };
  const failures: string[] = [];
  const kept: unknown[] = [];
  const perRun = 6;
  for (let hour = 0; hour < counts.hours; hour += perRun) {
    const settings = { TIME_ZONE: zones[counts.restarts % zones.length] ?? 'UTC', LOG_LEVEL: 'silent' };
    await using server = await startTestServer({
      dataDir: folder.path,
      clock,
      settings,
      checkAnswers: false,
    });
    if (keepConnections) neverForget(server, kept);
    counts.restarts += 1;
    for (let passed = 0; passed < perRun; passed += 1) {
      const done = await oneHour(server, clock, { clients, stepsPerHour });
      counts.requests += done.requests;
      counts.frames += done.frames;
      failures.push(...done.failures);
      samples.push(await sample());
    }
  }
  return { counts: { ...counts, ...inWords(samples) }, faults: [...failures, ...growth(samples)] };
}

async function oneHour(
  server: TestServer,
  clock: ControlledClock,
  { clients, stepsPerHour }: Pick<Plan, 'clients' | 'stepsPerHour'>,
) {
  const failures: string[] = [];
  let requests = 0;
  const owner = await server.signIn();
  const sockets = await Promise.all(
    Array.from({ length: clients }, () => openSocket(server.url, owner.token ?? '')),
  );
  const expect = async (answer: ReturnType<ApiClient['get']>, status: number) => {
    const { status: found, body, text } = await answer;
    requests += 1;
    if (found !== status) failures.push(`answered ${found}: ${text}`);
    return body as { id?: string };
  };
  const use = async (index: number) => {
    const due_date = new Date(clock.now().getTime() + hours(index % 3)).toISOString();
    const { id } = await expect(owner.post('/api/todos', { title: `Client ${index}`, due_date }), 201);
    await expect(owner.get('/api/todos?limit=20'), 200);
    await expect(owner.get('/api/today'), 200);
    await expect(owner.delete(`/api/todos/${id}`), 204);
    sockets[index]?.socket.send('{"type":"ping"}');
  };
  for (let step = 0; step < stepsPerHour; step += 1) {
    await Promise.all(Array.from({ length: clients }, (_, index) => use(index)));
    clock.advance(hours(1) / stepsPerHour);
    await server.services.scheduler.tick();
  }
  await expect(owner.post('/api/auth/logout'), 200);
  const frames = sockets.reduce((sum, socket) => sum + socket.frames.length, 0);
  await Promise.all(sockets.map((socket: SocketClient) => socket.close()));
  return { failures, requests, frames };
}

async function sample(): Promise<Sample> {
  // What was closed just now ends in the turns to come.
  for (let round = 0; round < 3; round += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    collectGarbage();
  }
  return { heap: process.memoryUsage().heapUsed, handles: process.getActiveResourcesInfo().length };
}

const least = (samples: readonly Sample[], key: keyof Sample) =>
  Math.min(...samples.map((taken) => taken[key]));

/** The least of each half: what stays, and not what happens to lie about. */
function halves(samples: readonly Sample[], key: keyof Sample): [number, number] {
  const middle = Math.floor(samples.length / 2);
  return [least(samples.slice(0, middle), key), least(samples.slice(middle), key)];
}

function growth(samples: readonly Sample[]): string[] {
  const [heapBefore, heapAfter] = halves(samples, 'heap');
  const [handlesBefore, handlesAfter] = halves(samples, 'handles');
  return [
    ...(heapAfter - heapBefore > mostGrowth
      ? [`the heap grew from ${heapBefore} to ${heapAfter} bytes`]
      : []),
    ...(handlesAfter - handlesBefore > mostMoreHandles
      ? [`handles grew from ${handlesBefore} to ${handlesAfter}`]
      : []),
  ];
}

function inWords(samples: readonly Sample[]) {
  const inMegabytes = (bytes: number) => `${(bytes / megabyte).toFixed(1)} MiB`;
  return {
    heap: halves(samples, 'heap').map(inMegabytes).join(' -> '),
    handles: halves(samples, 'handles').join(' -> '),
  };
}

/** Every connection stays known for ever, with what it may have been sent. */
function neverForget({ services: { hub } }: TestServer, kept: unknown[]): void {
  const { add } = hub;
  Object.assign(hub, {
    add(...[connection]: Parameters<typeof add>) {
      kept.push(connection, 'x'.repeat(100_000).split(''));
      add(connection);
    },
  });
}

const shortDay = { clients: 6, stepsPerHour: 1, lasting: 24 };

export const proof: Proof = {
  number: 14,
  name: 'a long day with restarts and changes of the zone leaves memory and handles as they were',
  short: () => longDays(shortDay),
  long: () => longDays({ clients: 50, stepsPerHour: 12, lasting: 24 }),
  controls: {
    'with connections that are never forgotten': () =>
      longDays({ ...shortDay, lasting: 12, keepConnections: true }),
  },
};

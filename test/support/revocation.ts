import { networkInterfaces } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { type ApiClient, createApiClient } from './api-client.ts';
import { type BusyClient, busyClient, type LargeThings } from './busy-client.ts';
import { startFakeAi } from './fake-ai.ts';
import { handshake } from './handshake.ts';
import { keepFile, makeFeed, makeLargeFeed, type OpenDownload } from './open-download.ts';
import { openStream } from './open-stream.ts';
import { ownTime } from './own-time.ts';
import { pairDevice } from './pair-device.ts';
import { startTestServer, type TestServerOptions, testPin } from './server.ts';
import type { SocketClient } from './socket-client.ts';

/** More than what lies between the two ends of a connection. */
const fileBytes = 24 * 1_048_576;

/** Whoever is shut out is so within this time, ms. */
const allowed = 1000;

export const columns = ['request', 'stream', 'socket', 'download', 'signed', 'feed'] as const;
/** By what is used: what became of the one that was open, and what the next one meets. */
export type Outcome = Record<(typeof columns)[number], string>;

export type House = Awaited<ReturnType<typeof openHouse>>;

/** A server with an AI that never ends its reply, a large file and a large feed, open to other computers. */
export async function openHouse(options: TestServerOptions = {}) {
  const ai = await startFakeAi();
  ai.mode = 'hangMidway';
  ai.answer = () => ['Wait ', 'for ', 'ever'];
  const server = await startTestServer({
    ...options,
    ownPin: true,
    settings: {
      HOST: '0.0.0.0',
      MDNS: 'false',
      AI_PROVIDER: 'ollama',
      AI_BASE_URL: ai.url,
      MAX_UPLOAD_SIZE_MB: '25',
      PUBLIC_URL: 'http://192.168.1.20:8000',
    },
  });
  const window = createApiClient(server.url, await server.services.auth.beginDesktopSession());
  const file = await keepFile(window, fileBytes);
  const feed = await makeLargeFeed(window);
  let pin = testPin;
  const address = otherAddress();
  return {
    server,
    /** The dashboard in the window of this computer. */
    window,
    feed,
    things: { file, feed: feed.path } satisfies LargeThings,
    /** Where another computer would reach it; undefined on a machine without a network. */
    remoteUrl: address && `http://${address}:${server.port}`,
    signIn: (url = server.url) => createApiClient(url).signIn(pin),
    pair: () => pairDevice(window),
    async changePin() {
      pin = pin === testPin ? '947264' : testPin;
      return window.post('/api/dashboard/pin', { new_pin: pin });
    },
    anotherFeed: () => makeFeed(window),
    async [Symbol.asyncDispose]() {
      await server.stop();
      await ai.stop();
    },
  };
}

function otherAddress(): string | undefined {
  const all = Object.values(networkInterfaces()).flatMap((entries) => entries ?? []);
  return all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
}

/** Lets somebody be busy, shuts them out, and says what came of it, for them and for somebody beside them. */
export async function tryRevocation(
  { things }: House,
  revocation: {
    out: ApiClient;
    stays: ApiClient;
    outThings?: LargeThings;
    revoke(): Promise<{ status: number }>;
  },
): Promise<{ out: Outcome; stays: Outcome }> {
  const out = await busyClient(revocation.out, revocation.outThings ?? things);
  const stays = await busyClient(revocation.stays, things);
  for (const { download, signedDownload, feedReader } of [out, stays])
    for (const { status } of [download, signedDownload, feedReader])
      if (status !== 200) throw new Error(`A download was answered ${status} before anything was revoked`);
  const { status } = await revocation.revoke();
  if (status >= 300) throw new Error(`Revoking was answered ${status}`);
  const outcome = await outcomeOf(out, allowed);
  // What was to happen to the other has happened by now.
  return { out: outcome, stays: await outcomeOf(stays, 0) };
}

/** @param patience how long something may go on that is to be cut, ms */
async function outcomeOf(busy: BusyClient, patience: number): Promise<Outcome> {
  const { socket, stream, download, signedDownload, feedReader } = busy;
  using watch = ownTime();
  const late = () => (patience > 0 && watch.elapsed() > patience ? ' late' : '');
  const read = async (reader: OpenDownload) => {
    const how = await reader.ended();
    return how === 'cut' ? `cut${late()}` : how;
  };
  const [socketNow, streamNow, downloadNow, signedNow, feedNow] = await Promise.all([
    soon(
      socket.closed.then(({ code }) => `${code}${late()}`),
      patience,
    ),
    soon(
      stream.ended.then((how) => `${how}${late()}`),
      patience,
    ),
    read(download),
    read(signedDownload),
    read(feedReader),
  ]);
  const next = await nextOf(busy);
  const outcome = {
    request: next.request,
    stream: `${streamNow}, ${next.stream}`,
    socket: `${socketNow === 'open' ? await ping(socket) : socketNow}, ${next.socket}`,
    download: `${downloadNow}, ${next.download}`,
    signed: `${signedNow}, ${next.signed}`,
    feed: `${feedNow}, ${next.feed}`,
  };
  stream.leave();
  socket.socket.terminate();
  return outcome;
}

const soon = (ending: Promise<string>, patience: number): Promise<string> =>
  Promise.race([ending, delay(5 * patience, 'open', { ref: false })]);

async function ping({ socket, closed, waitForType }: SocketClient): Promise<string> {
  socket.send('{"type":"ping"}');
  const answered = waitForType('pong').then(() => 'open');
  return Promise.race([answered, closed.then(({ code }) => `${code} late`)]);
}

/** What a client meets that asks again. */
async function nextOf({ client, signed, feed, file, conversation }: BusyClient): Promise<Outcome> {
  const stranger = createApiClient(client.url);
  const get = (from: ApiClient, path: string) =>
    statusOf(async () => {
      const response = await from.fetch(path);
      await response.body?.cancel();
      return response;
    });
  return {
    request: await get(client, '/api/settings'),
    stream: await statusOf(async () => {
      const stream = await openStream(client, { conversation_id: conversation, content: 'And now?' });
      stream.leave();
      return stream;
    }),
    socket: await statusOf(() => handshake(client.url, `/ws?token=${client.token}`)),
    download: await get(client, file),
    signed: await get(stranger, signed),
    feed: await get(stranger, feed),
  };
}

/** A connection that was kept may be closed under a request; then clients ask once more. */
const statusOf = (ask: () => Promise<{ status: number }>): Promise<string> =>
  ask()
    .catch(ask)
    .then(
      ({ status }) => String(status),
      () => 'refused',
    );

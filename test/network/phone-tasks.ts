import type { ClaimResponse } from '../../server/features/pairing/pairing.schema.ts';
import type { ApiClient } from '../support/api-client.ts';
import type { BusyClient, LargeThings } from '../support/busy-client.ts';
import type { ReceivedFrame } from '../support/socket-client.ts';
import type { Tools } from './agent.ts';

/** What happens on the phone. Each of these is sent there as text, so it uses its tools and nothing else from here. */

type Kept = { client: ApiClient; token: string; busy: BusyClient };

/** Servers that multicast DNS tells of. @param own the phone's address */
export function lookAround({ findInHouse }: Tools, own: string) {
  return findInHouse(own, 2500);
}

/** Looks around until a server is said to be at the wanted address. */
export function untilSeen({ until, findInHouse }: Tools, { own, wanted }: { own: string; wanted: string }) {
  return until('multicast DNS', async () => {
    const found = await findInHouse(own, 1500);
    return found[0]?.addresses.includes(wanted) ? found : undefined;
  });
}

export async function openPage(_tools: Tools, url: string): Promise<string> {
  return await (await fetch(url)).text();
}

/** As the Android client does: health first, then the claim. */
export async function scan({ createApiClient, kept }: Tools, payload: string): Promise<ClaimResponse> {
  const { type, code, server_url } = JSON.parse(payload) as Record<string, string>;
  if (type !== 'clawchat_pair') throw new Error(`A code of type ${type}`);
  const stranger = createApiClient(server_url ?? '');
  const health = await stranger.get('/api/health');
  if (health.status !== 200) throw new Error(`Health answered ${health.status}`);
  const claim = { code, device_name: 'Pixel 9', device_type: 'android' };
  const { status, body } = await stranger.post<ClaimResponse>('/api/pairing/claim', claim);
  if (status !== 200) throw new Error(`The claim answered ${status}`);
  Object.assign(kept, {
    client: createApiClient(body.api_base_url, body.device_token),
    token: body.device_token,
  });
  return body;
}

export async function chat({ kept, readChatStream }: Tools): Promise<string> {
  const { client } = kept as Kept;
  const { body } = await client.post<{ id: string }>('/api/chat/conversations');
  const { text } = await readChatStream(client, { conversation_id: body.id, content: 'How are you today?' });
  return text;
}

export async function openTheSocket({ kept, openSocket }: Tools): Promise<ReceivedFrame> {
  const { client, token } = kept as Kept;
  const socket = await openSocket(client.url, token);
  socket.socket.send('{"type":"ping"}');
  const frame = await socket.waitForType('pong');
  await socket.close();
  return frame;
}

export async function statusAt({ kept, createApiClient }: Tools, url: string): Promise<number> {
  return (await createApiClient(url, (kept as Kept).token).get('/api/settings')).status;
}

export async function beBusy(
  { kept, createApiClient, busyClient }: Tools,
  { url, things }: { url: string; things: LargeThings },
): Promise<void> {
  const { token } = kept as Kept;
  Object.assign(kept, { busy: await busyClient(createApiClient(url, token), things) });
}

/** How everything that lasts ended, and what another request meets. @throws {Error} when one goes on for over a second */
export async function howItEnded({ kept, delay }: Tools, url: string): Promise<Record<string, unknown>> {
  const { busy, token } = kept as Kept;
  const within = <T>(what: string, promise: Promise<T>) =>
    Promise.race([
      promise,
      delay(1000).then((): never => {
        throw new Error(`The ${what} goes on`);
      }),
    ]);
  return {
    socket: await within('socket', busy.socket.closed),
    stream: await within('stream', busy.stream.ended),
    download: await within('download', busy.download.ended()),
    signed: await within('signed download', busy.signedDownload.ended()),
    feed: await within('feed', busy.feedReader.ended()),
    request: await fetch(`${url}/api/settings`, { headers: { authorization: `Bearer ${token}` } }).then(
      ({ status }) => status,
      (error: Error & { cause?: { code?: string } }) => error.cause?.code,
    ),
  };
}

import type { ReachReport } from '../../server/features/dashboard/dashboard.schema.ts';
import type { DeviceList, PairingSession } from '../../server/features/pairing/pairing.schema.ts';
import type { ApiClient } from '../support/api-client.ts';
import type { BusyClient, LargeThings } from '../support/busy-client.ts';
import type { FakeAi } from '../support/fake-ai.ts';
import type { TestServer } from '../support/server.ts';
import type { SocketClient } from '../support/socket-client.ts';
import type { Tools } from './agent.ts';

/** What happens on the desktop. Each of these is sent there as text, so it uses its tools and nothing else from here. */

type Kept = {
  server: TestServer;
  ai: FakeAi;
  owner: ApiClient;
  page: SocketClient;
  busy: BusyClient;
  things: LargeThings;
  notices: { title: string }[];
};

/** Starts the server as a desktop app does, for everybody, and says which addresses it offers. */
export async function start(tools: Tools, { port }: { port: number }): Promise<string[]> {
  const kept = tools.kept as Kept;
  kept.notices = [];
  kept.ai = await tools.startFakeAi();
  kept.server = await tools.startTestServer({
    settings: {
      HOST: '0.0.0.0',
      PORT: String(port),
      AI_PROVIDER: 'ollama',
      AI_BASE_URL: kept.ai.url,
      MAX_UPLOAD_SIZE_MB: '25',
    },
    onNotice: (notice) => void kept.notices.push(notice),
  });
  kept.owner = await kept.server.signIn();
  kept.page = await tools.openSocket(kept.server.url, `${kept.owner.token}&dashboard`);
  const file = await tools.keepFile(kept.owner, 24 * 1_048_576);
  kept.things = { file, feed: (await tools.makeLargeFeed(kept.owner)).path };
  return kept.server.services.addresses().map(({ url }) => url);
}

export async function checkReach({ kept }: Tools): Promise<ReachReport> {
  return (await (kept as Kept).owner.get<ReachReport>('/api/dashboard/reach')).body;
}

export async function showCode({ kept }: Tools): Promise<PairingSession> {
  return (await (kept as Kept).owner.post<PairingSession>('/api/pairing/session')).body;
}

export async function listDevices({ kept }: Tools): Promise<DeviceList['items']> {
  return (await (kept as Kept).owner.get<DeviceList>('/api/pairing/devices')).body.items;
}

export function notices({ kept }: Tools): string[] {
  return (kept as Kept).notices.map(({ title }) => title);
}

/** Waits until so many addresses are offered, this one first. */
export function untilOffered(tools: Tools, wanted: { count: number; first: string }): Promise<string[]> {
  return tools.until('addresses', () => {
    const offered = (tools.kept as Kept).server.services.addresses().map(({ url }) => url);
    return offered.length === wanted.count && offered[0] === wanted.first ? offered : undefined;
  });
}

/** Whether the page of the owner has been told something of this type. */
export async function heard({ kept }: Tools, type: string): Promise<boolean> {
  return (await (kept as Kept).page.waitForType(type)).type === type;
}

export async function setLan({ kept }: Tools, enabled: boolean): Promise<unknown> {
  return (await (kept as Kept).owner.put('/api/dashboard/lan', { enabled })).body;
}

/** Where the large file and the large calendar are. */
export const things = ({ kept }: Tools): LargeThings => (kept as Kept).things;

/** A client on this computer that is in the middle of everything. */
export async function beBusy(tools: Tools): Promise<void> {
  const kept = tools.kept as Kept;
  kept.ai.mode = 'hangMidway';
  kept.ai.answer = () => ['Wait ', 'for ', 'ever'];
  kept.busy = await tools.busyClient(await kept.server.signIn(), kept.things);
}

export async function howItGoes({ kept }: Tools): Promise<Record<string, unknown>> {
  const { socket, stream, download, feedReader, client } = (kept as Kept).busy;
  socket.socket.send('{"type":"ping"}');
  const { type } = await socket.waitForType('pong');
  const ended = await download.ended();
  const feed = await feedReader.ended();
  const { status } = await client.get('/api/settings');
  stream.leave();
  await socket.close();
  return { socket: type, download: ended, feed, request: status };
}

export async function revokeFirst({ kept }: Tools): Promise<void> {
  const { owner } = kept as Kept;
  const { body } = await owner.get<DeviceList>('/api/pairing/devices');
  await owner.delete(`/api/pairing/devices/${body.items[0]?.id}`);
}

export async function stop({ kept }: Tools): Promise<void> {
  await (kept as Kept).server.stop();
  await (kept as Kept).ai.stop();
}

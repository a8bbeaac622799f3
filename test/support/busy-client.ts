import type { ApiClient } from './api-client.ts';
import { openDownload } from './open-download.ts';
import { openStream } from './open-stream.ts';
import { openSocket } from './socket-client.ts';

/** Paths of a file and of a feed that are too large to be over at once. */
export type LargeThings = { file: string; feed: string };

/**
 * A client in the middle of everything that lasts: a socket, a reply that does not end, and a file and a calendar that
 * it is slow to read. The file is asked for with its token and, a second time, by the signed address of its list.
 */
export async function busyClient(client: ApiClient, { file, feed }: LargeThings) {
  const { body } = await client.post<{ id: string }>('/api/chat/conversations');
  const socket = await openSocket(client.url, client.token ?? '');
  const stream = await openStream(client, { conversation_id: body.id, content: 'Hello there, how are you?' });
  await stream.until((text) => text.includes('"token"'));
  const listed = await client.get<{ url: string }[]>('/api/attachments');
  const signed = listed.body.find(({ url }) => url.startsWith(file))?.url ?? '';
  return {
    client,
    socket,
    stream,
    signed,
    feed,
    file,
    download: await openDownload(client, file),
    signedDownload: await openDownload(client, signed, { withToken: false }),
    feedReader: await openDownload(client, feed, { withToken: false }),
    conversation: body.id,
  };
}

export type BusyClient = Awaited<ReturnType<typeof busyClient>>;

import type { ApiClient } from './api-client.ts';
import { openDownload } from './open-download.ts';
import { openStream } from './open-stream.ts';
import { openSocket } from './socket-client.ts';

/** A client in the middle of everything that lasts: a socket, a reply that does not end, a download it is slow to read. */
export async function busyClient(client: ApiClient, path: string) {
  const { body } = await client.post<{ id: string }>('/api/chat/conversations');
  const socket = await openSocket(client.url, client.token ?? '');
  const stream = await openStream(client, { conversation_id: body.id, content: 'Hello there, how are you?' });
  await stream.until((text) => text.includes('"token"'));
  const download = await openDownload(client, path);
  return { client, socket, stream, download, conversation: body.id };
}

export type BusyClient = Awaited<ReturnType<typeof busyClient>>;

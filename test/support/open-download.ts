import { type ApiClient, createApiClient } from './api-client.ts';

export type OpenDownload = {
  status: number;
  /** How it ended: with its last byte, or cut in the middle. Begins to read. */
  ended(): Promise<'whole' | 'cut'>;
};

/** A file of so many bytes, kept by the server; resolves with the path of its download. */
export async function keepFile(client: ApiClient, bytes: number): Promise<string> {
  const memo = await client.post<{ id: string }>('/api/memos', { content: 'A memo with a file' });
  const form = new FormData();
  form.append('file', new Blob([Buffer.alloc(bytes, 'a')]), 'large.txt');
  const kept = await client.fetch(`/api/attachments?memo_id=${memo.body.id}`, { method: 'POST', body: form });
  if (kept.status !== 201) throw new Error(`The upload was answered ${kept.status}`);
  const { id } = (await kept.json()) as { id: string };
  return `/api/attachments/${id}/download`;
}

/** A calendar feed of seven million bytes, made by the owner. */
export async function makeLargeFeed(owner: ApiClient): Promise<{ id: string; path: string }> {
  const description = 'x'.repeat(90_000);
  const event = (index: number) => ({
    title: `Long ${index}`,
    start_time: '2026-05-01T10:00:00Z',
    description,
  });
  await Promise.all(Array.from({ length: 80 }, (_, index) => owner.post('/api/events', event(index))));
  return makeFeed(owner);
}

export async function makeFeed(owner: ApiClient): Promise<{ id: string; path: string }> {
  const { status, body, text } = await owner.post<{ id: string; url: string }>('/api/dashboard/feeds', {
    purpose: 'events',
  });
  if (status !== 201) throw new Error(`Making a feed answered ${status}: ${text}`);
  return { id: body.id, path: new URL(body.url).pathname };
}

/**
 * Asks for a download and does not read it, so that a large one is not over before something happens to it. An address
 * that is its own key goes without the token.
 */
export async function openDownload(
  client: ApiClient,
  path: string,
  { withToken = true } = {},
): Promise<OpenDownload> {
  const response = await (withToken ? client : createApiClient(client.url)).fetch(path);
  return {
    status: response.status,
    async ended() {
      try {
        for await (const _chunk of response.body ?? []);
        return 'whole';
      } catch {
        // The client's library does not tell why.
        return 'cut';
      }
    },
  };
}

import type { ApiClient } from './api-client.ts';

export type OpenDownload = {
  status: number;
  /** How it ended: with its last byte, or cut in the middle. Begins to read. */
  ended(): Promise<'complete' | 'cut'>;
};

/** A file of so many bytes, kept by the server; resolves with the path of its download. */
export async function keepFile(client: ApiClient, bytes: number): Promise<string> {
  const memo = await client.post<{ id: string }>('/api/memos', { content: 'A memo with a file' });
  const form = new FormData();
  form.append('file', new Blob([Buffer.alloc(bytes, 'a')]), 'large.txt');
  const kept = await client.fetch(`/api/attachments?memo_id=${memo.body.id}`, { method: 'POST', body: form });
  const { id } = (await kept.json()) as { id: string };
  return `/api/attachments/${id}/download`;
}

/** Asks for a download and does not read it, so that a large one is not over before something happens to it. */
export async function openDownload(client: ApiClient, path: string): Promise<OpenDownload> {
  const response = await client.fetch(path);
  return {
    status: response.status,
    async ended() {
      try {
        for await (const _chunk of response.body ?? []);
        return 'complete';
      } catch {
        // The client's library does not tell why.
        return 'cut';
      }
    },
  };
}

import type { ApiClient } from './api-client.ts';

export type OpenStream = {
  status: number;
  headers: Headers;
  /** Everything received so far. */
  received(): string;
  /** Resolves when what was received fits. @throws {Error} when the stream ends before */
  until(fits: (received: string) => boolean): Promise<string>;
  /** How the stream ended: `complete` after its last byte, `cut` by the server, `left` by us. */
  ended: Promise<'complete' | 'cut' | 'left'>;
  /** Closes the connection: the clients' stop button. */
  leave(): void;
};

/** Sends a message to the event stream and follows it while it goes on. */
export async function openStream(client: ApiClient, body: Record<string, unknown>): Promise<OpenStream> {
  const leaving = new AbortController();
  const response = await client.fetch('/api/chat/stream', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify(body),
    signal: leaving.signal,
  });
  let text = '';
  const looks = new Set<() => void>();
  const read = async () => {
    try {
      const decoder = new TextDecoder();
      for await (const chunk of response.body ?? []) {
        text += decoder.decode(chunk, { stream: true });
        for (const look of looks) look();
      }
      return 'complete';
    } catch {
      // undici tells neither which side it was nor why.
      return leaving.signal.aborted ? 'left' : 'cut';
    }
  };
  const ended = read();
  const until = (fits: (received: string) => boolean) =>
    new Promise<string>((resolve, reject) => {
      const look = () => fits(text) && resolve(text);
      looks.add(look);
      void ended.then((how) => reject(new Error(`The stream is over (${how}) after: ${text}`)));
      look();
    });
  return {
    status: response.status,
    headers: response.headers,
    received: () => text,
    until,
    ended,
    leave: () => leaving.abort(),
  };
}

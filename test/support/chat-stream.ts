import type { ApiClient } from './api-client.ts';

export type ChatStream = {
  status: number;
  contentType: string;
  /** Payloads of the `data:` lines in order; `[DONE]` as that text. */
  events: (Record<string, unknown> | '[DONE]')[];
  comments: string[];
  /** All tokens joined. */
  text: string;
  raw: string;
};

/** Sends a message to the event stream and reads it to its end. */
export async function readChatStream(
  client: ApiClient,
  body: Record<string, unknown>,
  signal?: AbortSignal,
): Promise<ChatStream> {
  const response = await client.fetch('/api/chat/stream', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify(body),
    ...(signal && { signal }),
  });
  const raw = await response.text();
  const blocks = raw.split('\n\n').filter((block) => block !== '');
  const events = blocks
    .filter((block) => block.startsWith('data: '))
    .map((block) => block.slice('data: '.length))
    .map((data) => (data === '[DONE]' ? data : (JSON.parse(data) as Record<string, unknown>)));
  return {
    status: response.status,
    contentType: response.headers.get('content-type') ?? '',
    events,
    comments: blocks.filter((block) => block.startsWith(':')),
    text: events.map((event) => (event === '[DONE]' ? '' : (event['token'] ?? ''))).join(''),
    raw,
  };
}

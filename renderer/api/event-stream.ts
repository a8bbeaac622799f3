/** One event of a chat answer, in the order meta, tokens, title, done. */
export type ChatEvent =
  | { type: 'meta'; conversationId: string; messageId: string }
  | { type: 'token'; text: string }
  | { type: 'title'; title: string }
  | { type: 'error'; message: string }
  | { type: 'done' };

/** The server sends a comment every ten seconds. */
const longestSilenceMs = 60_000;

/** The server sent nothing, not even a comment, for too long. */
export class SilenceError extends Error {
  constructor() {
    super('The stream has been silent for too long');
    this.name = 'SilenceError';
  }
}

function parsed(payload: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(payload);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

/** What one `data:` payload means; undefined for everything that clients ignore. */
export function chatEventFrom(payload: string): ChatEvent | undefined {
  if (payload === '[DONE]') return { type: 'done' };
  const value = parsed(payload);
  if (value === undefined) return undefined;
  const { conversation_id, message_id, token, title_generated, error } = value;
  if (typeof conversation_id === 'string' && typeof message_id === 'string') {
    return { type: 'meta', conversationId: conversation_id, messageId: message_id };
  }
  if (typeof token === 'string') return { type: 'token', text: token };
  if (typeof title_generated === 'string') return { type: 'title', title: title_generated };
  if (typeof error === 'string') return { type: 'error', message: error };
  return undefined;
}

function withinSilence<T>(work: Promise<T>, silenceMs: number): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new SilenceError()), silenceMs);
  return Promise.race([work, promise]).finally(() => clearTimeout(timer));
}

/** The text of a stream as it comes. Throws `SilenceError` after `silenceMs` without a byte. */
async function* readText(body: ReadableStream<Uint8Array>, silenceMs: number): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  try {
    for (;;) {
      const { done, value } = await withinSilence(reader.read(), silenceMs);
      if (done) return;
      yield decoder.decode(value, { stream: true });
    }
  } finally {
    await reader.cancel();
  }
}

/**
 * The payloads of the `data:` lines of an event stream (WHATWG HTML, server-sent events), one per line, as the
 * clients' parsers do; comments and other fields are skipped, LF and CRLF both end a line, and a last line that
 * was cut off does not count.
 */
export async function* readPayloads(
  body: ReadableStream<Uint8Array>,
  silenceMs = longestSilenceMs,
): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of readText(body, silenceMs)) {
    const lines = (rest + piece).split(/\r?\n/);
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.startsWith('data:')) yield line.slice(5).trim();
  }
}

/**
 * The events of `POST /api/chat/stream`; ends after `done`, or without one when the stream breaks off. Throws
 * `SilenceError` after `silenceMs` without a byte (comments count). Leaving the loop cancels the stream.
 */
export async function* readChatEvents(
  body: ReadableStream<Uint8Array>,
  silenceMs = longestSilenceMs,
): AsyncGenerator<ChatEvent> {
  for await (const payload of readPayloads(body, silenceMs)) {
    const event = chatEventFrom(payload);
    if (event !== undefined) yield event;
    if (event?.type === 'done') return;
  }
}

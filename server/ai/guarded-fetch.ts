import { ReadableStream } from 'node:stream/web';
import { setImmediate } from 'node:timers/promises';
import type { AiTarget } from './errors.ts';
import { aiError } from './errors.ts';
import { type BodyShape, guardBody } from './frames.ts';
import { maxRefusalBytes } from './limits.ts';
import type { AiError } from './provider.ts';
import { problemOf, refusalIn } from './refusals.ts';
import { connectionError, withoutText } from './thrown.ts';
import type { Watch } from './watch.ts';

const turnsToSend = 3;

type Body = NonNullable<Response['body']>;

/** Chunks as they arrive, with the watch told whose turn it is. */
async function* heardChunks(body: Body, watch: Watch, target: AiTarget): AsyncGenerator<Uint8Array> {
  try {
    watch.listening();
    for await (const chunk of body) {
      watch.heard();
      yield chunk;
      watch.listening();
    }
    watch.heard();
  } catch (error) {
    throw aiError('connectionLost', target, withoutText(error));
  }
}

async function firstText(chunks: AsyncIterable<Uint8Array> | Uint8Array[], limit: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of chunks) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length >= limit) break;
  }
  return text;
}

function refusalWords(text: string): string {
  try {
    return refusalIn(JSON.parse(text))?.words ?? text;
  } catch {
    // Proxies answer with plain text or a page; its words may still name the reason.
    return text;
  }
}

async function refusal(response: Response, watch: Watch, target: AiTarget): Promise<AiError> {
  const cause = new Error(`HTTP status ${response.status}`);
  if (response.status >= 300 && response.status < 400) return aiError('redirected', target, cause);
  const chunks = response.body ? heardChunks(response.body, watch, target) : [];
  const words = refusalWords(await firstText(chunks, maxRefusalBytes));
  return aiError(problemOf(response.status, words), target, cause);
}

/** Nobody says when a question has been written to the connection; on one that is open these turns of the event loop are enough. */
async function untilSent(): Promise<void> {
  for (let turn = 0; turn < turnsToSend; turn += 1) await setImmediate();
}

/**
 * A `fetch` for the packages that speak to an AI. It stays inside the watch's time, follows no redirect (the key
 * and the conversation would go along), throws `AiError` for every refusal before the packages read it, and bounds
 * what a body may make us hold.
 */
export function guardedFetch(
  target: AiTarget,
  shape: BodyShape,
  watch: Watch,
  onSent?: () => void,
): typeof fetch {
  return async (input, init) => {
    const sent = fetch(input, { ...init, signal: watch.signal, redirect: 'manual' });
    if (onSent) void untilSent().then(onSent);
    const response = await sent.catch((error: unknown) => {
      throw connectionError(error, target);
    });
    if (!response.ok) throw await refusal(response, watch, target);
    if (response.headers.get('content-type')?.startsWith('text/html')) throw aiError('notAnApi', target);
    if (!response.body) throw aiError('malformed', target);
    const body = guardBody(shape, heardChunks(response.body, watch, target), target);
    return new Response(ReadableStream.from(body), { status: response.status, headers: response.headers });
  };
}

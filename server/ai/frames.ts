import type { AiTarget } from './errors.ts';
import { aiError } from './errors.ts';
import { maxDocumentBytes, maxFrameBytes } from './limits.ts';
import { problemOf, refusalIn } from './refusals.ts';

type Bytes = AsyncIterable<Uint8Array>;

/** How the body of an answer is laid out: Ollama's NDJSON, that of its fetching of models, server-sent events, or one JSON document. */
export type BodyShape = 'lines' | 'pull' | 'events' | 'document';

const lineFeed = 10;
const carriageReturn = 13;

function readLine(line: string, target: AiTarget): object {
  const value: unknown = JSON.parse(line);
  if (typeof value !== 'object' || value === null) throw aiError('malformed', target);
  const refusal = refusalIn(value);
  if (refusal) throw aiError(problemOf(refusal.status, refusal.words), target);
  return value;
}

/** Lines that are not blank, without their ends. */
async function* splitLines(chunks: Bytes, target: AiTarget): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let held = '';
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true });
    const parts = text.split('\n');
    const last = parts.pop() ?? '';
    for (const part of parts) {
      const line = held + part;
      held = '';
      if (line.trim() !== '') yield line;
    }
    held += last;
    if (held.length > maxFrameBytes) throw aiError('endless', target);
  }
  const rest = held + decoder.decode();
  if (rest.trim() !== '') yield rest;
}

/**
 * Passes on whole lines only, each a JSON object that holds no error, the last with the end mark `done`. The
 * `ollama` package would skip an unreadable line, print it to the console, and collect a line without end until
 * memory is full.
 */
async function* checkedLines(chunks: Bytes, target: AiTarget): AsyncGenerator<Uint8Array> {
  let done = false;
  for await (const line of splitLines(chunks, target)) {
    done = Reflect.get(readLine(line, target), 'done') === true;
    yield Buffer.from(`${line}\n`);
  }
  if (!done) throw aiError('incomplete', target);
}

/** Passes on whole lines only, each a JSON object that holds no error, the last with the end mark `success`. */
async function* pulledLines(chunks: Bytes, target: AiTarget): AsyncGenerator<Uint8Array> {
  let status: unknown;
  for await (const line of splitLines(chunks, target)) {
    status = Reflect.get(readLine(line, target), 'status');
    yield Buffer.from(`${line}\n`);
  }
  if (status !== 'success') throw aiError('incomplete', target);
}

/** Passes bytes on unchanged, but ends an event (up to the next blank line) that grows without limit. */
async function* limitedEvents(chunks: Bytes, target: AiTarget): AsyncGenerator<Uint8Array> {
  let eventBytes = 0;
  let lineIsEmpty = true;
  for await (const chunk of chunks) {
    for (const byte of chunk) {
      eventBytes = byte === lineFeed && lineIsEmpty ? 0 : eventBytes + 1;
      lineIsEmpty = byte === lineFeed || (byte === carriageReturn && lineIsEmpty);
    }
    if (eventBytes > maxFrameBytes) throw aiError('endless', target);
    yield chunk;
  }
}

async function* limitedDocument(chunks: Bytes, target: AiTarget): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.byteLength;
    if (bytes > maxDocumentBytes) throw aiError('endless', target);
    yield chunk;
  }
}

const guards: Record<BodyShape, (chunks: Bytes, target: AiTarget) => AsyncGenerator<Uint8Array>> = {
  lines: checkedLines,
  pull: pulledLines,
  events: limitedEvents,
  document: limitedDocument,
};

/** Keeps memory bounded whatever the server sends. Throws `AiError` with code BAD_ANSWER. */
export function guardBody(shape: BodyShape, chunks: Bytes, target: AiTarget): AsyncGenerator<Uint8Array> {
  return guards[shape](chunks, target);
}

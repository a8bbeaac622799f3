import type { IncomingMessage } from 'node:http';
import { HttpError, invalid, tooLarge } from './errors.ts';
import { jsonDepth } from './json-depth.ts';

/** Limits of a JSON body. */
export const jsonLimits = { bytes: 1_048_576, levels: 32 };

type JsonLimits = typeof jsonLimits & { milliseconds: number };

/**
 * Reads and parses a JSON body, whatever content type the client names: one of them forgets it when it repeats a
 * request. An empty body is undefined.
 *
 * @throws {HttpError} 400 for text that is no UTF-8 or no JSON or nested too deep, 408 when it comes too slowly,
 * 413 when it is too large.
 */
export async function readJsonBody(request: IncomingMessage, limits: JsonLimits): Promise<unknown> {
  const text = decode(await readBytes(request, limits));
  if (text.trim() === '') return undefined;
  if (jsonDepth(text) > limits.levels)
    throw invalid(`The body is nested deeper than ${limits.levels} levels`);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new HttpError(400, 'VALIDATION_ERROR', 'The body is not valid JSON', { cause: error });
  }
}

function readBytes(request: IncomingMessage, limits: JsonLimits): Promise<Buffer> {
  const tooMuch = () => tooLarge(`The body is larger than ${Math.round(limits.bytes / 1024)} KiB`);
  if (Number(request.headers['content-length'] ?? 0) > limits.bytes) return Promise.reject(tooMuch());
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const timer = setTimeout(() => settle(() => reject(slowBody())), limits.milliseconds);
    const settle = (finish: () => void) => {
      clearTimeout(timer);
      request.off('data', onData).off('end', onEnd).off('close', onBroken).off('error', onBroken);
      finish();
    };
    const onData = (chunk: Buffer) => {
      size += chunk.length;
      if (size > limits.bytes) settle(() => reject(tooMuch()));
      else chunks.push(chunk);
    };
    const onEnd = () => settle(() => resolve(Buffer.concat(chunks, size)));
    const onBroken = () => settle(() => reject(invalid('The body broke off')));
    request.on('data', onData).on('end', onEnd).on('close', onBroken).on('error', onBroken);
  });
}

const slowBody = () => new HttpError(408, 'VALIDATION_ERROR', 'The body came too slowly');

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new HttpError(400, 'VALIDATION_ERROR', 'The body is not valid UTF-8', { cause: error });
  }
}

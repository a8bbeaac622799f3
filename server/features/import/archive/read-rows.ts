import type { Readable } from 'node:stream';
import { invalid } from '../../../http/errors.ts';

/** One value of `data.json`: a row of a table, or a fact about the file (then without table). */
export type Found = { table: string | undefined; key: string | number; value: unknown };

/** Longest row, bytes: a message has up to 100,000 characters, but older servers had no limit. */
const longestRow = 32 * 1_048_576;
/** Brackets in a row; nesting that deep would fill the memory. */
const mostBrackets = 1_000_000;

/**
 * Reads `data.json` piece by piece, however it is laid out, and gives its rows one after the other.
 *
 * @throws {HttpError} 400 when it is no JSON, or a row is endless
 */
export async function* readRows(content: Readable): AsyncGenerator<Found> {
  const { JSONParser } = await import('@streamparser/json');
  const parser = new JSONParser({ paths: ['$.format', '$.version', '$.tables.*.*'], keepStack: false });
  let found: Found[] = [];
  parser.onValue = ({ value, key, stack }) => {
    const table = stack.length > 2 ? String(stack[2]?.key) : undefined;
    found.push({ table, key: key ?? '', value });
  };
  let bytes = 0;
  let brackets = 0;
  try {
    for await (const piece of content) {
      const buffer = piece as Buffer;
      bytes += buffer.length;
      brackets += countBrackets(buffer);
      if (bytes > longestRow || brackets > mostBrackets) throw new Error('an item in it is too large');
      parser.write(buffer);
      if (found.length === 0) continue;
      yield* found;
      found = [];
      bytes = 0;
      brackets = 0;
    }
  } catch (error) {
    throw invalid(`data.json cannot be read: ${(error as Error).message}`);
  }
  if (!parser.isEnded) throw invalid('data.json breaks off');
}

function countBrackets(buffer: Buffer): number {
  let count = 0;
  for (const byte of buffer) if (byte === 0x5b || byte === 0x7b) count += 1;
  return count;
}

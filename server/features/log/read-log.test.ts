import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LogPage, LogQuery } from './log.schema.ts';
import { pieceOf, readLog } from './read-log.ts';

const levels = [20, 30, 40, 50];
const line = (number: number) =>
  JSON.stringify({
    level: levels[number % 4],
    time: new Date(Date.UTC(2026, 0, 1) + number * 60_000).toISOString(),
    number,
    msg: `line ${number} ${'ü'.repeat(number % 50)}`,
  });
const lines = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => line(from + index));

/** Two files, as after a restart that set the full one aside; the newer one first. */
const pieces = [pieceOf(lines(3000, 5000)), pieceOf(lines(0, 3000))];

async function readAll(query: Partial<LogQuery>): Promise<{ numbers: number[]; pages: number }> {
  const numbers: number[] = [];
  let pages = 0;
  let next: string | undefined;
  do {
    const page: LogPage = await readLog(pieces, { limit: 200, ...query, ...(next && { before: next }) });
    numbers.push(...page.lines.map(({ message }) => Number(/^line (\d+)/.exec(message)?.[1])));
    next = page.next;
    pages += 1;
  } while (next !== undefined);
  return { numbers, pages };
}

test('backwards, page by page, over both files, each line once', async () => {
  const { numbers, pages } = await readAll({ limit: 333 });
  assert.deepEqual(
    numbers,
    Array.from({ length: 5000 }, (_, index) => 4999 - index),
  );
  assert.ok(pages >= 15 && pages <= 17, String(pages));
});

test('by level, by letters, and by time', async () => {
  const worse = (await readAll({ level: 'warn' })).numbers;
  assert.equal(worse.length, 2500);
  assert.ok(worse.every((number) => number % 4 >= 2));
  assert.deepEqual((await readAll({ text: 'LINE 4242' })).numbers, [4242]);
  const from = '2026-01-02T00:00:00Z';
  const to = '2026-01-02T01:00:00+01:00';
  assert.deepEqual(
    (await readAll({ from, to })).numbers,
    [1440],
    'both ends are included, whatever the offset',
  );
  assert.equal(
    (await readAll({ from: '2026-01-04T00:00:00Z' })).pages,
    4,
    'it stops where older lines begin',
  );
});

test('a line that is no entry is shown as it is, a torn last one too', async () => {
  const torn = {
    ...pieceOf([]),
    ...((bytes: Buffer) => ({
      size: bytes.length,
      read: async (position: number, length: number) => bytes.subarray(position, position + length),
    }))(Buffer.from(`${line(1)}\nTypeError: crash\n{"level":30,"time":"20`)),
  };
  const { lines: found } = await readLog([torn], { limit: 10 });
  assert.deepEqual(
    found.map(({ level, message }) => [level, message.slice(0, 16)]),
    [
      ['error', '{"level":30,"tim'],
      ['error', 'TypeError: crash'],
      ['info', 'line 1 ü'],
    ],
  );
  assert.equal(found[2]?.details, '{"number":1}');
  assert.deepEqual(await readLog([], { limit: 10 }), { lines: [] });
});

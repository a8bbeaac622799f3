import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { runBench } from './bench.ts';
import { standardSize, timesSize } from './data-set.ts';
import { operations } from './operations.ts';

test('the bench measures each operation beside its floor, and answers of the same size', async () => {
  const { operations: rows, figures } = await runBench({
    program: join(import.meta.dirname, '../../server/process.ts'),
    size: timesSize(standardSize, 0.01),
    seed: 1,
    now: new Date(),
    effort: { rounds: 1, round: { answers: 4 }, connections: 4 },
    streams: 2,
    sockets: 20,
    broadcasts: 2,
    idleSeconds: 0.1,
    restSeconds: 0,
    starts: 1,
    only: [],
    nodeArgv: [],
    say: () => undefined,
  });
  assert.deepEqual(
    rows.map(([name]) => name),
    operations.map(({ name }) => name),
  );
  assert.equal(figures.length, 14);
});

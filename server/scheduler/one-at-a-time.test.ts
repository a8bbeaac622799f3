import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oneAtATime } from './one-at-a-time.ts';

test('asking while it runs is one more run, however often it is asked', async () => {
  let running = 0;
  let most = 0;
  let runs = 0;
  const gate = Promise.withResolvers<void>();
  const lane = oneAtATime(
    async () => {
      running += 1;
      most = Math.max(most, running);
      runs += 1;
      await gate.promise;
      running -= 1;
    },
    () => assert.fail(),
  );
  const asked = [lane.run(), lane.run(), lane.run(), lane.run()];
  gate.resolve();
  await Promise.all(asked);
  assert.deepEqual([runs, most], [2, 1]);
  await lane.idle();
  await lane.run();
  assert.equal(runs, 3);
});

test('a failure is told and ends nothing', async () => {
  const errors: unknown[] = [];
  const lane = oneAtATime(
    () => Promise.reject(new Error('no')),
    (error) => errors.push(error),
  );
  await lane.run();
  await lane.run();
  assert.equal(errors.length, 2);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { getHeapStatistics } from 'node:v8';
import { giveBackAtRest } from './give-back.ts';

/** So that whatever else the tests' process does counts as rest. */
const always = { every: 5, worthwhile: 0, quiet: Number.POSITIVE_INFINITY };

/** Makes the heap larger by much that nobody needs afterwards. */
function makeRubbish(): number {
  const rubbish = Array.from({ length: 400_000 }, (_, index) => ({ index, text: `number ${index}` }));
  assert.equal(rubbish.length, 400_000);
  return getHeapStatistics().total_heap_size;
}

test('memory that is no longer needed is given back while nothing is done', async () => {
  const large = makeRubbish();
  const stop = giveBackAtRest(always);
  while (getHeapStatistics().total_heap_size > large / 2) await delay(5);
  stop();
});

test('nothing is collected while there is work, nor before there is enough to give back', async () => {
  let collected = 0;
  const collect = () => {
    collected += 1;
  };
  const stops = [
    giveBackAtRest({ ...always, quiet: 0 }, collect),
    giveBackAtRest({ ...always, worthwhile: Number.POSITIVE_INFINITY }, collect),
  ];
  let seen = 0;
  const stopLooking = giveBackAtRest(always, () => {
    seen += 1;
  });
  while (seen < 5) await delay(5);
  for (const stop of [...stops, stopLooking]) stop();
  assert.equal(collected, 0);
});

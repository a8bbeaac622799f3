import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSessionEnds } from './session-ends.ts';

const nextMicrotasks = () => Promise.resolve();

test('those who watch a session hear of its end once, each for itself', () => {
  const ends = createSessionEnds();
  const heard: string[] = [];
  ends.watch('a', () => heard.push('socket of a'));
  ends.watch('a', () => heard.push('stream of a'));
  const forget = ends.watch('a', () => heard.push('gone by then'));
  ends.watch('b', () => heard.push('b'));
  forget();
  ends.announce(['a']);
  ends.announce(['a']);
  assert.deepEqual(heard, ['socket of a', 'stream of a']);
});

test('who begins to watch when the session is over already hears of it, too', async () => {
  const ends = createSessionEnds();
  ends.announce(['a']);
  const heard: string[] = [];
  ends.watch('a', () => heard.push('late'));
  assert.deepEqual(heard, [], 'not before it knows how to take the interest back');
  await nextMicrotasks();
  assert.deepEqual(heard, ['late']);
});

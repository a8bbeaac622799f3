import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tellAndKill } from '../support/reminders-killed.ts';

/** Kills of the real process while reminders are being told; `npm run proof -- 15` has more. */
const rounds = 5;

test('a process that is killed again and again tells each reminder once', async () => {
  const { expected, heard } = await tellAndKill(rounds);
  assert.equal(expected.length, rounds);
  assert.deepEqual(heard, expected);
});

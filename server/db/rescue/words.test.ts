import assert from 'node:assert/strict';
import { test } from 'node:test';
import { salvageInWords } from './words.ts';

test('the owner reads what was found, what was not, and where it is', () => {
  const words = salvageInWords(
    {
      rows: { messages: 1234, todos: 1, memos: 0, sessions: 3 },
      incomplete: ['agent_tasks', 'messages'],
      dropped: 2,
    },
    '/data/clawchat.db.rescued-20260301T120000',
  );
  assert.match(words, /new file: 1,234 messages, 1 todo\./);
  assert.match(words, /Not all could be read of: agent tasks, messages\./);
  assert.match(words, /2 entries made no sense/);
  assert.match(words, /new file is clawchat\.db\.rescued-20260301T120000/);
});

test('nothing found is said so, and nothing lost is not mentioned', () => {
  const words = salvageInWords({ rows: {}, incomplete: [], dropped: 0 }, '/data/x');
  assert.match(words, /nothing of what you wrote/);
  assert.doesNotMatch(words, /Not all|made no sense/);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StoredMessage } from './conversations.ts';
import { type ChatMessage, withStored } from './messages.ts';

const stored = (
  id: string,
  role: StoredMessage['role'],
  content: string,
  metadata?: StoredMessage['metadata'],
): StoredMessage => ({
  id,
  role,
  content,
  ...(metadata === undefined ? {} : { metadata }),
});
const shown = (message: Partial<ChatMessage>): ChatMessage => ({
  id: 'own',
  role: 'user',
  content: 'Hello',
  open: false,
  ...message,
});

test('what was just said keeps its place on the page and gets its card', () => {
  const page = [shown({}), shown({ id: 'answer', stored: 's2', role: 'assistant', content: 'Done' })];
  const card = { action_type: 'todo_created' };
  const merged = withStored(
    page,
    [stored('s1', 'user', 'Hello'), stored('s2', 'assistant', 'Done', card)],
    false,
  );
  assert.deepEqual(
    merged.map(({ id, stored: place, metadata, isOld }) => [id, place, metadata, isOld]),
    [
      ['own', 's1', undefined, undefined],
      ['answer', 's2', card, undefined],
    ],
  );
});

test('the same words said twice are two messages', () => {
  const page = [shown({ id: 'first' }), shown({ id: 'second' })];
  const merged = withStored(page, [stored('s1', 'user', 'Hello'), stored('s2', 'user', 'Hello')], false);
  assert.deepEqual(
    merged.map(({ id }) => id),
    ['first', 'second'],
  );
});

test('a failed answer stays for another try, what was deleted elsewhere goes, and what is opened is old', () => {
  const failed = shown({ id: 'failed', role: 'assistant', content: '', note: 'No answer.' });
  const deleted = shown({ id: 'deleted', stored: 's0' });
  const merged = withStored([deleted, failed], [stored('s1', 'user', 'New')], false);
  assert.deepEqual(
    merged.map(({ id }) => id),
    ['s1', 'failed'],
  );
  assert.equal(withStored([], [stored('s1', 'user', 'Old')], true)[0]?.isOld, true);
});

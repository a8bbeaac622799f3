import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestServer } from '../../../test/support/server.ts';

test('tags of todos, events and memos are told once each, in alphabetical order', async () => {
  await using server = await startTestServer();
  const api = await server.signIn();
  const tags = async () => (await api.get<{ tags: string[] }>('/api/tags')).body.tags;
  assert.deepEqual(await tags(), []);
  const made = await api.post<{ id: string }>('/api/todos', { title: 'x', tags: ['work', 'äpfel', 'Zoo'] });
  await api.post('/api/todos', { title: 'x' });
  await api.post('/api/memos', { content: 'x', tags: ['work', 'bread'] });
  await api.post('/api/events', { title: 'x', start_time: '2026-11-24', tags: ['아침', 'bread', 'apples'] });
  assert.deepEqual(await tags(), ['äpfel', 'apples', 'bread', 'work', 'Zoo', '아침']);
  await api.patch(`/api/todos/${made.body.id}`, { tags: null });
  assert.deepEqual(await tags(), ['apples', 'bread', 'work', '아침']);
  assert.equal((await server.anonymous.get('/api/tags')).status, 401);
});

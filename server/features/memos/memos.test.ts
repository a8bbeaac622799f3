import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ApiClient } from '../../../test/support/api-client.ts';
import { startTestServer, type TestServer } from '../../../test/support/server.ts';
import { openSocket } from '../../../test/support/socket-client.ts';
import type { Memo } from './memos.schema.ts';

let server: TestServer;
let web: ApiClient;

before(async () => {
  server = await startTestServer();
  web = await server.signIn();
});
after(() => server.stop());

const create = async (body: object) => (await web.post<Memo>('/api/memos', body)).body;

test('a memo is created, read, changed and deleted', async () => {
  const made = await web.post<Memo>('/api/memos', {
    title: 'Ideas',
    content: '- tea',
    tags: ['home', 'home', ' '],
  });
  assert.equal(made.status, 201);
  assert.deepEqual(made.body.tags, ['home']);
  const path = `/api/memos/${made.body.id}`;
  const changed = await web.patch<Memo>(path, { content: '- tea\n- rice', tags: null });
  assert.deepEqual(
    [changed.body.title, changed.body.content, changed.body.tags],
    ['Ideas', '- tea\n- rice', []],
  );
  assert.deepEqual((await web.get<Memo>(path)).body, changed.body);
  const gone = await web.delete(path);
  assert.deepEqual([gone.status, gone.text], [204, '']);
  assert.equal((await web.get(path)).status, 404);
  assert.equal((await web.delete(path)).status, 404);
});

test('a memo without title is called after its first 50 characters', async () => {
  const content = `  ${'가나다라마'.repeat(12)}`;
  assert.equal((await create({ content })).title, '가나다라마'.repeat(10));
  assert.equal((await create({ title: ' ', content: 'ab '.repeat(30) })).title, 'ab '.repeat(17).trim());
});

test('the list is a page, most recently updated first, and counts everything', async () => {
  const first = await create({ content: 'first' });
  await create({ content: 'second' });
  await web.patch(`/api/memos/${first.id}`, { title: 'moved up' });
  const { body } = await web.get<{ items: Memo[]; total: number; page: number; limit: number }>(
    '/api/memos?limit=1',
  );
  assert.equal(body.items[0]?.id, first.id);
  assert.equal(body.items.length, 1);
  assert.ok(body.total >= 3);
  assert.deepEqual([body.page, body.limit], [1, 1]);
});

test('wrong bodies and queries are 422 with the field named', async () => {
  const cases: [string, () => Promise<{ status: number; text: string }>][] = [
    ['content', () => web.post('/api/memos', { title: 'x' })],
    ['tags', () => web.post('/api/memos', { content: 'x', tags: [1] })],
    ['title', () => web.patch('/api/memos/memo_000000000000', { title: 7 })],
    ['limit', () => web.get('/api/memos?limit=101')],
    ['page', () => web.get('/api/memos?page=0')],
  ];
  for (const [field, send] of cases) {
    const { status, text } = await send();
    assert.equal(status, 422, field);
    assert.ok(text.includes(`"${field}"`), text);
  }
});

test('every change reaches every socket after its commit', async () => {
  const socket = await openSocket(server.url, web.token ?? '');
  const { id } = await create({ content: 'x' });
  await web.patch(`/api/memos/${id}`, { content: 'y' });
  await web.delete(`/api/memos/${id}`);
  await socket.waitFor(() => socket.frames.length === 3);
  for (const frame of socket.frames)
    assert.deepEqual(frame, { type: 'module_data_changed', data: { module: 'memos' } });
  await socket.close();
});

test('a repeated creation with the same key is the same memo', async () => {
  const send = () => web.post<Memo>('/api/memos', { content: 'once' }, { 'idempotency-key': 'key-1' });
  const [first, second] = [await send(), await send()];
  assert.equal(first.text, second.text);
  const other = await web.post('/api/memos', { content: 'other' }, { 'idempotency-key': 'key-1' });
  assert.equal(other.status, 409);
});

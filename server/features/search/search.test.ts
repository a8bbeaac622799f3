import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ApiClient } from '../../../test/support/api-client.ts';
import { startTestServer, type TestServer } from '../../../test/support/server.ts';
import { reindex } from './reindex.ts';
import type { SearchHit } from './search.schema.ts';

type Answer = { items: SearchHit[]; total: number; todos: Item[]; events: Item[]; memos: Item[] };
type Item = { id: string; title: string };

let server: TestServer;
let web: ApiClient;
const ids: Record<string, string> = {};

before(async () => {
  server = await startTestServer();
  web = await server.signIn();
  const post = async (name: string, path: string, body: object) => {
    const answer = await web.post<{ id: string }>(path, body);
    assert.equal(answer.status, 201, answer.text);
    ids[name] = answer.body.id;
  };
  await post('milk', '/api/todos', { title: 'Buy oat milk', description: 'two cartons' });
  await post('room', '/api/todos', { title: '내일 회의실예약 확인' });
  await post('dentist', '/api/events', {
    title: 'Dentist',
    start_time: '2026-03-02T09:00',
    location: 'Café Müller',
  });
  await post('memo', '/api/memos', { title: 'Shopping', content: 'rice, milkshake, tea' });
  await post('tokyo', '/api/memos', { title: 'Trip', content: '東京タワーに行く' });
  const conversation = await web.post<{ id: string }>('/api/chat/conversations', { title: 'x' });
  await web.post('/api/chat/send', {
    conversation_id: conversation.body.id,
    content: 'The zeppelin museum was lovely',
  });
});
after(() => server.stop());

const search = async (q: string, more: Record<string, string> = {}) =>
  (await web.get<Answer>(`/api/search?${new URLSearchParams({ q, ...more })}`)).body;
const found = async (q: string, more: Record<string, string> = {}) =>
  (await search(q, more)).items.map(({ id }) => id);

test('words, beginnings of words, phrases, accents and parts of CJK words are found', async () => {
  const cases: [string, string[]][] = [
    ['milk', ['milk', 'memo']],
    ['MILK oat', ['milk']],
    ['"oat milk"', ['milk']],
    ['"milk oat"', []],
    ['carton', ['milk']],
    ['cafe muller', ['dentist']],
    ['회의', ['room']],
    ['의실', ['room']],
    ['실예', ['room']],
    ['예약', ['room']],
    ['의예', []],
    ['タワ', ['tokyo']],
    ['東京', ['tokyo']],
    ['milk dentist', []],
  ];
  for (const [q, expected] of cases) {
    assert.deepEqual((await found(q)).sort(), expected.map((name) => ids[name]).sort(), q);
  }
});

test('a title counts more than a text, and messages are found, too', async () => {
  assert.equal((await found('milk'))[0], ids['milk']);
  const { items } = await search('zeppelin');
  assert.deepEqual(
    items.map(({ type, title }) => [type, title]),
    [['message', null]],
  );
});

test('both shapes agree: ranked hits, and whole objects by kind', async () => {
  const answer = await search('milk');
  assert.deepEqual(
    [answer.todos, answer.events, answer.memos].map((list) => list.map(({ title }) => title)),
    [['Buy oat milk'], [], ['Shopping']],
  );
  assert.deepEqual(
    answer.items.map(({ rank }) => rank),
    [...answer.items.map(({ rank }) => rank)].sort((a, b) => a - b),
  );
});

test('kinds are chosen by name, unknown names are ignored, pages are cut and counted', async () => {
  assert.deepEqual(await found('milk', { types: 'memos,planets' }), [ids['memo']]);
  assert.deepEqual(await found('milk', { types: 'planets' }), []);
  const second = await search('milk', { limit: '1', page: '2' });
  assert.equal(second.total, 2);
  assert.deepEqual(
    second.items.map(({ id }) => id),
    [ids['memo']],
  );
});

test('a blank text is refused, any other text is safe', async () => {
  for (const q of ['', '  ']) assert.equal((await web.get(`/api/search?q=${q}`)).status, 400);
  assert.equal((await web.get('/api/search')).status, 422);
  const odd = [
    '"',
    '""',
    'a"b',
    '*',
    'NEAR(',
    '-x',
    'title:x',
    "'; drop table todos",
    '\u0000',
    '((((',
    '🦊',
    '^a',
    'x'.repeat(1000),
  ];
  for (const q of odd)
    assert.equal((await web.get(`/api/search?${new URLSearchParams({ q })}`)).status, 200, q);
});

test('the index follows changes and deletions, and can be made anew', async () => {
  await web.patch(`/api/memos/${ids['memo']}`, { content: 'quinoa' });
  assert.deepEqual(await found('milkshake'), []);
  assert.deepEqual(await found('quinoa'), [ids['memo']]);
  assert.deepEqual(await reindex(server.services.work), [
    'messages_fts',
    'todos_fts',
    'events_fts',
    'memos_fts',
  ]);
  assert.deepEqual(await found('quinoa'), [ids['memo']]);
  await web.delete(`/api/memos/${ids['memo']}`);
  assert.deepEqual(await found('quinoa'), []);
});

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { ApiClient } from '../../../test/support/api-client.ts';
import { startTestServer, type TestServer } from '../../../test/support/server.ts';
import { createTodoClient, type TodoClient } from '../../../test/support/todo-client.ts';

let server: TestServer;
let api: ApiClient;
let todos: TodoClient;
let idOf: Record<string, string>;

/** Made in this order, in Berlin. */
const made = [
  { title: 'a', priority: 'medium', due_date: '2026-11-20', sort_order: 3 },
  { title: 'b', priority: 'urgent', due_date: '2026-11-22', sort_order: 1 },
  { title: 'c', priority: 'low', sort_order: 2 },
  { title: 'd', priority: 'high', due_date: '2026-11-21T09:00', sort_order: 2 },
  { title: 'e', priority: 'medium', sort_order: 0 },
];

before(async () => {
  server = await startTestServer();
  api = await server.signIn();
  todos = createTodoClient(api);
  idOf = {};
  for (const fields of made) idOf[fields.title] = (await todos.create(fields)).id;
  await todos.change(idOf['e'] ?? '', { parent_id: idOf['a'] });
  await todos.complete(idOf['b'] ?? '');
});
after(() => server.stop());

const titles = async (query: string) => (await todos.list(query)).items.map(({ title }) => title).join('');

describe('the order of a list', () => {
  const orders: [query: string, expected: string][] = [
    ['', 'edcba'],
    ['?order_by=created_at&order_dir=asc', 'abcde'],
    ['?order_by=no_such_column', 'edcba'],
    ['?order_by=sequence&order_dir=asc', 'abcde'],
    ['?order_by=constructor', 'edcba'],
    ['?order_by=created_at&order_dir=upwards', 'edcba'],
    ['?order_by=updated_at', 'bedca'],
    ['?order_by=priority', 'bdeac'],
    ['?order_by=priority&order_dir=asc', 'caedb'],
    ['?order_by=sort_order&order_dir=asc', 'ebcda'],
    ['?order_by=due_date', 'bdaec'],
  ];
  for (const [query, expected] of orders) {
    test(query || 'newest first', async () => assert.equal(await titles(query), expected));
  }
});

describe('filters combine', () => {
  const filters: [query: string, expected: string][] = [
    ['?status=pending', 'edca'],
    ['?status=completed', 'b'],
    ['?status=no_such_status', ''],
    ['?priority=medium', 'ea'],
    ['?priority=medium&root_only=true', 'a'],
    ['?root_only=true', 'dcba'],
    ['?root_only=false', 'edcba'],
    ['?due_before=2026-11-20', 'a'],
    ['?due_before=2026-11-21', 'a'],
    ['?due_before=2026-11-21T09:00', 'da'],
    ['?due_before=2026-11-21T08:00:00.000Z', 'da'],
    ['?due_before=2026-11-21T07:59:59Z', 'a'],
    ['?due_before=2030-01-01&status=pending', 'da'],
    ['?parent_id=nothing', ''],
  ];
  for (const [query, expected] of filters) {
    test(query, async () => {
      assert.equal(await titles(query), expected);
      assert.equal((await todos.list(query)).total, expected.length);
    });
  }

  test('subtasks of one', async () => assert.equal(await titles(`?parent_id=${idOf['a']}`), 'e'));
});

describe('pages', () => {
  test('go on where the last one ended, and count everything', async () => {
    const pages = await Promise.all([1, 2, 3, 4].map((page) => todos.list(`?limit=2&page=${page}`)));
    assert.deepEqual(
      pages.map(({ items }) => items.map(({ title }) => title).join('')),
      ['ed', 'cb', 'a', ''],
    );
    assert.deepEqual(
      pages.map(({ total, page, limit }) => [total, page, limit]),
      [1, 2, 3, 4].map((page) => [5, page, 2]),
    );
  });

  test('hold 20 unless a client asks for more, up to 1000', async () => {
    assert.equal((await todos.list()).limit, 20);
    assert.equal((await todos.list('?limit=1000')).items.length, 5);
    assert.equal((await todos.list('?page=9007199254740991&limit=1000')).items.length, 0);
  });

  for (const query of [
    'limit=1001',
    'limit=0',
    'limit=x',
    'page=0',
    'page=1.5',
    'due_before=soon',
    'root_only=maybe',
  ]) {
    test(`${query} is refused`, async () => {
      const { status, body } = await api.get<{ error: { message: string } }>(`/api/todos?${query}`);
      assert.equal(status, 422);
      assert.match(body.error.message, new RegExp(`^${query.split('=')[0]}`));
    });
  }
});

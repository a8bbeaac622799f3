import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ApiClient } from '../../../test/support/api-client.ts';
import { startTestServer, type TestServer } from '../../../test/support/server.ts';
import { createTodoClient, type TodoClient } from '../../../test/support/todo-client.ts';
import type { BulkTodoResponse, Todo } from './todos.schema.ts';

let server: TestServer;
let api: ApiClient;
let todos: TodoClient;

before(async () => {
  server = await startTestServer();
  api = await server.signIn();
  todos = createTodoClient(api);
});
after(() => server.stop());

const bulk = (body: object) => api.patch<BulkTodoResponse>('/api/todos/bulk', body);

async function several(count: number, fields: object = {}): Promise<{ made: Todo[]; ids: string[] }> {
  const made = await Promise.all(Array.from({ length: count }, () => todos.create(fields)));
  return { made, ids: made.map(({ id }) => id) };
}

test('what is given is set on every todo', async () => {
  const { made, ids } = await several(3, { tags: ['old'], description: 'stays' });
  const { status, body } = await bulk({ ids, priority: 'high', tags: ['new', 'new'] });
  assert.deepEqual([status, body], [200, { updated: 3, deleted: 0, errors: [] }]);
  for (const before of made) {
    const { updated_at, ...now } = await todos.read(before.id);
    assert.deepEqual(now, {
      ...now,
      priority: 'high',
      tags: ['new'],
      status: 'pending',
      description: 'stays',
    });
    assert.ok(updated_at >= before.updated_at);
  }
});

test('completed_at follows the status as it does for one', async () => {
  const { ids } = await several(2);
  const [first = '', second = ''] = ids;
  const { completed_at } = await todos.complete(first);
  await bulk({ ids, status: 'completed' });
  assert.equal((await todos.read(first)).completed_at, completed_at);
  assert.ok((await todos.read(second)).completed_at);
  await bulk({ ids, status: 'cancelled' });
  assert.equal((await todos.read(first)).completed_at, null);
});

test('unknown ids are named and stop nothing', async () => {
  const { ids } = await several(1);
  const { status, body } = await bulk({ ids: ['todo_ffffffffffff', ...ids, ...ids], status: 'completed' });
  assert.equal(status, 200);
  assert.deepEqual(body, { updated: 1, deleted: 0, errors: ['Todo todo_ffffffffffff not found'] });
  assert.deepEqual((await bulk({ ids: [], priority: 'low' })).body, { updated: 0, deleted: 0, errors: [] });
});

test('deletion ignores the other fields and leaves subtasks as roots', async () => {
  const { ids } = await several(2);
  const child = await todos.create({ parent_id: ids[0], depends_on: [ids[1]] });
  const { body } = await bulk({ ids: [...ids, 'nothing'], delete: true, status: 'completed' });
  assert.deepEqual(body, { updated: 0, deleted: 2, errors: ['Todo nothing not found'] });
  for (const id of ids) assert.equal((await api.get(`/api/todos/${id}`)).status, 404);
  const { parent_id, depends_on } = await todos.read(child.id);
  assert.deepEqual([parent_id, depends_on], [null, undefined]);
});

test('each completed todo of a series gets its next one', async () => {
  const { ids } = await several(2, { title: 'Water', due_date: '2026-11-24', recurrence_rule: 'FREQ=DAILY' });
  await bulk({ ids, status: 'completed' });
  await bulk({ ids, status: 'completed' });
  const { items } = await todos.list('?status=pending&limit=1000');
  assert.deepEqual(
    items
      .filter(({ title }) => title === 'Water')
      .map(({ recurring_source_id }) => recurring_source_id)
      .sort(),
    [...ids].sort(),
  );
});

test('ten thousand ids at once, and no more', async () => {
  const { ids } = await several(30);
  const unknown = Array.from({ length: 9970 }, (_, index) => `local-${index}`);
  const { body } = await bulk({ ids: [...unknown, ...ids], status: 'completed' });
  assert.deepEqual([body.updated, body.errors.length], [30, 9970]);
  assert.equal((await bulk({ ids: [...unknown, ...ids], delete: true })).body.deleted, 30);
  assert.equal((await bulk({ ids: [...unknown, ...unknown], delete: true })).status, 422);
});

test('a wrong body is refused as a whole', async () => {
  const { ids } = await several(1);
  const wrong: object[] = [
    {},
    { ids: 'all' },
    { ids: [1] },
    { ids, status: 'done' },
    { ids, priority: null },
    { ids, tags: null },
    { ids, delete: 'yes' },
  ];
  for (const body of wrong) {
    assert.equal((await bulk({ priority: 'urgent', ...body })).status, 422, JSON.stringify(body));
  }
  assert.equal((await todos.read(ids[0] ?? '')).priority, 'medium');
});

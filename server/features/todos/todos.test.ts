import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { ApiClient } from '../../../test/support/api-client.ts';
import { startTestServer, type TestServer } from '../../../test/support/server.ts';
import type { Todo } from './todos.schema.ts';

let server: TestServer;
let api: ApiClient;

before(async () => {
  server = await startTestServer();
  api = await server.signIn();
});
after(() => server.stop());

async function create(fields: object = {}): Promise<Todo> {
  const { status, body, text } = await api.post<Todo>('/api/todos', { title: 'Buy milk', ...fields });
  assert.equal(status, 201, text);
  return body;
}

const read = async (id: string) => (await api.get<Todo>(`/api/todos/${id}`)).body;

describe('a todo', () => {
  test('needs nothing but a title', async () => {
    const todo = await create();
    assert.match(todo.id, /^todo_[0-9a-f]{12}$/);
    const { id, created_at, updated_at, ...rest } = todo;
    assert.equal(created_at, updated_at);
    assert.match(created_at, /Z$/);
    assert.deepEqual(rest, {
      title: 'Buy milk',
      status: 'pending',
      priority: 'medium',
      completed_at: null,
      tags: [],
      parent_id: null,
      sort_order: 0,
      inbox_state: 'none',
      is_recurring: false,
    });
    assert.deepEqual(await read(id), todo);
  });
});

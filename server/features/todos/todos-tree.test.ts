import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { ApiClient } from '../../../test/support/api-client.ts';
import { startTestServer, type TestServer } from '../../../test/support/server.ts';
import { createTodoClient, type TodoClient } from '../../../test/support/todo-client.ts';

let server: TestServer;
let api: ApiClient;
let todos: TodoClient;

before(async () => {
  server = await startTestServer();
  api = await server.signIn();
  todos = createTodoClient(api);
});
after(() => server.stop());

/** Three todos, each the parent of the next. */
async function chain() {
  const top = await todos.create({ title: 'top' });
  const middle = await todos.create({ title: 'middle', parent_id: top.id });
  const bottom = await todos.create({ title: 'bottom', parent_id: middle.id });
  return { top, middle, bottom };
}

async function refuses(id: string, fields: object, message: RegExp) {
  const before = await todos.read(id);
  const { status, body, text } = await api.patch<{ error: { message: string } }>(`/api/todos/${id}`, fields);
  assert.equal(status, 422, text);
  assert.match(body.error.message, message);
  assert.deepEqual(await todos.read(id), before);
}

describe('subtasks', () => {
  test('a todo is never its own parent, nor below its own subtasks', async () => {
    const { top, middle, bottom } = await chain();
    await refuses(top.id, { parent_id: top.id }, /^parent_id: .*its own parent/);
    await refuses(top.id, { parent_id: middle.id }, /^parent_id: .*subtasks/);
    await refuses(top.id, { parent_id: bottom.id }, /^parent_id: .*subtasks/);
    await refuses(top.id, { parent_id: 'local-1700000000000' }, /^parent_id: there is no such todo/);
  });

  test('may move to another branch and out of every branch', async () => {
    const { top, bottom } = await chain();
    assert.equal((await todos.change(bottom.id, { parent_id: top.id })).parent_id, top.id);
    assert.equal((await todos.change(bottom.id, { parent_id: null })).parent_id, null);
    assert.equal((await todos.change(top.id, { parent_id: bottom.id })).parent_id, bottom.id);
  });

  test('outlive their parent as roots', async () => {
    const { top, middle, bottom } = await chain();
    await api.delete(`/api/todos/${middle.id}`);
    assert.equal((await todos.read(bottom.id)).parent_id, null);
    assert.equal((await todos.read(top.id)).parent_id, null);
  });
});

describe('what comes first', () => {
  test('is other todos that exist, each once', async () => {
    const { top, middle, bottom } = await chain();
    const changed = await todos.change(bottom.id, { depends_on: [top.id, middle.id, top.id] });
    assert.deepEqual(changed.depends_on, [top.id, middle.id]);
    assert.equal((await todos.change(bottom.id, { depends_on: [] })).depends_on, undefined);
    await refuses(bottom.id, { depends_on: [bottom.id] }, /^depends_on\.0: .*before itself/);
    await refuses(bottom.id, { depends_on: [top.id, 'nothing'] }, /^depends_on\.1: there is no such todo/);
  });

  test('forgets what is deleted', async () => {
    const { top, middle, bottom } = await chain();
    await todos.change(bottom.id, { depends_on: [top.id, middle.id] });
    await todos.change(middle.id, { depends_on: [top.id] });
    await api.delete(`/api/todos/${top.id}`);
    assert.deepEqual((await todos.read(bottom.id)).depends_on, [middle.id]);
    assert.equal((await todos.read(middle.id)).depends_on, undefined);
  });
});

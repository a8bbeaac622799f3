import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ApiClient } from '../../../test/support/api-client.ts';
import { startTestServer, type TestServer } from '../../../test/support/server.ts';
import { openSocket } from '../../../test/support/socket-client.ts';
import { createTodoClient } from '../../../test/support/todo-client.ts';
import type { Relationship } from './task-relationships.schema.ts';

let server: TestServer;
let api: ApiClient;
let a: string;
let b: string;

before(async () => {
  server = await startTestServer();
  api = await server.signIn();
  const todos = createTodoClient(api);
  [a, b] = [(await todos.create()).id, (await todos.create()).id];
});
after(() => server.stop());

const relate = (source_todo_id: unknown, target_todo_id: unknown, relationship_type: unknown) =>
  api.post<Relationship>('/api/task-relationships', { source_todo_id, target_todo_id, relationship_type });
const listOf = async (id: string) =>
  (await api.get<Relationship[]>(`/api/task-relationships?todo_id=${id}`)).body;

test('two todos are related, seen from both, and parted', async () => {
  const { status, body } = await relate(a, b, 'blocks');
  assert.equal(status, 201);
  assert.match(body.id, /^trel_[0-9a-f]{12}$/);
  assert.match(body.created_at, /Z$/);
  assert.deepEqual([body.source_todo_id, body.target_todo_id, body.relationship_type], [a, b, 'blocks']);
  const back = await relate(b, a, 'related');
  assert.deepEqual(await listOf(a), [body, back.body]);
  assert.deepEqual(await listOf(b), [body, back.body]);
  assert.deepEqual(await listOf('nothing'), []);
  for (const { id } of [body, back.body]) {
    const gone = await api.delete(`/api/task-relationships/${id}`);
    assert.deepEqual([gone.status, gone.text], [204, '']);
    assert.equal((await api.delete(`/api/task-relationships/${id}`)).status, 404);
  }
  assert.deepEqual(await listOf(a), []);
});

test('the same relationship is not made twice', async () => {
  const first = await relate(a, b, 'duplicate_of');
  const second = await relate(a, b, 'duplicate_of');
  assert.deepEqual([first.status, second.status], [201, 409]);
  assert.match(second.text, /"code":"CONFLICT"/);
  assert.equal((await relate(a, b, 'related')).status, 201);
  assert.equal((await listOf(a)).length, 2);
});

test('what cannot be related is refused', async () => {
  const refused: [number, unknown, unknown, unknown][] = [
    [422, a, a, 'blocks'],
    [422, a, b, 'likes'],
    [422, a, undefined, 'blocks'],
    [422, 7, b, 'blocks'],
    [404, a, 'todo_ffffffffffff', 'blocks'],
    [404, 'todo_ffffffffffff', b, 'blocks'],
  ];
  const before = await listOf(a);
  for (const [expected, source, target, type] of refused) {
    const { status, text } = await relate(source, target, type);
    assert.equal(status, expected, text);
  }
  assert.deepEqual(await listOf(a), before);
  assert.equal((await api.get('/api/task-relationships')).status, 422);
});

test('relationships of a deleted todo go with it', async () => {
  const { id } = await createTodoClient(api).create();
  await relate(id, a, 'blocks');
  await relate(b, id, 'blocked_by');
  const others = (await listOf(a)).filter(({ source_todo_id }) => source_todo_id !== id);
  await api.delete(`/api/todos/${id}`);
  assert.deepEqual(await listOf(id), []);
  assert.deepEqual(await listOf(a), others);
});

test('changes reach other sockets', async () => {
  const phone = await server.signIn();
  const socket = await openSocket(server.url, phone.token ?? '');
  const { body } = await relate(b, a, 'blocks');
  await socket.waitFor((frame) => frame.type === 'module_data_changed' && frame.data?.['module'] === 'todos');
  const seen = socket.frames.length;
  await api.delete(`/api/task-relationships/${body.id}`);
  await socket.waitFor((frame) => socket.frames.indexOf(frame) >= seen);
  await socket.close();
});

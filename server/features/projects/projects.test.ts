import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ApiClient } from '../../../test/support/api-client.ts';
import { startTestServer, type TestServer } from '../../../test/support/server.ts';
import { createTodoClient, type TodoClient } from '../../../test/support/todo-client.ts';
import type { Conversation } from '../conversations/conversations.schema.ts';
import type { Todo } from '../todos/todos.schema.ts';

type Project = Todo & {
  conversation_id: string | null;
  subtask_count: number;
  completed_subtask_count: number;
};

let server: TestServer;
let web: ApiClient;
let todos: TodoClient;

before(async () => {
  server = await startTestServer();
  web = await server.signIn();
  todos = createTodoClient(web);
});
after(() => server.stop());

const projects = async () => (await web.get<Project[]>('/api/todos/projects')).body;
const conversationOf = (id: string) =>
  web.get<Conversation>(`/api/chat/conversations/by-project/${encodeURIComponent(id)}`);

test('a root todo is a project by a subtask, a live conversation or a source, and not otherwise', async () => {
  await todos.create({ title: 'Alone' });
  const house = await todos.create({ title: 'House' });
  const roof = await todos.create({ title: 'Roof', parent_id: house.id });
  await todos.create({ title: 'Cellar', parent_id: house.id, source: 'quick_capture' });
  await todos.complete(roof.id);
  const noted = await todos.create({ title: 'Noted', source: 'share_sheet' });
  const discussed = await todos.create({ title: 'Discussed' });
  const { body: talk } = await conversationOf(discussed.id);
  await todos.change(house.id, { description: 'Newest change' });

  const found = await projects();
  assert.equal(found[0]?.title, 'House');
  const shown = found.map((row) => [
    row.title,
    row.subtask_count,
    row.completed_subtask_count,
    row.conversation_id,
  ]);
  assert.deepEqual(
    shown.sort(),
    [
      ['Discussed', 0, 0, talk.id],
      ['House', 2, 1, null],
      [noted.title, 0, 0, null],
    ].sort(),
  );

  await web.delete(`/api/chat/conversations/${talk.id}`);
  assert.ok(!(await projects()).some(({ title }) => title === 'Discussed'), 'an archived talk is not live');
});

test('the conversation of a project is made once, under its title, and anew after it was archived', async () => {
  const { id } = await todos.create({ title: 'Garden' });
  const answers = await Promise.all([conversationOf(id), conversationOf(id)]);
  const [first, second] = answers.map(({ status, body }) => {
    assert.equal(status, 200);
    return body;
  });
  assert.equal(first?.id, second?.id);
  assert.deepEqual([first?.title, first?.project_todo_id, first?.is_archived], ['Garden', id, false]);
  await web.delete(`/api/chat/conversations/${first?.id}`);
  assert.notEqual((await conversationOf(id)).body.id, first?.id);
  assert.equal((await conversationOf('todo_unknown')).status, 404);
  assert.equal((await server.anonymous.get('/api/todos/projects')).status, 401);
});

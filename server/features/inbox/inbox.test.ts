import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { type Inbox, startInbox } from '../../../test/support/inbox.ts';
import { usualInboxAnswers } from '../../../test/support/inbox-answers.ts';
import { openSocket } from '../../../test/support/socket-client.ts';
import type { AgentTask } from '../tasks/tasks.schema.ts';

let inbox: Inbox;

before(async () => {
  inbox = await startInbox();
});
after(() => inbox[Symbol.asyncDispose]());
beforeEach(() => {
  inbox.ai.mode = 'normal';
  Object.assign(inbox.answers, usualInboxAnswers());
});

const capture = (fields: object = {}) =>
  inbox.todos.create({
    title: 'Paint the room',
    source: 'quick_capture',
    inbox_state: 'classifying',
    ...fields,
  });
const ask = async (id: string, step: string, body?: object) => {
  const answer = await inbox.web.post<Record<string, unknown>>(`/api/todos/${id}/${step}`, body);
  assert.equal(answer.status, 200, answer.text);
  return answer.body;
};
const longText = 'Walls and ceiling of the room. '.repeat(6);

test('a simple thing noted down gets its priority, tags and project, and is captured; no notice is made of it', async () => {
  const socket = await openSocket(inbox.server.url, inbox.web.token ?? '');
  const house = await inbox.todos.create({ title: 'Old House' });
  await inbox.todos.create({ title: 'Roof', parent_id: house.id });
  inbox.answers.sorting =
    'Sure: {"priority":"urgent","tags":["home","milk"],"needs_planning":false,"project":1}';
  const made = await capture({ title: 'Fix the door', tags: ['milk'] });
  assert.deepEqual([made.inbox_state, made.next_action], ['classifying', 'wait']);
  const todo = await inbox.reach(made.id, 'captured');
  assert.deepEqual(
    [todo.priority, todo.tags, todo.source_id, todo.project_label, todo.next_action, todo.status],
    ['urgent', ['milk', 'home'], 'old_house', 'Old House', 'organize', 'pending'],
  );
  const told = socket.frames.map(({ type }) => type);
  assert.deepEqual([...new Set(told)], ['module_data_changed']);
  await socket.close();
});

test('what the owner chose stays, a part of another is not sorted, and a change asks for sorting, too', async () => {
  inbox.answers.sorting = '{"priority":"urgent","tags":"none","needs_planning":false}';
  const { id } = await inbox.todos.create({ priority: 'low' });
  assert.equal((await inbox.todos.change(id, { inbox_state: 'classifying' })).inbox_state, 'classifying');
  const todo = await inbox.reach(id, 'captured');
  assert.deepEqual([todo.priority, todo.tags], ['low', []]);
  assert.equal((await capture({ parent_id: id })).inbox_state, 'none');
});

test('a short thing that needs planning has questions; answered, it is planned with the answers', async () => {
  const { id } = await capture();
  const asked = await inbox.reach(id, 'questioning', (todo) => todo.clarification_questions !== undefined);
  assert.deepEqual(asked.clarification_questions, ['Which colour?', 'Until when?', 'Who helps?']);
  assert.deepEqual([asked.next_action, asked.priority], ['answer', 'high']);
  inbox.ai.requests.length = 0;
  const said = await ask(id, 'answer-questions', { answers: { '0': 'Lilac', '1': '' } });
  assert.deepEqual(said, { status: 'processing', todo_id: id, inbox_state: 'planning' });
  const ready = await inbox.reach(id, 'plan_ready');
  assert.deepEqual(
    [ready.plan_summary, ready.next_action, ready.clarification_answers],
    ['Paint in two days', 'review', { '0': 'Lilac', '1': '' }],
  );
  const prompt = inbox.ai.requests.at(-1)?.messages.at(-1)?.content ?? '';
  assert.match(prompt, /Question: Which colour\?\nAnswer: Lilac/);
  const refused = await ask(id, 'skip-questions');
  assert.deepEqual(refused, { status: 'invalid_state', todo_id: id, inbox_state: 'plan_ready' });
});

test('questions may be skipped, and a longer text has none', async () => {
  const short = await capture();
  await inbox.reach(short.id, 'questioning', (todo) => todo.clarification_questions !== undefined);
  assert.equal((await ask(short.id, 'skip-questions'))['status'], 'processing');
  await inbox.reach(short.id, 'plan_ready');
  const long = await capture({ description: longText });
  const ready = await inbox.reach(long.id, 'plan_ready');
  assert.equal(ready.clarification_questions, undefined);
});

test('an error says why at the todo, and organizing tries again', async () => {
  inbox.answers.questions = 'I cannot think of any.';
  const { id } = await capture();
  const failed = await inbox.reach(id, 'error');
  assert.match(failed.automation_error ?? '', /cannot be used/);
  assert.equal(failed.next_action, 'retry');
  inbox.answers.sorting = '{"priority":"low","tags":[],"needs_planning":false}';
  assert.deepEqual(await ask(id, 'organize'), { status: 'processing', todo_id: id });
  const sorted = await inbox.reach(id, 'captured');
  assert.equal(sorted.automation_error, undefined);

  inbox.ai.mode = 'broken';
  await ask(id, 'organize');
  assert.ok((await inbox.reach(id, 'error')).automation_error);
});

test('a todo taken out of the inbox meanwhile stays out', async () => {
  inbox.ai.mode = 'hang';
  const { id } = await capture();
  assert.deepEqual(await ask(id, 'plan/dismiss'), { status: 'dismissed', todo_id: id });
  inbox.ai.mode = 'normal';
  const after = await capture({ title: 'Another', description: longText });
  await inbox.reach(after.id, 'plan_ready');
  const todo = await inbox.todos.read(id);
  assert.deepEqual([todo.inbox_state, todo.automation_error], ['none', undefined]);
});

test('a step that ends after the owner moved the todo on changes nothing at it', async () => {
  Object.assign(inbox.ai, { mode: 'slow', delayMs: 1000 });
  const { id } = await capture();
  await inbox.todos.change(id, { inbox_state: 'none' });
  const { body } = await inbox.web.get<{ items: AgentTask[] }>('/api/tasks');
  const task = body.items.find(({ todo_id }) => todo_id === id);
  assert.equal((await inbox.ended(task?.id ?? '')).status, 'completed');
  const todo = await inbox.todos.read(id);
  assert.deepEqual([todo.inbox_state, todo.tags, todo.priority], ['none', [], 'medium']);
});

test('unknown todos are not found, and bad answers are refused', async () => {
  for (const step of ['organize', 'skip-questions', 'plan/apply', 'plan/dismiss'])
    assert.equal((await inbox.web.post(`/api/todos/todo_unknown/${step}`)).status, 404, step);
  const { id } = await inbox.todos.create();
  for (const body of [{}, { answers: ['a'] }, { answers: { 0: 1 } }])
    assert.equal((await inbox.web.post(`/api/todos/${id}/answer-questions`, body)).status, 422);
  assert.equal((await inbox.web.get(`/api/todos/${id}/plan/latest`)).status, 404);
});

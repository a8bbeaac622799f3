import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type FakeAi, startFakeAi } from '../../../test/support/fake-ai.ts';
import { endedTask, reachState } from '../../../test/support/inbox.ts';
import { answerInbox, usualInboxAnswers } from '../../../test/support/inbox-answers.ts';
import { startTestServer } from '../../../test/support/server.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { createTodoClient } from '../../../test/support/todo-client.ts';

let ai: FakeAi;

before(async () => {
  ai = await startFakeAi();
});
after(() => ai.stop());

const options = (dataDir: string) => ({ dataDir, settings: { AI_PROVIDER: 'openai', AI_BASE_URL: ai.url } });

test('work in the inbox goes on where a stop interrupted it', async () => {
  using folder = temporaryFolder();
  const answers = usualInboxAnswers();
  answerInbox(ai, answers);
  const answer = ai.answer;
  ai.answer = (messages, ...others) => {
    if (messages[0]?.content.startsWith('Ask three')) ai.mode = 'hangMidway';
    return answer(messages, ...others);
  };
  const first = await startTestServer(options(folder.path));
  const { id } = await createTodoClient(await first.signIn()).create({ inbox_state: 'classifying' });
  await reachState(createTodoClient(await first.signIn()), id, 'questioning');
  await first.stop();

  ai.answer = answer;
  ai.mode = 'normal';
  ai.requests.length = 0;
  await using second = await startTestServer(options(folder.path));
  const todos = createTodoClient(await second.signIn());
  const asked = await reachState(
    todos,
    id,
    'questioning',
    (todo) => todo.clarification_questions !== undefined,
  );
  assert.equal(asked.clarification_questions?.length, 3);
  const prompts = ai.requests.flatMap(({ messages }) => messages[0]?.content.slice(0, 9) ?? []);
  assert.deepEqual(prompts, ['Ask three'], 'it is not sorted again');
});

test('interrupted a second time, the todo says so instead of waiting for ever', async () => {
  using folder = temporaryFolder();
  ai.mode = 'hang';
  let id: string | undefined;
  for (const _run of ['first', 'second']) {
    ai.requests.length = 0;
    await using server = await startTestServer(options(folder.path));
    const todos = createTodoClient(await server.signIn());
    id ??= (await todos.create({ inbox_state: 'classifying' })).id;
    while (!ai.requests.some(({ messages }) => messages.length > 0))
      await new Promise((resolve) => setTimeout(resolve, 10));
    assert.equal((await todos.read(id)).inbox_state, 'classifying');
  }
  await using server = await startTestServer(options(folder.path));
  const failed = await reachState(createTodoClient(await server.signIn()), id ?? '', 'error');
  assert.match(failed.automation_error ?? '', /stopped twice/);
});

test('without an AI a todo is captured as it is, and a plan asked for fails with the reason', async () => {
  await using server = await startTestServer();
  const web = await server.signIn();
  const todos = createTodoClient(web);
  const made = await todos.create({ title: 'Alone', inbox_state: 'classifying' });
  const todo = await reachState(todos, made.id, 'captured');
  assert.deepEqual([todo.priority, todo.tags, todo.automation_error], ['medium', [], undefined]);
  const { body } = await web.post<{ task_id: string }>(`/api/todos/${made.id}/delegate`, {
    agent_type: 'planner',
  });
  await reachState(todos, made.id, 'captured');
  const { error } = await endedTask(web, body.task_id);
  assert.match(error ?? '', /No AI is connected/);
  assert.equal((await todos.read(made.id)).inbox_state, 'captured');
});

import assert from 'node:assert/strict';
import type { AgentTask } from '../../server/features/tasks/tasks.schema.ts';
import type { Todo } from '../../server/features/todos/todos.schema.ts';
import type { ApiClient } from './api-client.ts';
import { type FakeAi, startFakeAi } from './fake-ai.ts';
import { answerInbox, type InboxAnswers, usualInboxAnswers } from './inbox-answers.ts';
import { startTestServer, type TestServer } from './server.ts';
import { createTodoClient, type TodoClient } from './todo-client.ts';

/** A server whose AI answers the questions of the inbox. */
export type Inbox = AsyncDisposable & {
  ai: FakeAi;
  answers: InboxAnswers;
  server: TestServer;
  web: ApiClient;
  todos: TodoClient;
  /** The todo once it is in this state. */
  reach(id: string, state: Todo['inbox_state'], fits?: (todo: Todo) => boolean): Promise<Todo>;
  /** The task once it is over. */
  ended(id: string): Promise<AgentTask>;
};

export async function startInbox(): Promise<Inbox> {
  const ai = await startFakeAi();
  const answers = usualInboxAnswers();
  answerInbox(ai, answers);
  const server = await startTestServer({ settings: { AI_PROVIDER: 'openai', AI_BASE_URL: ai.url } });
  const web = await server.signIn();
  const todos = createTodoClient(web);
  return {
    ai,
    answers,
    server,
    web,
    todos,
    reach: (id, state, fits = () => true) => reachState(todos, id, state, fits),
    ended: (id) => endedTask(web, id),
    [Symbol.asyncDispose]: async () => {
      await server.stop();
      await ai.stop();
    },
  };
}

export const reachState = (
  todos: TodoClient,
  id: string,
  state: Todo['inbox_state'],
  fits: (todo: Todo) => boolean = () => true,
): Promise<Todo> =>
  until(
    () => todos.read(id),
    (todo) => todo.inbox_state === state && fits(todo),
  );

export const endedTask = (web: ApiClient, id: string): Promise<AgentTask> =>
  until(
    async () => (await web.get<AgentTask>(`/api/tasks/${id}`)).body,
    ({ completed_at }) => completed_at !== null,
  );

async function until<T>(look: () => Promise<T>, fits: (seen: T) => boolean): Promise<T> {
  for (let turn = 0; ; turn += 1) {
    const seen = await look();
    if (fits(seen)) return seen;
    assert.ok(turn < 500, `It did not come about: ${JSON.stringify(seen)}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

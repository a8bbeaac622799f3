import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { ApiClient } from '../../../test/support/api-client.ts';
import { type FakeAi, startFakeAi } from '../../../test/support/fake-ai.ts';
import { startTestServer, type TestServer } from '../../../test/support/server.ts';
import { createTodoClient, type TodoClient } from '../../../test/support/todo-client.ts';
import type { Briefing } from './today.schema.ts';

let ai: FakeAi;
let server: TestServer;
let api: ApiClient;
let todos: TodoClient;
const now = new Date('2026-11-24T07:00:00Z');
const byRule = /^Good morning! This is your day:\n\nDue today:\n- Call/;

before(async () => {
  ai = await startFakeAi();
  server = await startTestServer({
    clock: { now: () => now, monotonic: () => performance.now() },
    settings: { AI_PROVIDER: 'ollama', AI_BASE_URL: ai.url },
    limits: { words: 1000 },
  });
  await server.services.aiStatus.check();
  api = await server.signIn();
  todos = createTodoClient(api);
});
after(async () => {
  await server.stop();
  await ai.stop();
});
beforeEach(async () => {
  // Words that are known belong to other facts.
  await todos.create({ title: `Call ${ai.requests.length}`, due_date: '2026-11-24' });
  Object.assign(ai, { mode: 'normal', answer: () => ['A quiet ', 'day.'] });
});

const brief = async (query = '') => {
  const { status, body, text } = await api.get<Briefing>(`/api/today/briefing${query}`);
  assert.equal(status, 200, text);
  assert.equal(body.summary, body.briefing);
  return body;
};
const questions = () => ai.requests.filter(({ path }) => path === '/api/chat');

describe('the briefing in the words of the AI', () => {
  test('keeps what is counted', async () => {
    const { briefing, stats, suggestions, load_assessment } = await brief();
    assert.equal(briefing, 'A quiet day.');
    assert.deepEqual([stats.tasks_due, suggestions.length, load_assessment], [1, 1, 'light']);
  });

  test('is asked for once while nothing changes, and for each zone', async () => {
    const asked = questions().length;
    await brief();
    await brief();
    assert.equal(questions().length, asked + 1);
    await brief('?tz=Asia/Tokyo');
    assert.equal(questions().length, asked + 2);
    await todos.create({ title: 'Another', due_date: '2026-11-24' });
    await brief();
    assert.equal(questions().length, asked + 3);
  });

  test('is given up after its time, and the call ended; the next one is asked anew', async () => {
    ai.mode = 'hang';
    assert.match((await brief()).briefing, byRule);
    const last = questions().at(-1);
    await last?.over;
    assert.equal(last?.closedByClient, true);
    ai.mode = 'normal';
    assert.equal((await brief()).briefing, 'A quiet day.');
  });

  for (const mode of ['wrongKey', 'modelMissing', 'busy', 'broken', 'truncated', 'notJson'] as const) {
    test(`is the plain text when the AI is ${mode}`, async () => {
      ai.mode = mode;
      assert.match((await brief()).briefing, byRule);
    });
  }

  test('is cut when the AI does not stop', async () => {
    ai.mode = 'endless';
    const { briefing } = await brief();
    assert.ok(briefing.length <= 2001 && briefing.endsWith('…'), briefing.slice(-20));
  });
});

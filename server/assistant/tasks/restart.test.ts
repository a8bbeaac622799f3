import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { type ApiClient, createApiClient } from '../../../test/support/api-client.ts';
import { type FakeAi, startFakeAi } from '../../../test/support/fake-ai.ts';
import { startTestServer, testPin } from '../../../test/support/server.ts';
import { withServers } from '../../../test/support/server-process.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import type { Message } from '../../features/conversations/conversations.schema.ts';
import type { AgentTask } from '../../features/tasks/tasks.schema.ts';
import { createTask } from '../../features/tasks/tasks.ts';

let ai: FakeAi;

before(async () => {
  ai = await startFakeAi();
});
after(() => ai.stop());
beforeEach(() => {
  ai.requests.length = 0;
});

const settings = () => ({ AI_PROVIDER: 'openai', AI_BASE_URL: ai.url, PIN: testPin });

/** Puts tasks into the queue of a server without an AI that is not asked to look at it, and ends that server. */
async function fillQueue(dataDir: string, instructions: readonly string[]) {
  await using server = await startTestServer({ dataDir });
  const phone = await server.signIn();
  const { body } = await phone.post<{ id: string }>('/api/chat/conversations', { title: 'Work' });
  const origin = { conversationId: body.id, messageId: 'msg_origin' };
  const { work, ids } = server.services;
  const made: string[] = [];
  for (const instruction of instructions) {
    const agentType = instruction.includes(' and ') ? 'coordinator' : 'research';
    made.push(
      await work.write((scope) =>
        createTask(scope, ids, { taskType: 'research', agentType, instruction, origin }),
      ),
    );
  }
  return { conversationId: body.id, ids: made };
}

async function until<T>(look: () => T | Promise<T>, fits: (seen: T) => boolean): Promise<T> {
  for (let turn = 0; turn < 1000; turn += 1) {
    const seen = await look();
    if (fits(seen)) return seen;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`It did not come about: ${JSON.stringify(await look())}`);
}

const tasksOf = (phone: ApiClient, ids: readonly string[]) =>
  Promise.all(ids.map(async (id) => (await phone.get<AgentTask>(`/api/tasks/${id}`)).body));

const asked = () => ai.requests.filter(({ body }) => body?.['messages'] !== undefined);

test('killed in the middle: what waited goes on, what ran is tried once more and then has failed', async () => {
  using folder = temporaryFolder();
  const queue = await fillQueue(folder.path, ['Research tea', 'Research coffee', 'Research cocoa']);
  ai.mode = 'hangMidway';
  await withServers(async (start) => {
    for (const run of [1, 2]) {
      const server = start(folder.path, { ...settings(), DATA_DIR: folder.path });
      const phone = await createApiClient(await server.ready()).signIn(testPin);
      await until(
        () => asked().length,
        (count) => count === 2 * run,
      );
      const statuses = (await tasksOf(phone, queue.ids)).map(({ status }) => status);
      assert.deepEqual(statuses, ['running', 'running', 'queued']);
      server.child.kill('SIGKILL');
      await server.ended;
    }
  });
  ai.mode = 'normal';
  await using server = await startTestServer({ dataDir: folder.path, settings: settings() });
  const phone = await server.signIn();
  const [tea, coffee, cocoa] = await until(
    () => tasksOf(phone, queue.ids),
    (tasks) => tasks.every(({ completed_at }) => completed_at !== null),
  );
  const reason = 'ClawChat was stopped twice in the middle of this. Ask again to begin anew.';
  assert.deepEqual([tea?.status, tea?.error], ['failed', reason]);
  assert.deepEqual([coffee?.status, coffee?.error], ['failed', reason]);
  assert.deepEqual([cocoa?.status, cocoa?.result], ['completed', 'You said: Research cocoa']);
  const { body } = await phone.get<{ items: Message[] }>(
    `/api/chat/conversations/${queue.conversationId}/messages`,
  );
  assert.deepEqual(
    body.items.map(({ content }) => content),
    [
      `I could not finish “Research tea”. ${reason}`,
      `I could not finish “Research coffee”. ${reason}`,
      'You said: Research cocoa',
    ],
  );
});

test('stopped in the middle of parts: those that are done stay done, the others are done at the next start', async () => {
  using folder = temporaryFolder();
  const { ids } = await fillQueue(folder.path, ['Research tents and stoves']);
  let isFirstRun = true;
  ai.answer = (messages) => {
    const [system, user] = messages;
    if (system?.content.startsWith('Divide')) return ['["Find tents", "Find stoves"]'];
    if (system?.content.startsWith('Merge')) return ['All in one'];
    ai.mode = isFirstRun && user?.content === 'Find stoves' ? 'hangMidway' : 'normal';
    return ['Found', ' it'];
  };
  const options = { dataDir: folder.path, settings: settings() };
  await using first = await startTestServer(options);
  const phone = await first.signIn();
  await until(
    async () => (await tasksOf(phone, ids))[0]?.sub_tasks?.map(({ status }) => status).join(' '),
    (statuses) => statuses === 'completed running' && asked().length === 3,
  );
  await first.stop();
  const stoves = asked().find(({ messages }) => messages[1]?.content === 'Find stoves');
  await stoves?.over;
  assert.equal(stoves?.closedByClient, true);

  isFirstRun = false;
  ai.mode = 'normal';
  ai.requests.length = 0;
  await using second = await startTestServer(options);
  const again = await second.signIn();
  const [task] = await until(
    () => tasksOf(again, ids),
    ([found]) => found?.status === 'completed',
  );
  assert.equal(task?.result, 'All in one');
  assert.deepEqual(
    asked().map(({ messages }) => messages[0]?.content.slice(0, 6)),
    ['You wo', 'Merge '],
  );
});

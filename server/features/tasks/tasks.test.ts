import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ApiClient } from '../../../test/support/api-client.ts';
import { startTestServer, type TestServer } from '../../../test/support/server.ts';
import type { AgentTask } from './tasks.schema.ts';

let server: TestServer;
let web: ApiClient;

before(async () => {
  server = await startTestServer();
  web = await server.signIn();
});
after(() => server.stop());

const insertTask = (
  id: string,
  task: Partial<{ parent: string; agent: string; status: 'running' | 'completed' }>,
) =>
  server.services.work.write(async ({ db, now }) => {
    await db
      .insertInto('agent_tasks')
      .values({
        id,
        task_type: 'research',
        instruction: 'Compare two tents',
        status: task.status ?? 'running',
        result: null,
        error: null,
        parent_task_id: task.parent ?? null,
        agent_type: task.agent ?? 'research',
        progress_message: null,
        conversation_id: null,
        message_id: null,
        todo_id: null,
        skill_chain: null,
        payload: null,
        created_at: now.toISOString(),
        started_at: null,
        completed_at: null,
      })
      .execute();
  });

test('the list has top-level tasks only, and a coordinator shows its parts', async () => {
  await insertTask('task_parent', { agent: 'coordinator' });
  await insertTask('task_part', { parent: 'task_parent' });
  const { body } = await web.get<{ items: AgentTask[]; total: number }>('/api/tasks?status=running');
  assert.deepEqual(
    body.items.map(({ id }) => id),
    ['task_parent'],
  );
  const one = await web.get<AgentTask>('/api/tasks/task_parent');
  assert.deepEqual(
    one.body.sub_tasks?.map(({ id }) => id),
    ['task_part'],
  );
  assert.equal((await web.get('/api/tasks/task_none')).status, 404);
});

test('cancelling ends a task with its parts, and does nothing to one that is over', async () => {
  await insertTask('task_two', { agent: 'coordinator' });
  await insertTask('task_two_part', { parent: 'task_two' });
  const cancelled = await web.post('/api/tasks/task_two/cancel');
  assert.deepEqual(cancelled.body, { status: 'cancelled', task_id: 'task_two' });
  for (const id of ['task_two', 'task_two_part']) {
    const { body } = await web.get<AgentTask>(`/api/tasks/${id}`);
    assert.deepEqual([body.status, body.error], ['failed', 'Cancelled by user']);
  }
  const again = await web.post<{ status: string; message: string }>('/api/tasks/task_two/cancel');
  assert.deepEqual([again.status, again.body.status], [200, 'failed']);
  assert.ok(again.body.message);
});

test('a push token is kept once, however often it is registered', async () => {
  for (const device_id of ['one', 'two']) {
    const answer = await web.post('/api/notifications/register-token', {
      token: 'ExponentPushToken[x]',
      device_id,
    });
    assert.deepEqual(answer.body, { status: 'registered' });
  }
  const rows = await server.services.work.read(({ db }) =>
    db.selectFrom('push_tokens').selectAll().execute(),
  );
  assert.deepEqual(
    rows.map((row) => row.device_id),
    ['two'],
  );
});

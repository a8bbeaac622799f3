import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { z } from 'zod';
import type { ApiClient } from '../../../test/support/api-client.ts';
import { type FakeAi, startFakeAi } from '../../../test/support/fake-ai.ts';
import { startTestServer, type TestServer, testPin } from '../../../test/support/server.ts';
import { openSocket } from '../../../test/support/socket-client.ts';
import type {
  AdminAi,
  AdminAiTest,
  AdminConfig,
  AdminData,
  AdminOverview,
  adminActivity,
  adminSessions,
} from './admin.schema.ts';

let ai: FakeAi;
let server: TestServer;
let web: ApiClient;

before(async () => {
  ai = await startFakeAi();
  server = await startTestServer({ settings: { AI_PROVIDER: 'ollama', AI_BASE_URL: ai.url } });
  web = await server.signIn();
});
after(async () => {
  await server.stop();
  await ai.stop();
});

const todo = (title: string) => web.post<{ id: string }>('/api/todos', { title });

test('everyone signed in may look, nobody else', async () => {
  for (const path of ['overview', 'ai', 'activity', 'sessions', 'config', 'data']) {
    assert.equal((await server.anonymous.get(`/api/admin/${path}`)).status, 401, path);
    assert.equal((await web.get(`/api/admin/${path}`)).status, 200, path);
  }
});

test('the overview counts rows and bytes and names the AI for every client generation', async () => {
  const first = await todo('One');
  const second = await todo('Two');
  await web.post('/api/memos', { content: 'Some memo' });
  await web.post('/api/task-relationships', {
    source_todo_id: first.body.id,
    target_todo_id: second.body.id,
    relationship_type: 'blocks',
  });
  const form = new FormData();
  form.append('file', new Blob(['12345']), 'a.txt');
  await web.fetch(`/api/attachments?todo_id=${first.body.id}`, { method: 'POST', body: form });
  const { body } = await web.get<AdminOverview>('/api/admin/overview');
  assert.deepEqual(body.counts, {
    conversations: 0,
    messages: 0,
    todos: 2,
    events: 0,
    memos: 1,
    agent_tasks: 0,
    attachments: 1,
    task_relationships: 1,
  });
  assert.ok(body.storage.db_size_bytes > 4096);
  assert.deepEqual(
    [body.storage.attachment_count, body.storage.attachment_total_bytes, body.storage.upload_dir_size_bytes],
    [1, 5, 5],
  );
  assert.deepEqual([body.server.ai_provider, body.server.ai_backend], ['ollama', 'ollama']);
  assert.equal(body.server.ai_base_url, ai.url);
});

test('the AI is asked at that moment, and a dead one is told in an ordinary answer', async () => {
  const up = await web.get<AdminAi>('/api/admin/ai');
  assert.deepEqual([up.body.connected, up.body.provider, up.body.backend], [true, 'ollama', 'ollama']);
  assert.ok(up.body.available_models.includes('llama3.2:latest'));
  const tested = await web.post<AdminAiTest>('/api/admin/ai/test');
  assert.equal(tested.body.connected, true);
  assert.equal(typeof tested.body.latency_ms, 'number');

  await using builtin = await startTestServer({ settings: { AI_PROVIDER: 'builtin' } });
  const other = await builtin.signIn();
  assert.equal((await other.get<AdminAi>('/api/admin/ai')).body.connected, false);
  assert.equal((await other.post<AdminAiTest>('/api/admin/ai/test')).body.connected, false);

  await using dead = await startTestServer({
    settings: { AI_PROVIDER: 'ollama', AI_BASE_URL: 'http://127.0.0.1:9' },
  });
  const client = await dead.signIn();
  const down = await client.get<AdminAi>('/api/admin/ai');
  assert.deepEqual([down.status, down.body.connected, down.body.available_models], [200, false, []]);
  const failed = await client.post<AdminAiTest>('/api/admin/ai/test');
  assert.deepEqual([failed.status, failed.body.connected], [200, false]);
  assert.ok(failed.body.error);
});

test('the activity has the newest of everything, cut short, and the tasks that are over', async () => {
  const long = '\u{1f600}'.repeat(200);
  await web.post('/api/memos', { title: long, content: 'x' });
  for (let number = 0; number < 60; number += 1) await todo(`Todo ${number}`);
  await server.services.work.write(async ({ db, now }) => {
    const at = now.toISOString();
    const task = {
      task_type: 'research',
      agent_type: 'research',
      parent_task_id: null,
      progress_message: null,
      conversation_id: null,
      message_id: null,
      todo_id: null,
      skill_chain: null,
      payload: null,
      created_at: at,
      started_at: null,
    };
    const over = { status: 'completed', result: 'r'.repeat(300), error: null, completed_at: at } as const;
    const open = { status: 'running', result: null, error: null, completed_at: null } as const;
    await db
      .insertInto('agent_tasks')
      .values([
        { ...task, ...over, id: 'task_over', instruction: 'i'.repeat(300) },
        { ...task, ...open, id: 'task_open', instruction: 'x' },
      ])
      .execute();
  });
  const { body } = await web.get<z.infer<typeof adminActivity>>('/api/admin/activity');
  assert.equal(body.recent.length, 50);
  assert.equal(body.recent[0]?.summary, 'Todo 59');
  const times = body.recent.map(({ created_at }) => created_at);
  assert.deepEqual(times, [...times].sort().reverse());
  assert.deepEqual(
    body.agent_tasks.map(({ id, instruction, result }) => [id, instruction.length, result?.length]),
    [['task_over', 200, 200]],
  );
});

test('a summary of many wide characters is cut between them', async () => {
  await web.post('/api/memos', { title: `x${'\u{1f600}'.repeat(200)}`, content: 'x' });
  const { body } = await web.get<z.infer<typeof adminActivity>>('/api/admin/activity');
  const summary = body.recent[0]?.summary ?? '';
  assert.equal(summary.length, 119);
  assert.ok(summary.isWellFormed());
});

test('sessions lists each user once, and disconnecting closes the sockets in the ordinary way', async () => {
  const token = web.token ?? '';
  const sockets = [await openSocket(server.url, token), await openSocket(server.url, token)];
  const { body } = await web.get<z.infer<typeof adminSessions>>('/api/admin/sessions');
  assert.deepEqual(body, {
    active_connections: [{ user_id: 'user', connected: true }],
    total_connections: 2,
  });
  const answer = await web.post('/api/admin/sessions/user/disconnect');
  assert.deepEqual([answer.status, answer.body], [200, { status: 'disconnected', user_id: 'user' }]);
  for (const { closed } of sockets) assert.equal((await closed).code, 1000);
  const again = await web.post('/api/admin/sessions/user/disconnect');
  assert.deepEqual([again.status, again.body], [200, { status: 'not_found', user_id: 'user' }]);
});

test('the configuration is told without a single secret', async () => {
  await using guarded = await startTestServer({
    settings: {
      AI_PROVIDER: 'ollama',
      AI_BASE_URL: 'http://user:canary-password@127.0.0.1:9/ai?key=canary-query',
      AI_API_KEY: 'canary-key',
      JWT_SECRET: 'canary-secret-of-some-length',
    },
  });
  const client = await guarded.signIn();
  for (const path of ['config', 'overview', 'ai', 'activity', 'sessions', 'data']) {
    const { text } = await client.get(`/api/admin/${path}`);
    assert.doesNotMatch(text, new RegExp(`canary|${testPin}`), path);
  }
  const { body } = await client.get<AdminConfig>('/api/admin/config');
  assert.equal(body.database_url, guarded.config.databaseFile);
  assert.equal(body.ai_base_url, 'http://127.0.0.1:9/ai');
  assert.equal(body.allowed_extensions, 'jpg,jpeg,png,gif,webp,svg,pdf,txt,md,zip');
  assert.deepEqual([body.port, body.debug, body.jwt_expiry_hours], [guarded.port, false, 24]);
});

test('data names five modules with their ages', async () => {
  const { body } = await web.get<AdminData>('/api/admin/data');
  assert.deepEqual(
    body.modules.map(({ name, oldest, newest }) => [name, oldest !== null, newest !== null]),
    [
      ['conversations', false, false],
      ['messages', false, false],
      ['todos', true, true],
      ['events', false, false],
      ['memos', true, true],
    ],
  );
});

test('reindexing names the four indexes, and everything is found afterwards', async () => {
  await todo('Quarzsand bestellen');
  const answer = await web.post('/api/admin/db/reindex');
  assert.deepEqual(answer.body, {
    status: 'completed',
    tables_reindexed: ['messages_fts', 'todos_fts', 'events_fts', 'memos_fts'],
  });
  const found = await web.get<{ total: number }>('/api/search?q=Quarzsand');
  assert.equal(found.body.total, 1);
});

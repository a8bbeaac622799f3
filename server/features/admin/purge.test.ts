import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { ApiClient } from '../../../test/support/api-client.ts';
import { fillConversation } from '../../../test/support/fill-database.ts';
import { startTestServer, type TestServer } from '../../../test/support/server.ts';
import { openSocket } from '../../../test/support/socket-client.ts';
import type { AdminOverview } from './admin.schema.ts';

let server: TestServer;
let web: ApiClient;

before(async () => {
  server = await startTestServer();
  web = await server.signIn();
});
after(() => server.stop());

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
const counts = async () => (await web.get<AdminOverview>('/api/admin/overview')).body.counts;
const purge = (target: unknown, older_than_days: unknown) =>
  web.post<{ deleted_count: number; target: string }>('/api/admin/db/purge', { target, older_than_days });

test('conversations go by their own age, each with all of its messages', async () => {
  await server.services.work.write(async ({ db }) => {
    await fillConversation(db, 'conv_large', { at: daysAgo(200), messages: 2500 });
    for (let number = 0; number < 30; number += 1)
      await fillConversation(db, `conv_old${number}`, { at: daysAgo(100), messages: 3 });
    await fillConversation(db, 'conv_new', { at: daysAgo(2), messages: 3 });
  });
  const answer = await purge('conversations', 90);
  assert.deepEqual([answer.status, answer.body], [200, { deleted_count: 31, target: 'conversations' }]);
  const after = await counts();
  assert.deepEqual([after.conversations, after.messages], [1, 3]);
  const found = await web.get<{ total: number }>('/api/search?q=hello');
  assert.equal(found.body.total, 3);
});

test('messages go by their age and leave their conversation', async () => {
  await server.services.work.write(async ({ db }) => {
    await fillConversation(db, 'conv_mixed', { at: daysAgo(50), messages: 2100 });
  });
  assert.deepEqual((await purge('messages', 51)).body, { deleted_count: 0, target: 'messages' });
  assert.deepEqual((await purge('messages', 49)).body, { deleted_count: 2100, target: 'messages' });
  const after = await counts();
  assert.deepEqual([after.conversations, after.messages], [2, 3]);
});

test('only todos completed long ago go, with files and links, and every socket is told once', async () => {
  const made: string[] = [];
  for (const title of ['done long ago', 'done today', 'open', 'part of it'])
    made.push((await web.post<{ id: string }>('/api/todos', { title, parent_id: made[0] })).body.id);
  const [old = '', fresh = '', open = ''] = made;
  const form = new FormData();
  form.append('file', new Blob(['12345']), 'a.txt');
  await web.fetch(`/api/attachments?todo_id=${old}`, { method: 'POST', body: form });
  await web.patch(`/api/todos/${open}`, { depends_on: [old] });
  for (const id of [old, fresh]) await web.patch(`/api/todos/${id}`, { status: 'completed' });
  await server.services.work.write(({ db }) =>
    db
      .updateTable('todos')
      .set({ completed_at: daysAgo(10).toISOString() })
      .where('id', '=', old)
      .execute(),
  );
  const socket = await openSocket(server.url, web.token ?? '');
  const answer = await purge('todos', 5);
  assert.deepEqual(answer.body, { deleted_count: 1, target: 'todos' });
  await socket.waitForType('module_data_changed');
  assert.deepEqual(socket.frames, [{ type: 'module_data_changed', data: { module: 'todos' } }]);
  await socket.close();
  const left = await web.get<{ items: { title: string; parent_id?: string; depends_on?: string[] }[] }>(
    '/api/todos?sort_by=title&order=asc',
  );
  assert.deepEqual(left.body.items.map(({ title }) => title).sort(), ['done today', 'open', 'part of it']);
  assert.ok(left.body.items.every(({ parent_id, depends_on }) => !parent_id && !depends_on?.length));
  await server.services.attachmentFiles.sweep();
  assert.deepEqual(await readdir(join(server.dataDir, 'uploads')), ['.incoming']);
});

test('anything else is refused and deletes nothing', async () => {
  const before = await counts();
  for (const target of ['events', 'memos', 'sessions', '', 'toString', '__proto__'])
    assert.equal((await purge(target, 90)).status, 400, target);
  for (const days of [0, -1, Number.MIN_SAFE_INTEGER]) {
    const { status, body } = await purge('todos', days);
    assert.deepEqual(
      [status, (body as unknown as { error: { code: string } }).error.code],
      [400, 'VALIDATION_ERROR'],
    );
  }
  for (const days of ['x', 1.5, null, 1e300])
    assert.equal((await purge('todos', days)).status, 422, String(days));
  assert.equal((await purge(undefined, 90)).status, 422);
  assert.deepEqual((await purge('messages', Number.MAX_SAFE_INTEGER)).body.deleted_count, 0);
  assert.deepEqual(await counts(), before);
});

test('a purge does not hold up other requests, and only one goes at a time', async () => {
  await server.services.work.write(({ db }) =>
    fillConversation(db, 'conv_huge', { at: daysAgo(400), messages: 20_000 }),
  );
  const answered: string[] = [];
  const purging = purge('messages', 300).then(({ body }) => {
    answered.push('purge');
    return body.deleted_count;
  });
  const second = purge('messages', 300);
  const health = web.get('/api/health').then(() => answered.push('health'));
  assert.equal((await second).status, 409);
  await health;
  assert.equal(await purging, 20_000);
  assert.deepEqual(answered, ['health', 'purge']);
});

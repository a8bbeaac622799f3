import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ApiClient } from '../../test/support/api-client.ts';
import { startTestServer, type TestServer } from '../../test/support/server.ts';
import { type RecordedChange, recordChanges } from './change-log.ts';
import { revertChanges } from './revert-changes.ts';
import type { WriteDb } from './work.ts';

let server: TestServer;
let web: ApiClient;

before(async () => {
  server = await startTestServer();
  web = await server.signIn();
});
after(() => server.stop());

const create = async (path: string, body: object) => (await web.post<{ id: string }>(path, body)).body.id;

const record = (task: (db: WriteDb) => Promise<unknown>) =>
  server.services.work.write(async ({ db }) => (await recordChanges(db, () => task(db))).changes);
const revert = (changes: RecordedChange[]) =>
  server.services.work.write(({ db }) => revertChanges(db, changes));

const tables = ['todos', 'events', 'memos', 'task_relationships', 'attachments'] as const;
const dump = () =>
  server.services.work.read(({ db }) =>
    Promise.all(tables.map((table) => db.selectFrom(table).selectAll().orderBy('id').execute())),
  );

test('a deletion with all that hangs on it comes back as it was', async () => {
  const parent = await create('/api/todos', { title: 'Parent', tags: ['a'] });
  const child = await create('/api/todos', { title: 'Child', parent_id: parent });
  const link = { source_todo_id: child, target_todo_id: parent, relationship_type: 'blocks' };
  await create('/api/task-relationships', link);
  const before = await dump();
  const changes = await record((db) => db.deleteFrom('todos').where('id', '=', parent).execute());
  assert.deepEqual(
    [...new Set(changes.map(({ table }) => table))].sort(),
    ['task_relationships', 'todos'],
    'cascades are recorded',
  );
  assert.equal((await web.get(`/api/todos/${parent}`)).status, 404);
  await revert(changes);
  assert.deepEqual(await dump(), before);
  const { body } = await web.get<{ total: number }>('/api/search?q=Parent');
  assert.equal(body.total, 1, 'the search index follows');
});

test('an insertion goes, and a change goes back where nobody changed it since', async () => {
  const memo = await create('/api/memos', { title: 'Old', content: 'old text' });
  const changes = await record(async (db) => {
    await db.updateTable('memos').set({ title: 'New', content: 'new text' }).where('id', '=', memo).execute();
  });
  await web.patch(`/api/memos/${memo}`, { content: 'edited by hand' });
  await revert(changes);
  const { body } = await web.get<{ title: string; content: string }>(`/api/memos/${memo}`);
  assert.deepEqual([body.title, body.content], ['Old', 'edited by hand']);
});

test('nothing is recorded outside a recording, and none is left open by a failure', async () => {
  await assert.rejects(record(() => Promise.reject(new Error('no'))));
  await create('/api/memos', { content: 'outside' });
  assert.deepEqual(await record(async () => undefined), []);
});

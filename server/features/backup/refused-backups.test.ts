import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { ApiClient } from '../../../test/support/api-client.ts';
import { spoiled, spoiledCopy } from '../../../test/support/backup-files.ts';
import { dumpDatabase } from '../../../test/support/fill-database.ts';
import { startTestServer, type TestServer } from '../../../test/support/server.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import type { Backup, BackupList } from './backup.schema.ts';

let server: TestServer;
let web: ApiClient;
let good: string;
let intact: Awaited<ReturnType<typeof everything>>;

type Refusal = { error: { code: string; message: string; details?: { reason?: string } } };

const backups = '/api/dashboard/backups';

/** All rows, and all names of files of the data folder. */
async function everything() {
  const files = readdirSync(server.dataDir, { recursive: true }) as string[];
  return {
    rows: await dumpDatabase(server.services.work),
    files: files.filter((name) => !/^clawchat\.db-|before_restore/.test(name)).sort(),
  };
}

before(async () => {
  server = await startTestServer();
  web = await server.signIn();
  const todo = await web.post<{ id: string }>('/api/todos', { title: 'Kept through everything' });
  await web.post('/api/memos', { content: 'A memo' });
  const form = new FormData();
  form.append('file', new Blob(['content of the file']), 'a.txt');
  await web.fetch(`/api/attachments?todo_id=${todo.body.id}`, { method: 'POST', body: form });
  const made = await web.post<Backup>(backups);
  good = join(server.dataDir, 'backups', made.body.filename);
  await web.patch(`/api/todos/${todo.body.id}`, { title: 'Changed since' });
  intact = await everything();
});
after(() => server.stop());

for (const [name, { reason, spoil }] of Object.entries(spoiled)) {
  test(`${name} is refused, sent in or lying there, and nothing changes`, async () => {
    using folder = temporaryFolder();
    const path = folder.at('x.db');
    spoiledCopy(good, path, spoil);
    const form = new FormData();
    form.append('file', new Blob([readFileSync(path)]), 'backup.db');
    const sent = await web.fetch(`${backups}/upload`, { method: 'POST', body: form });
    assert.deepEqual([sent.status, ((await sent.json()) as Refusal).error.details?.reason], [422, reason]);
    assert.deepEqual(await everything(), intact);

    const lying = 'clawchat_backup_19990101_000000.db';
    spoiledCopy(good, join(server.dataDir, 'backups', lying), spoil);
    const listed = await web.get<BackupList>(backups);
    assert.ok(
      listed.body.unreadable.includes(lying) !== listed.body.backups.some((item) => item.filename === lying),
    );
    const tried = await web.post<Refusal>(`${backups}/${lying}/restore`);
    assert.deepEqual([tried.status, tried.body.error.details?.reason], [422, reason]);
    await web.delete(`${backups}/${lying}`);
    assert.deepEqual(await everything(), intact);
  });
}

test('the good one among them is taken and restored', async () => {
  const form = new FormData();
  form.append('file', new Blob([readFileSync(good)]), 'backup.db');
  const sent = await web.fetch(`${backups}/upload`, { method: 'POST', body: form });
  assert.equal(sent.status, 201);
  const { filename } = (await sent.json()) as Backup;
  assert.equal((await web.post(`${backups}/${filename}/restore`)).status, 200);
  assert.notDeepEqual((await everything()).rows, intact.rows);
  const { body } = await web.get<BackupList>(backups);
  assert.equal(body.backups.length, 3);
});

test('an upload without a file is 422', async () => {
  const form = new FormData();
  form.append('other', 'x');
  assert.equal((await web.fetch(`${backups}/upload`, { method: 'POST', body: form })).status, 422);
  assert.equal((await web.post(`${backups}/upload`, {})).status, 422);
});

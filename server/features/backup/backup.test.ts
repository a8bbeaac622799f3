import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import type { ApiClient } from '../../../test/support/api-client.ts';
import { dumpDatabase } from '../../../test/support/fill-database.ts';
import { startTestServer, type TestServer } from '../../../test/support/server.ts';
import { openSocket } from '../../../test/support/socket-client.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import type { Attachment } from '../attachments/attachments.schema.ts';
import type { Backup, BackupList, RestoreResult } from './backup.schema.ts';

let server: TestServer;
let web: ApiClient;

before(async () => {
  server = await startTestServer({ settings: { MAX_UPLOAD_SIZE_MB: '10' } });
  web = await server.signIn();
});
after(() => server.stop());

const backups = '/api/dashboard/backups';
const inFolder = () => readdirSync(join(server.dataDir, 'backups')).sort();
const uploads = () => readdirSync(join(server.dataDir, 'uploads')).sort();
const make = async () => (await web.post<Backup>(backups)).body;
const restore = (filename: string) => web.post<RestoreResult>(`${backups}/${filename}/restore`);
const dump = () => dumpDatabase(server.services.work);

async function attach(todoId: string, name: string, content: Buffer | string): Promise<Attachment> {
  const form = new FormData();
  form.append('file', new Blob([content]), name);
  const response = await web.fetch(`/api/attachments?todo_id=${todoId}`, { method: 'POST', body: form });
  assert.equal(response.status, 201);
  return (await response.json()) as Attachment;
}

const contentOf = async (attachment: Attachment) =>
  Buffer.from(await (await web.fetch(`/api/attachments/${attachment.id}/download`)).arrayBuffer());

async function newTodo(title: string): Promise<string> {
  return (await web.post<{ id: string }>('/api/todos', { title })).body.id;
}

test('a backup is one file that opens as a database and holds content and files, but no session', async () => {
  const id = await newTodo('Kept');
  const large = randomBytes(3_500_000);
  await attach(id, 'large.zip', Buffer.concat([Buffer.from('504b0304', 'hex'), large]));
  await attach(id, 'empty.txt', '');
  const answer = await web.post<{ filename: string; size_bytes: number }>('/api/admin/db/backup');
  assert.equal(answer.status, 200);
  const { filename, size_bytes } = answer.body;
  assert.match(filename, /^clawchat_backup_\d{8}_\d{6}\.db$/);
  const path = join(server.dataDir, 'backups', filename);
  assert.deepEqual([statSync(path).size, statSync(path).mode & 0o777], [size_bytes, 0o600]);
  const sqlite = new Sqlite(path, { readonly: true });
  const count = (table: string) => sqlite.prepare(`select count(*) from ${table}`).pluck().get();
  assert.deepEqual(
    ['todos', 'attachments', 'backup_files', 'sessions', 'idempotency_keys'].map(count),
    [1, 2, 2, 0, 0],
  );
  assert.equal(sqlite.pragma('integrity_check', { simple: true }), 'ok');
  sqlite.close();
  assert.deepEqual(inFolder(), [filename]);
});

test('backups are listed, sent and deleted, for the owner alone', async () => {
  const made = await make();
  const { body } = await web.get<BackupList>(backups);
  assert.deepEqual(body.backups[0], made);
  assert.deepEqual([made.reason, made.missing_files, made.version], ['asked', 0, '0.1.0']);
  const sent = await web.fetch(`${backups}/${made.filename}/download`);
  assert.equal((await sent.arrayBuffer()).byteLength, made.size_bytes);
  for (const name of ['..%2Fclawchat.db', 'clawchat.db', 'clawchat_backup_20260101_000000.db', '%2e%2e'])
    for (const [method, path] of [
      ['GET', '/download'],
      ['DELETE', ''],
      ['POST', '/restore'],
    ] as const)
      assert.equal((await web.request(method, `${backups}/${name}${path}`)).status, 404, `${method} ${name}`);
  assert.equal((await web.delete(`${backups}/${made.filename}`)).status, 204);
  assert.equal(inFolder().includes(made.filename), false);
  for (const [method, path] of [
    ['GET', ''],
    ['POST', ''],
    ['POST', '/upload'],
    ['GET', '/x/download'],
    ['DELETE', '/x'],
    ['POST', '/x/restore'],
  ] as const)
    assert.equal((await server.anonymous.request(method, `${backups}${path}`)).status, 401);
});

test('only one is made at a time', async () => {
  const answers = await Promise.all([web.post(backups), web.post(backups), web.post('/api/admin/db/backup')]);
  assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 409, 409]);
  assert.equal(inFolder().filter((name) => name.endsWith('.part')).length, 0);
});

test('restoring brings everything back as it was, and the safety copy undoes the restore', async () => {
  const id = await newTodo('Umzug planen');
  const kept = await attach(id, 'kept.txt', 'kept');
  const lost = await attach(id, 'lost.txt', 'will be deleted');
  await web.post('/api/memos', { title: 'Memo', content: 'Wörter' });
  await web.put('/api/settings', { settings: { theme: 'dark' } });
  const before = await dump();
  const filesBefore = uploads();
  const made = await make();

  await web.delete(`/api/attachments/${lost.id}`);
  await web.patch(`/api/todos/${id}`, { title: 'Anders', status: 'completed' });
  const added = await newTodo('Neu');
  const late = await attach(added, 'late.txt', 'late');
  await server.services.attachmentFiles.sweep();
  const between = await dump();
  const filesBetween = uploads();
  assert.notDeepEqual(filesBetween, filesBefore);

  const socket = await openSocket(server.url, web.token ?? '');
  const restored = await restore(made.filename);
  assert.equal(restored.status, 200);
  for (const module of ['todos', 'events', 'memos'])
    await socket.waitFor(({ type, data }) => type === 'module_data_changed' && data?.['module'] === module);
  await socket.close();
  assert.deepEqual(await dump(), before);
  assert.equal(String(await contentOf(lost)), 'will be deleted');
  assert.equal(String(await contentOf(kept)), 'kept');
  assert.equal((await web.get(`/api/attachments/${late.id}/download`)).status, 404);
  await server.services.attachmentFiles.sweep();
  assert.deepEqual(uploads(), filesBefore);
  for (const [words, total] of [
    ['umzug', 1],
    ['anders', 0],
    ['neu', 0],
  ] as const)
    assert.equal((await web.get<{ total: number }>(`/api/search?q=${words}`)).body.total, total, words);

  const { body } = await web.get<BackupList>(backups);
  assert.equal(body.backups[0]?.filename, restored.body.safety_copy);
  assert.equal(body.backups[0]?.reason, 'before_restore');
  assert.equal((await restore(restored.body.safety_copy)).status, 200);
  assert.deepEqual(await dump(), between);
  assert.equal(String(await contentOf(late)), 'late');
  await server.services.attachmentFiles.sweep();
  assert.deepEqual(uploads(), filesBetween);
  assert.equal((await web.post('/api/todos', { title: 'Goes on' })).status, 201);
});

test('a session that is valid stays so, one that was ended does not come back', async () => {
  const ended = await server.signIn();
  const stays = await server.signIn();
  const made = await make();
  const later = await server.signIn();
  await ended.post('/api/auth/logout');
  const socket = await openSocket(server.url, stays.token ?? '');
  assert.equal((await restore(made.filename)).status, 200);
  for (const client of [stays, later, web]) assert.equal((await client.get('/api/todos')).status, 200);
  assert.equal((await ended.get('/api/todos')).status, 401);
  assert.equal(socket.socket.readyState, socket.socket.OPEN);
  await socket.close();
});

test('a repeated request keeps its first answer through a restore', async () => {
  const made = await make();
  const first = await web.post('/api/todos', { title: 'Once' }, { 'Idempotency-Key': 'k1' });
  await restore(made.filename);
  const again = await web.post('/api/todos', { title: 'Once' }, { 'Idempotency-Key': 'k1' });
  assert.deepEqual(again.body, first.body);
});

test('a file that is lost is told, and does not stand in the way of a backup', async () => {
  const id = await newTodo('With a lost file');
  const attachment = await attach(id, 'lost.txt', 'gone');
  rmSync(join(server.dataDir, 'uploads', attachment.stored_filename));
  const made = await make();
  assert.equal(made.missing_files, 1);
  assert.equal((await restore(made.filename)).status, 200);
  assert.equal((await web.get(`/api/attachments/${attachment.id}/download`)).status, 404);
});

test('a backup goes to another computer and is restored there', async () => {
  const made = await make();
  const sent = await web.fetch(`${backups}/${made.filename}/download`);
  const before = await dump();
  await using other = await startTestServer();
  const owner = await other.signIn();
  const form = new FormData();
  form.append('file', await sent.blob(), 'my backup.db');
  const response = await owner.fetch(`${backups}/upload`, { method: 'POST', body: form });
  assert.equal(response.status, 201);
  const taken = (await response.json()) as Backup;
  assert.deepEqual({ ...taken, filename: made.filename }, made);
  const path = join(other.dataDir, 'backups', taken.filename);
  assert.equal(statSync(path).mode & 0o777, 0o600);
  assert.equal((await owner.post(`${backups}/${taken.filename}/restore`)).status, 200);
  assert.deepEqual(await dumpDatabase(other.services.work), before);
  assert.deepEqual(readdirSync(join(other.dataDir, 'uploads', '.incoming')), []);
});

test('stopping the server breaks off a backup, and nothing of it stays', async () => {
  using folder = temporaryFolder();
  const stopped = await startTestServer({ dataDir: folder.path });
  const owner = await stopped.signIn();
  const making = owner.post(backups).catch(() => undefined);
  while (!existsSync(folder.at('backups'))) await setTimeout(1);
  await stopped.stop();
  await making;
  assert.deepEqual(readdirSync(folder.at('backups')), []);
});

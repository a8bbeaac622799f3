import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import type { ApiClient } from '../../../test/support/api-client.ts';
import { startTestServer, type TestServer } from '../../../test/support/server.ts';
import { openSnapshot } from '../../db/snapshot.ts';
import type { Backup, BackupList, RestoreResult } from './backup.schema.ts';

/** More of them are in test/proof/04-backup.ts. */
const rounds = 8;
const writers = 4;
/** Of each writer, between two writes. */
const pauseMilliseconds = 20;

let server: TestServer;
let web: ApiClient;

before(async () => {
  server = await startTestServer();
  web = await server.signIn();
});
after(() => server.stop());

const backups = '/api/dashboard/backups';

/** Titles of all writes that were answered, in the order of the answers. */
const answered: string[] = [];
const problems: string[] = [];
let isWriting = true;

async function write(writer: number): Promise<void> {
  for (let number = 0; isWriting; number += 1) {
    const title = `${writer}-${number}`;
    const { status } = await web.post('/api/todos', { title });
    if (status === 201) answered.push(title);
    else problems.push(`todo: ${status}`);
    await setTimeout(pauseMilliseconds);
  }
}

/** Files that come and go: what a backup names must be in it, even if it is deleted meanwhile. */
async function comeAndGo(): Promise<void> {
  for (let number = 0; isWriting; number += 1) {
    const memo = await web.post<{ id: string }>('/api/memos', { content: `memo ${number}` });
    const form = new FormData();
    form.append('file', new Blob([`file ${number} `.repeat(1000)]), 'a.txt');
    const path = `/api/attachments?memo_id=${memo.body.id}`;
    const { status } = await web.fetch(path, { method: 'POST', body: form });
    // A restore in between makes the memo one that never was.
    if (status !== 201 && status !== 404) problems.push(`attachment: ${status}`);
    await setTimeout(pauseMilliseconds);
    if (number % 2 === 0) await web.delete(`/api/memos/${memo.body.id}`);
  }
}

function titlesIn(filename: string): Set<string> {
  const sqlite = new Sqlite(join(server.dataDir, 'backups', filename), { readonly: true });
  try {
    return new Set(sqlite.prepare('select title from todos').pluck().all() as string[]);
  } finally {
    sqlite.close();
  }
}

const titlesNow = async () =>
  new Set(
    await server.services.work.read(async ({ db }) =>
      (await db.selectFrom('todos').select('title').execute()).map(({ title }) => title),
    ),
  );

const missingFrom = (titles: Set<string>, wanted: readonly string[]) =>
  wanted.filter((title) => !titles.has(title));

/** A writer's todos without a gap: each was written after the one before. */
function gaps(titles: Set<string>, from: readonly string[]): string[] {
  const present = from.filter((title) => titles.has(title));
  return missingFrom(titles, from.slice(0, from.indexOf(present.at(-1) ?? '') + 1));
}

test('backups and restores while everybody writes: no moment is torn, no answered write is lost', async () => {
  const writing = [...Array.from({ length: writers }, (_, writer) => write(writer)), comeAndGo()];
  let settled = 0;
  for (let round = 0; round < rounds; round += 1) {
    await setTimeout(40);
    const before = answered.slice(settled);
    const made = await web.post<Backup>(backups);
    assert.deepEqual([made.status, made.body.missing_files], [201, 0]);
    const kept = titlesIn(made.body.filename);
    assert.deepEqual(missingFrom(kept, before), []);
    for (let writer = 0; writer < writers; writer += 1)
      assert.deepEqual(
        gaps(
          kept,
          answered.slice(settled).filter((title) => title.startsWith(`${writer}-`)),
        ),
        [],
      );

    await setTimeout(20);
    const asked = answered.length;
    const restored = await web.post<RestoreResult>(`${backups}/${made.body.filename}/restore`);
    assert.equal(restored.status, 200);
    const safe = titlesIn(restored.body.safety_copy);
    const now = await titlesNow();
    assert.deepEqual(missingFrom(safe, answered.slice(settled, asked)), []);
    assert.deepEqual(
      answered.slice(settled).filter((title) => !safe.has(title) && !now.has(title)),
      [],
    );
    assert.deepEqual(missingFrom(now, [...kept]), []);
    settled = answered.length;
  }
  isWriting = false;
  await Promise.all(writing);
  assert.deepEqual(problems, []);
  assert.ok(answered.length > rounds * writers, `${answered.length} writes`);
});

test('a read that is under way while a backup is restored sees one state', async () => {
  const made = await web.post<Backup>(backups);
  await web.post('/api/todos', { title: 'since' });
  const count = Promise.withResolvers<void>();
  const reading = server.services.work.read(async ({ db }) => {
    const numberOfRows = async () => (await db.selectFrom('todos').select('id').execute()).length;
    const before = await numberOfRows();
    count.resolve();
    await setTimeout(1500);
    return [before, await numberOfRows()];
  });
  await count.promise;
  const restored = await web.post(`${backups}/${made.body.filename}/restore`);
  const [before, after] = await reading;
  assert.equal(restored.status, 200);
  assert.equal(after, before);
  assert.equal((await titlesNow()).has('since'), false);
});

test('while an older state is being read, a restore is put off at once and leaves nothing', async () => {
  const made = await web.post<Backup>(backups);
  const snapshot = await openSnapshot(server.config.databaseFile);
  await web.post('/api/todos', { title: 'later' });
  const list = async () => (await web.get<BackupList>(backups)).body.backups;
  const before = await list();
  const put = await web.post(`${backups}/${made.body.filename}/restore`);
  assert.equal(put.status, 409);
  assert.deepEqual(await list(), before);
  assert.ok((await titlesNow()).has('later'));
  assert.equal((await web.post('/api/todos', { title: 'goes on' })).status, 201);
  await snapshot.close();
  assert.equal((await web.post(`${backups}/${made.body.filename}/restore`)).status, 200);
});

import assert from 'node:assert/strict';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { ApiClient } from '../../../test/support/api-client.ts';
import { controlledClock, days, hours } from '../../../test/support/controlled-clock.ts';
import { fillConversation } from '../../../test/support/fill-database.ts';
import { startTestServer, type TestServer } from '../../../test/support/server.ts';
import type { Job } from '../jobs/jobs.schema.ts';
import type { DataOverview, PurgePreview, PurgeWish } from './data.schema.ts';

const clock = controlledClock('2026-03-02T09:00:00.000Z');
let server: TestServer;
let owner: ApiClient;

before(async () => {
  server = await startTestServer({ clock, settings: { BACKUP_KEEP: '3' } });
  owner = await server.signIn();
});
after(() => server.stop());

const data = async () => (await owner.get<DataOverview>('/api/dashboard/data')).body;
const preview = async (wish: PurgeWish) =>
  (await owner.post<PurgePreview>('/api/dashboard/purge-preview', wish)).body;

test('what there is, from when to when', async () => {
  const at = new Date('2025-01-01T00:00:00Z');
  await server.services.work.write(({ db }) => fillConversation(db, 'conv_1', { at, messages: 12 }));
  await owner.post('/api/todos', { title: 'New' });
  const { kinds, backups } = await data();
  const of = (kind: string) => kinds.find((each) => each.kind === kind);
  assert.deepEqual(of('messages'), {
    kind: 'messages',
    count: 12,
    oldest: at.toISOString(),
    newest: at.toISOString(),
  });
  assert.deepEqual(of('memos'), { kind: 'memos', count: 0 });
  assert.deepEqual(
    [backups.schedule, backups.keep, backups.next_at, backups.count],
    ['daily 03:00', 3, '2026-03-03T02:00:00.000Z', 0],
  );
});

test('the preview counts exactly what the purge deletes', async () => {
  const done = await owner.post<{ id: string }>('/api/todos', { title: 'Done' });
  await owner.patch(`/api/todos/${done.body.id}`, { status: 'completed' });
  const form = new FormData();
  form.append('file', new Blob(['some words']), 'a.txt');
  await owner.fetch(`/api/attachments?todo_id=${done.body.id}`, { method: 'POST', body: form });
  clock.advance(days(3));
  owner = await server.signIn();
  assert.equal((await preview({ target: 'todos', older_than_days: 4 })).count, 0);
  const { before, ...todos } = await preview({ target: 'todos', older_than_days: 2 });
  assert.equal(before, '2026-03-03T09:00:00.000Z');
  const completed = '2026-03-02T09:00:00.000Z';
  assert.deepEqual(todos, {
    ...{ target: 'todos', count: 1, attachments: 1, attachment_bytes: 10 },
    ...{ oldest: completed, newest: completed },
  });
  const conversations = await preview({ target: 'conversations', older_than_days: 100 });
  assert.deepEqual([conversations.count, conversations.messages], [1, 12]);
  for (const target of ['todos', 'conversations'] as const) {
    const { count } = await preview({ target, older_than_days: 2 });
    const { body } = await owner.post<Job>('/api/dashboard/jobs', {
      kind: 'purge',
      target,
      older_than_days: 2,
    });
    const job = await server.services.jobs.whenOver(body.id);
    assert.equal(job.result?.deleted, count, target);
    assert.equal((await preview({ target, older_than_days: 2 })).count, 0);
  }
});

type Line = { lines: { backup: { state: string; code: string; mend?: string } } };

/** Lets the calendar look, and waits for what it began. */
async function nextNight() {
  clock.advance(hours(24));
  await server.services.scheduler.tick();
  const running = () => server.services.jobs.list().filter(({ state }) => state === 'running');
  for (let [job] = running(); job; [job] = running()) {
    await server.services.jobs.whenOver(job.id);
    // What follows a backup is begun in the same turn.
    await new Promise(setImmediate);
  }
}

test('backups come by themselves, as many as wanted are kept, and once a week one is proven', async () => {
  for (let night = 0; night < 5; night += 1) await nextNight();
  owner = await server.signIn();
  const { backups } = await data();
  assert.equal(backups.count, 4, 'three, and the one that is proven');
  assert.deepEqual(
    backups.proofs.map(({ ok }) => ok),
    [true],
  );
  const kept = (await server.services.backups.list()).backups;
  assert.ok(kept.some(({ filename }) => filename === backups.proofs[0]?.filename));
  assert.ok(kept.every(({ reason }) => reason === 'scheduled'));
  for (let night = 0; night < 4; night += 1) await nextNight();
  owner = await server.signIn();
  const later = (await data()).backups;
  assert.deepEqual(
    [later.count, later.proofs.length],
    [3, 1],
    'a newer one is proven, so the old one may go',
  );
  const home = await owner.get<{ lines: { backup: { code: string } } }>('/api/dashboard/home');
  assert.equal(home.body.lines.backup.code, 'BACKED_UP');
});

test('one that was asked for is never cleared away', async () => {
  const asked = await server.services.backups.make();
  for (let night = 0; night < 2; night += 1) await nextNight();
  await server.services.backups.clearAway(1);
  const { backups } = await server.services.backups.list();
  assert.ok(backups.some(({ filename }) => filename === asked.filename));
  assert.equal(
    backups.filter(({ reason }) => reason === 'scheduled').length,
    2,
    'the latest, and the proven one',
  );
});

test('one that fails is put down for the owner, until the next one is made', async () => {
  const { folder } = server.services.backups;
  const state = async () => (await owner.get<Line>('/api/dashboard/home')).body.lines.backup;
  renameSync(folder, `${folder}.away`);
  writeFileSync(folder, 'in the way');
  clock.advance(hours(24));
  await server.services.scheduler.tick();
  const [job] = server.services.jobs.list();
  assert.equal((await server.services.jobs.whenOver(job?.id ?? '')).state, 'failed');
  rmSync(folder);
  renameSync(`${folder}.away`, folder);
  owner = await server.signIn();
  const { state: colour, code, mend } = await state();
  assert.deepEqual([colour, code, mend], ['bad', 'FAILED', 'BACK_UP_NOW']);
  await nextNight();
  owner = await server.signIn();
  assert.equal((await state()).code, 'BACKED_UP');
});

test('off is off, and a day of the week is that day', async () => {
  const made = () => server.services.jobs.list().filter(({ kind }) => kind === 'backup').length;
  const choose = (BACKUP_SCHEDULE: string) =>
    owner.put('/api/dashboard/settings', { values: { BACKUP_SCHEDULE } });
  await choose('off');
  const before = made();
  await nextNight();
  owner = await server.signIn();
  assert.deepEqual([made(), (await data()).backups.next_at], [before, undefined]);
  await choose('SU 03:00');
  const next = (await data()).backups.next_at ?? '';
  assert.equal(new Date(next).getUTCDay(), 0);
});

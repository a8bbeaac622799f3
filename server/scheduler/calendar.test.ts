import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { ApiClient } from '../../test/support/api-client.ts';
import { type ControlledClock, controlledClock } from '../../test/support/controlled-clock.ts';
import { startTestServer, type TestServer } from '../../test/support/server.ts';
import { openSocket, type SocketClient } from '../../test/support/socket-client.ts';
import type { NoticeMessage } from '../live/notices.ts';

/** A Saturday, 07:30 in Berlin. */
const start = '2026-03-07T06:30:00.000Z';
const told = ['daily_briefing', 'weekly_review', 'nudge'];

let clock: ControlledClock;
let server: TestServer;
let web: ApiClient;
let phone: SocketClient;
let notices: NoticeMessage[] = [];

before(async () => {
  clock = controlledClock(start);
  server = await startTestServer({
    clock,
    settings: { JWT_EXPIRY_HOURS: '8760', TIME_ZONE: '' },
    onNotice: (notice) => void notices.push(notice),
  });
  web = await server.signIn();
});
after(async () => {
  await phone.close();
  await server.stop();
});
beforeEach(async () => {
  await phone?.close();
  await server.services.work.write(async ({ db }) => {
    for (const table of ['todos', 'events', 'reminders_sent', 'scheduler_marks', 'told_days'] as const)
      await db.deleteFrom(table).execute();
  });
  clock.moveWall(Date.parse(start) - clock.now().getTime());
  await save({ TIME_ZONE: 'Europe/Berlin', NUDGES: null, WEEKLY_REVIEW: null, BRIEFING_TIME: null });
  notices = [];
  phone = await openSocket(server.url, web.token ?? '');
  await server.services.scheduler.tick();
});

const save = async (values: Record<string, string | null>) =>
  assert.equal((await web.put('/api/dashboard/settings', { values })).status, 200);

/** What phones were told by then, besides reminders. */
async function toldAt(time: string, client = phone) {
  clock.moveWall(Date.parse(time) - clock.now().getTime());
  await server.services.scheduler.tick();
  const pongs = () => client.frames.filter(({ type }) => type === 'pong').length;
  const before = pongs();
  client.socket.send('{"type":"ping"}');
  await client.waitFor(() => pongs() > before);
  return client.frames.filter(({ type }) => told.includes(type));
}

test('the briefing comes once a day at its time, as text', async () => {
  await web.post('/api/events', { title: 'Market', start_time: '2026-03-07T10:00:00Z' });
  assert.deepEqual(await toldAt('2026-03-07T06:59:59Z'), []);
  const [frame] = await toldAt('2026-03-07T07:00:00Z');
  assert.equal(frame?.type, 'daily_briefing');
  assert.deepEqual(Object.keys(frame?.data ?? {}).sort(), ['content', 'generated_at']);
  assert.match(String(frame?.data?.['content']), /Good morning!.*11:00: Market/s);
  assert.equal(frame?.data?.['generated_at'], '2026-03-07T07:00:00.000Z');
  assert.equal((await toldAt('2026-03-07T20:00:00Z')).length, 1);
  assert.equal(notices.filter(({ body }) => body.includes('Market')).length, 1);
});

test('the briefing of a day on which the computer slept too long comes when it wakes', async () => {
  assert.equal((await toldAt('2026-03-07T15:00:00Z')).length, 1);
  assert.equal(
    (await toldAt('2026-03-09T06:00:00Z')).filter(({ type }) => type === 'daily_briefing').length,
    1,
  );
});

test('a day whose time had passed at the very first start has none', async () => {
  await server.services.work.write(({ db }) => db.deleteFrom('scheduler_marks').execute());
  assert.deepEqual(await toldAt('2026-03-07T12:00:00Z'), []);
  assert.equal((await toldAt('2026-03-08T07:00:00Z')).length, 1);
});

test('a traveller has one briefing for each day of the calendar, however long it lasts', async () => {
  const count = async (time: string) =>
    (await toldAt(time)).filter(({ type }) => type === 'daily_briefing').length;
  assert.equal(await count('2026-03-09T07:00:00Z'), 1);
  await save({ TIME_ZONE: 'Pacific/Honolulu' });
  assert.equal(await count('2026-03-09T09:00:00Z'), 2, 'the 8th had none yet');
  assert.equal(await count('2026-03-09T18:00:00Z'), 2, 'the 9th had one in Berlin');
  await save({ TIME_ZONE: 'Pacific/Kiritimati' });
  assert.equal(await count('2026-03-09T19:00:00Z'), 3, 'the 10th');
});

test('who connects later in the day hears it then, who comes the next day does not', async () => {
  await phone.close();
  clock.moveWall(Date.parse('2026-03-07T07:00:00Z') - clock.now().getTime());
  await server.services.scheduler.tick();
  clock.advance(3_600_000);
  phone = await openSocket(server.url, web.token ?? '');
  await phone.waitForType('daily_briefing');
  await phone.close();
  clock.moveWall(Date.parse('2026-03-08T07:30:00Z') - clock.now().getTime());
  await server.services.scheduler.tick();
  clock.moveWall(Date.parse('2026-03-09T05:00:00Z') - clock.now().getTime());
  phone = await openSocket(server.url, web.token ?? '');
  const frames = await toldAt('2026-03-09T05:00:00Z');
  assert.deepEqual(
    frames.filter(({ type }) => type === 'daily_briefing'),
    [],
  );
});

test('another time of the briefing counts from then on', async () => {
  await save({ BRIEFING_TIME: '09:15' });
  assert.deepEqual(await toldAt('2026-03-07T08:00:00Z'), []);
  assert.equal((await toldAt('2026-03-07T08:15:00Z')).length, 1);
});

test('the review comes on Sunday at nine, with suggestions and figures, and until Tuesday when it was missed', async () => {
  await web.post('/api/todos', { title: 'File taxes', due_date: '2026-03-02T10:00:00Z' });
  const reviews = async (time: string) => (await toldAt(time)).filter(({ type }) => type === 'weekly_review');
  assert.deepEqual(await reviews('2026-03-08T07:59:59Z'), []);
  const [review] = await reviews('2026-03-08T08:00:00Z');
  assert.match(String(review?.data?.['content']), /File taxes/);
  assert.deepEqual(review?.data?.['stats'], { completed: 0, due: 0, overdue: 1, untouched: 0, inbox: 0 });
  assert.equal(Object.keys(review?.data?.['suggestions'] ?? {}).length, 1);
  assert.equal((await reviews('2026-03-15T07:00:00Z')).length, 1);
  assert.equal((await reviews('2026-03-17T22:00:00Z')).length, 2);
  assert.equal((await reviews('2026-03-26T08:00:00Z')).length, 2, 'that of the 22nd is too old');
});

test('the review can be on another day, or not at all', async () => {
  await save({ WEEKLY_REVIEW: 'FR 18:00' });
  const reviews = async (time: string) =>
    (await toldAt(time)).filter(({ type }) => type === 'weekly_review').length;
  assert.equal(await reviews('2026-03-08T12:00:00Z'), 0);
  assert.equal(await reviews('2026-03-13T17:00:00Z'), 1);
  await save({ WEEKLY_REVIEW: 'off' });
  assert.equal(await reviews('2026-03-22T12:00:00Z'), 1);
});

test('nudges come when they are wanted, every four hours, not at night, and not twice about the same', async () => {
  const make = async (body: object) => (await web.post<{ id: string }>('/api/todos', body)).body.id;
  const old = await make({ title: 'Sort photos' });
  const nudges = async (time: string) => (await toldAt(time)).filter(({ type }) => type === 'nudge');
  assert.deepEqual(await nudges('2026-03-10T09:00:00Z'), []);
  await save({ NUDGES: 'true' });
  const late = await make({ title: 'Call the bank', due_date: '2026-03-11T08:30:00Z', priority: 'high' });
  const soon = await make({ title: 'Buy bread', due_date: '2026-03-10T20:00:00Z' });
  const seen = async (time: string) =>
    (await nudges(time)).map(({ data }) => [data?.['todo_id'], data?.['suggested_action']]);
  const first = [late, 'start_now'];
  assert.deepEqual(await seen('2026-03-10T09:00:20Z'), [first]);
  assert.deepEqual(await seen('2026-03-10T13:00:00Z'), [first]);
  assert.deepEqual(await seen('2026-03-10T13:00:30Z'), [first, [soon, 'start_now']]);
  assert.equal((await seen('2026-03-10T22:30:00Z')).length, 2);
  assert.deepEqual((await seen('2026-03-11T06:00:00Z'))[2], [old, 'organize']);
  assert.equal((await seen('2026-03-11T18:00:00Z')).length, 3);
  const [nudge] = await nudges('2026-03-11T18:00:00Z');
  assert.deepEqual(Object.keys(nudge?.data ?? {}).sort(), [
    'message',
    'suggested_action',
    'title',
    'todo_id',
  ]);
});

test('switched off, nothing runs and the admin screen says so', async () => {
  const overview = async (of: TestServer) => {
    const client = await of.signIn();
    const { body } = await client.get<{ server: Record<string, unknown> }>('/api/admin/overview');
    return [body.server['scheduler_enabled'], body.server['scheduler_running']];
  };
  assert.deepEqual(await overview(server), [true, true]);
  await using off = await startTestServer({ settings: { ENABLE_SCHEDULER: 'false' } });
  assert.deepEqual(await overview(off), [false, false]);
});

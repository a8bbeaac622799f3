import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { ApiClient } from '../../test/support/api-client.ts';
import { type ControlledClock, controlledClock } from '../../test/support/controlled-clock.ts';
import { startTestServer, type TestServer } from '../../test/support/server.ts';
import { openSocket, type SocketClient } from '../../test/support/socket-client.ts';
import type { Event } from '../features/events/events.ts';
import type { Todo } from '../features/todos/todos.ts';
import type { NoticeMessage } from '../live/notices.ts';

/** A Monday, 10:00 in Berlin. */
const start = '2026-03-02T09:00:00.000Z';

let clock: ControlledClock;
let server: TestServer;
let web: ApiClient;
let phone: SocketClient;
let notices: NoticeMessage[] = [];

before(async () => {
  clock = controlledClock(start);
  server = await startTestServer({
    clock,
    settings: { TIME_ZONE: '', JWT_EXPIRY_HOURS: '8760', BRIEFING_TIME: '23:59' },
    onNotice: (notice) => void notices.push(notice),
  });
  web = await server.signIn();
  phone = await openSocket(server.url, web.token ?? '');
});
after(async () => {
  await phone.close();
  await server.stop();
});
beforeEach(async () => {
  await server.services.work.write(async ({ db }) => {
    for (const table of ['events', 'todos', 'reminders_sent', 'scheduler_marks'] as const)
      await db.deleteFrom(table).execute();
  });
  clock.moveWall(Date.parse(start) - clock.now().getTime());
  await server.services.scheduler.tick();
  notices = [];
});

const makeTodo = async (body: object) =>
  (await web.post<Todo>('/api/todos', { title: 'Pay rent', ...body })).body;
const makeEvent = async (body: object) =>
  (await web.post<Event>('/api/events', { title: 'Stand-up', ...body })).body;

async function noticesAt(time: string): Promise<NoticeMessage[]> {
  clock.moveWall(Date.parse(time) - clock.now().getTime());
  await server.services.scheduler.tick();
  return notices;
}

test('a reminder is shown on the computer, with what a click opens and buttons', async () => {
  const { id } = await makeTodo({ due_date: '2026-03-02T12:00:00Z' });
  const series = await makeEvent({
    start_time: '2026-03-01T12:00:00Z',
    recurrence_rule: 'FREQ=DAILY',
    reminder_minutes: 60,
  });
  const shown = (await noticesAt('2026-03-02T11:00:00Z')).map(({ id: _id, type: _type, ...rest }) => rest);
  assert.deepEqual(
    shown.toSorted((a, b) => (a.title < b.title ? -1 : 1)),
    [
      {
        title: 'Pay rent',
        body: 'Pay rent is due in 60 minutes.',
        opens: { kind: 'todo', id },
        actions: ['Done', 'In 10 minutes'],
      },
      {
        title: 'Stand-up',
        body: 'Stand-up starts in 60 minutes.',
        opens: { kind: 'event', id: series.id, date: '2026-03-02' },
        actions: ['In 10 minutes'],
      },
    ],
  );
});

test('the buttons complete the todo and put the reminder off', async () => {
  const { id } = await makeTodo({ due_date: '2026-03-02T12:00:00Z' });
  const [first] = await noticesAt('2026-03-02T11:00:00Z');
  await server.services.notices.act(first?.id ?? '', 1);
  assert.equal((await noticesAt('2026-03-02T11:09:59Z')).length, 1);
  const [, second] = await noticesAt('2026-03-02T11:10:00Z');
  assert.equal(second?.body, 'Pay rent is due in 50 minutes.');
  await server.services.notices.act(second?.id ?? '', 0);
  await server.services.notices.act('unknown', 0);
  assert.equal((await web.get<Todo>(`/api/todos/${id}`)).body.status, 'completed');
  assert.equal((await noticesAt('2026-03-03T12:00:00Z')).length, 2, 'what is done is not overdue');
});

test('a client puts a reminder off by the id in its frame, for as long as it likes', async () => {
  const { id } = await makeEvent({ start_time: '2026-03-02T22:00:00Z', reminder_minutes: 60 });
  assert.equal((await web.post(`/api/reminders/${id}/snooze`)).status, 404, 'nothing came yet');
  await noticesAt('2026-03-02T21:00:00Z');
  const { status, body } = await web.post<{ remind_at: string }>(`/api/reminders/${id}/snooze`, {
    minutes: 45,
  });
  assert.deepEqual([status, body.remind_at], [200, '2026-03-02T21:45:00.000Z']);
  const heard = () => phone.frames.filter(({ data }) => data?.['item_id'] === id).length;
  await noticesAt('2026-03-02T21:44:00Z');
  assert.equal(heard(), 1);
  await noticesAt('2026-03-02T21:45:00Z');
  await phone.waitFor(() => heard() === 2);
  assert.equal(notices.length, 2, 'at night, too: the owner asked for it');
  await noticesAt('2026-03-02T23:00:00Z');
  assert.equal(heard(), 2);
  for (const minutes of [0, 10_081, 1.5, '5'])
    assert.equal((await web.post(`/api/reminders/${id}/snooze`, { minutes })).status, 422);
});

test('done ends what was put off, and completes a todo', async () => {
  const todo = await makeTodo({ due_date: '2026-03-02T12:00:00Z' });
  const event = await makeEvent({ start_time: '2026-03-02T12:00:00Z', reminder_minutes: 60 });
  await noticesAt('2026-03-02T11:00:00Z');
  for (const { id } of [todo, event]) {
    assert.equal((await web.post(`/api/reminders/${id}/snooze`, {})).status, 200);
    assert.equal((await web.post(`/api/reminders/${id}/done`)).status, 204);
  }
  assert.equal((await web.get<Todo>(`/api/todos/${todo.id}`)).body.status, 'completed');
  assert.equal((await noticesAt('2026-03-02T13:00:00Z')).length, 2);
  assert.equal((await web.post('/api/reminders/todo_000000000000/done')).status, 404);
  assert.equal((await server.anonymous.post(`/api/reminders/${todo.id}/done`)).status, 401);
});

test('a reminder of what was completed or moved meanwhile does not come again', async () => {
  const todo = await makeTodo({ due_date: '2026-03-02T12:00:00Z' });
  const event = await makeEvent({ start_time: '2026-03-02T12:00:00Z', reminder_minutes: 60 });
  await noticesAt('2026-03-02T11:00:00Z');
  for (const { id } of [todo, event]) await web.post(`/api/reminders/${id}/snooze`, {});
  await web.patch(`/api/todos/${todo.id}`, { status: 'completed' });
  await web.patch(`/api/events/${event.id}`, { start_time: '2026-03-09T12:00:00Z' });
  assert.equal((await noticesAt('2026-03-02T13:00:00Z')).length, 2);
});

test('an owner who travels is told of a day once, wherever it begins', async () => {
  const changeZone = async (zone: string) => {
    assert.equal((await web.put('/api/dashboard/settings', { values: { TIME_ZONE: zone } })).status, 200);
    // Days are moved to the new zone in a transaction of their own; this one comes after it.
    await server.services.work.write(async () => undefined);
  };
  await changeZone('Europe/Berlin');
  await makeEvent({ title: 'Birthday', start_time: '2026-03-04', is_all_day: true, reminder_minutes: 720 });
  assert.equal((await noticesAt('2026-03-03T11:00:00Z')).length, 1);
  await changeZone('America/New_York');
  assert.equal((await noticesAt('2026-03-03T18:00:00Z')).length, 1);
  await changeZone('Asia/Seoul');
  assert.equal((await noticesAt('2026-03-04T18:00:00Z')).length, 1);
});

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { ApiClient } from '../../test/support/api-client.ts';
import { type ControlledClock, controlledClock, hours } from '../../test/support/controlled-clock.ts';
import { startTestServer, type TestServer } from '../../test/support/server.ts';
import { openSocket, type SocketClient } from '../../test/support/socket-client.ts';
import type { Event } from '../features/events/events.ts';
import type { Todo } from '../features/todos/todos.ts';

/** A Monday, 10:00 in Berlin. */
const start = '2026-03-02T09:00:00.000Z';
const minute = 60_000;

let clock: ControlledClock;
let server: TestServer;
let web: ApiClient;
let phone: SocketClient;

before(async () => {
  clock = controlledClock(start);
  server = await startTestServer({
    clock,
    settings: { TIME_ZONE: 'Europe/Berlin', JWT_EXPIRY_HOURS: '8760' },
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
    for (const table of ['events', 'todos', 'reminders_sent', 'scheduler_marks', 'told_days'] as const)
      await db.deleteFrom(table).execute();
  });
  clock.moveWall(Date.parse(start) - clock.now().getTime());
  phone = await openSocket(server.url, web.token ?? '');
  await server.services.scheduler.tick();
});

const makeEvent = async (body: object) =>
  (await web.post<Event>('/api/events', { title: 'Stand-up', ...body })).body;
const makeTodo = async (body: object) =>
  (await web.post<Todo>('/api/todos', { title: 'Pay rent', ...body })).body;

/** What phones heard by now, in order. */
async function heard(client = phone): Promise<Record<string, unknown>[]> {
  await server.services.scheduler.tick();
  const pongs = () => client.frames.filter(({ type }) => type === 'pong').length;
  const before = pongs();
  client.socket.send('{"type":"ping"}');
  await client.waitFor(() => pongs() > before);
  return client.frames.filter(({ type }) => type === 'reminder').map(({ data }) => data ?? {});
}
async function heardAt(time: string, client = phone) {
  clock.moveWall(Date.parse(time) - clock.now().getTime());
  return heard(client);
}

test('an event is announced once, at its full lead time, in the frame every client knows', async () => {
  const { id } = await makeEvent({ start_time: '2026-03-02T12:00:00Z', reminder_minutes: 15 });
  assert.deepEqual(await heardAt('2026-03-02T11:44:59Z'), []);
  const frame = {
    reminder_type: 'event',
    item_type: 'event',
    item_id: id,
    title: 'Stand-up',
    message: 'Stand-up starts in 15 minutes.',
    minutes_until: 15,
  };
  assert.deepEqual(await heardAt('2026-03-02T11:45:00Z'), [frame]);
  for (const later of ['2026-03-02T11:45:20Z', '2026-03-02T12:00:00Z', '2026-03-02T18:00:00Z'])
    assert.equal((await heardAt(later)).length, 1);
});

test('a day ahead is a day ahead, and without reminder_minutes there is none', async () => {
  await makeEvent({ start_time: '2026-03-04T12:00:00Z', reminder_minutes: 1440 });
  await makeEvent({ title: 'Silent', start_time: '2026-03-04T12:00:00Z' });
  assert.deepEqual(await heardAt('2026-03-03T11:59:59Z'), []);
  const [frame] = await heardAt('2026-03-03T12:00:10Z');
  assert.equal(frame?.['message'], 'Stand-up is tomorrow at 13:00.');
  assert.equal(frame?.['minutes_until'], 1440);
  assert.equal((await heardAt('2026-03-04T12:30:00Z')).length, 1);
});

test('each date of a series is announced, removed ones are not', async () => {
  const { id } = await makeEvent({
    start_time: '2026-03-03T09:00:00Z',
    reminder_minutes: 10,
    recurrence_rule: 'FREQ=DAILY',
  });
  assert.equal((await web.delete(`/api/events/${id}/occurrences/2026-03-05`)).status, 204);
  for (const day of ['03', '04', '05', '06']) await heardAt(`2026-03-${day}T08:50:00Z`);
  assert.deepEqual(
    (await heard()).map(({ item_id, occurrence_date }) => [item_id, occurrence_date]),
    [
      [id, undefined],
      [id, '2026-03-04'],
      [id, '2026-03-06'],
    ],
  );
});

test('an event that is moved is announced for its new time, too', async () => {
  const { id } = await makeEvent({ start_time: '2026-03-02T12:00:00Z', reminder_minutes: 15 });
  await heardAt('2026-03-02T11:46:00Z');
  await web.patch(`/api/events/${id}`, { start_time: '2026-03-02T14:00:00Z' });
  assert.equal((await heardAt('2026-03-02T13:44:00Z')).length, 1);
  assert.equal((await heardAt('2026-03-02T13:45:00Z')).length, 2);
});

test('one put in late is announced at once, one that has begun already is not', async () => {
  await makeEvent({ start_time: '2026-03-02T09:10:00Z', reminder_minutes: 60 });
  await makeEvent({ title: 'Earlier', start_time: '2026-03-02T08:00:00Z', reminder_minutes: 60 });
  const frames = await heard();
  assert.deepEqual(
    frames.map(({ title, minutes_until }) => [title, minutes_until]),
    [['Stand-up', 10]],
  );
});

test('a todo is announced an hour ahead, and once more when it is overdue', async () => {
  const { id } = await makeTodo({ due_date: '2026-03-02T15:00:00Z' });
  assert.deepEqual(await heardAt('2026-03-02T13:59:00Z'), []);
  await heardAt('2026-03-02T14:00:05Z');
  await heardAt('2026-03-02T14:59:59Z');
  await heardAt('2026-03-02T15:00:00Z');
  await heardAt('2026-03-03T15:00:00Z');
  const common = { item_type: 'todo', item_id: id, title: 'Pay rent' };
  assert.deepEqual(await heard(), [
    { ...common, reminder_type: 'todo', message: 'Pay rent is due in 60 minutes.', minutes_until: 60 },
    { ...common, reminder_type: 'todo_overdue', message: 'Pay rent is overdue.', minutes_until: 0 },
  ]);
});

test('a todo that names only a day is announced in its morning, not at midnight', async () => {
  await makeTodo({ due_date: '2026-03-04' });
  assert.deepEqual(await heardAt('2026-03-03T22:30:00Z'), []);
  assert.deepEqual(await heardAt('2026-03-04T07:59:59Z'), []);
  const [frame] = await heardAt('2026-03-04T08:00:00Z');
  assert.equal(frame?.['message'], 'Pay rent is due today.');
  assert.equal((await heardAt('2026-03-05T07:59:00Z')).length, 1);
  assert.equal((await heardAt('2026-03-05T08:00:00Z'))[1]?.['reminder_type'], 'todo_overdue');
});

test('what is done or called off is left in peace; what is in progress is not', async () => {
  const [done, off, begun] = [
    await makeTodo({ due_date: '2026-03-02T15:00:00Z' }),
    await makeTodo({ due_date: '2026-03-02T15:00:00Z' }),
    await makeTodo({ due_date: '2026-03-02T15:00:00Z' }),
  ];
  await web.patch(`/api/todos/${done.id}`, { status: 'completed' });
  await web.patch(`/api/todos/${off.id}`, { status: 'cancelled' });
  await web.patch(`/api/todos/${begun.id}`, { status: 'in_progress' });
  const frames = await heardAt('2026-03-02T15:00:00Z');
  assert.deepEqual(
    frames.map(({ item_id, reminder_type }) => [item_id, reminder_type]),
    [[begun.id, 'todo_overdue']],
  );
});

test('in quiet hours only what has a time of its own comes; the rest comes in the morning', async () => {
  await makeEvent({ start_time: '2026-03-02T22:30:00Z', reminder_minutes: 30 });
  await makeTodo({ due_date: '2026-03-02T22:00:00Z' });
  assert.deepEqual(
    (await heardAt('2026-03-02T22:00:30Z')).map(({ reminder_type }) => reminder_type),
    ['event'],
  );
  assert.equal((await heardAt('2026-03-03T05:59:50Z')).length, 1);
  assert.deepEqual(
    (await heardAt('2026-03-03T06:00:00Z')).map(({ reminder_type }) => reminder_type),
    ['event', 'todo_overdue'],
  );
});

test('after sleep what was missed comes at once: three one by one, more than three as one', async () => {
  for (let index = 0; index < 3; index += 1)
    await makeEvent({
      title: `Call ${index}`,
      start_time: `2026-03-03T1${index}:00:00Z`,
      reminder_minutes: 5,
    });
  const three = await heardAt('2026-03-03T13:00:00Z');
  assert.deepEqual(
    three.map(({ message }) => message),
    [0, 1, 2].map((index) => `Call ${index} was today at 1${index + 1}:00.`),
  );
  for (let index = 0; index < 4; index += 1)
    await makeEvent({
      title: `Talk ${index}`,
      start_time: `2026-03-04T1${index}:00:00Z`,
      reminder_minutes: 5,
    });
  const [summary, ...others] = (await heardAt('2026-03-04T12:58:00Z')).slice(3);
  assert.equal(others.length, 0);
  assert.deepEqual(
    [summary?.['title'], summary?.['message'], summary?.['minutes_until']],
    ['4 reminders', 'Came due meanwhile: Talk 3, Talk 0, Talk 1 and 1 more.', 2],
  );
  assert.equal((await heardAt('2026-03-05T13:00:00Z')).length, 4);
});

test('what is put in when it is due already was not missed: each comes by itself', async () => {
  for (const [index, due] of ['08:00', '08:30', '09:10', '09:20', '09:40'].entries())
    await makeTodo({ title: `Task ${index}`, due_date: `2026-03-02T${due}:00Z` });
  const frames = await heardAt('2026-03-02T09:00:20Z');
  assert.deepEqual(
    frames.map(({ title }) => title).sort(),
    [0, 1, 2, 3, 4].map((index) => `Task ${index}`),
  );
});

test('what nobody heard waits, and is told to who connects, if it is still of use', async () => {
  await phone.close();
  await makeEvent({ start_time: '2026-03-02T12:00:00Z', reminder_minutes: 15 });
  await makeEvent({ title: 'Short', start_time: '2026-03-02T11:50:00Z', reminder_minutes: 5 });
  const { id } = await makeTodo({ due_date: '2026-03-02T15:00:00Z' });
  for (
    let time = Date.parse('2026-03-02T11:40:00Z');
    time < Date.parse('2026-03-02T14:10:00Z');
    time += 5 * minute
  ) {
    clock.moveWall(time - clock.now().getTime());
    await server.services.scheduler.tick();
  }
  const [first, second] = [
    await openSocket(server.url, web.token ?? ''),
    await openSocket(server.url, web.token ?? ''),
  ];
  const frame = await first.waitForType('reminder');
  assert.equal(frame.data?.['item_id'], id, 'the events are over by now');
  assert.equal((await heard(first)).length, 1);
  await first.close();
  assert.ok((await heard(second)).length <= 1);
  await second.close();
  phone = await openSocket(server.url, web.token ?? '');
  assert.deepEqual(await heard(), []);
});

test('a clock that is set back tells nothing twice and misses nothing later', async () => {
  await makeEvent({ start_time: '2026-03-02T12:00:00Z', reminder_minutes: 15 });
  await heardAt('2026-03-02T11:50:00Z');
  clock.moveWall(-hours(30));
  await makeEvent({ title: 'New', start_time: '2026-03-01T12:00:00Z', reminder_minutes: 15 });
  await heardAt('2026-03-01T11:46:00Z');
  assert.deepEqual(
    (await heardAt('2026-03-02T12:10:00Z')).map(({ title }) => title),
    ['Stand-up', 'New'],
  );
});

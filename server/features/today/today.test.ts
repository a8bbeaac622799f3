import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { ApiClient } from '../../../test/support/api-client.ts';
import { startTestServer, type TestServer } from '../../../test/support/server.ts';
import { createTodoClient, type TodoClient } from '../../../test/support/todo-client.ts';
import type { Today } from './today.schema.ts';

let server: TestServer;
let api: ApiClient;
let todos: TodoClient;
let now: Date;

/** Tuesday in Berlin; in Auckland it is Wednesday already. */
const noon = new Date('2026-11-24T11:30:00Z');

before(async () => {
  now = noon;
  server = await startTestServer({ clock: { now: () => now, monotonic: () => performance.now() } });
  api = await server.signIn();
  todos = createTodoClient(api);
});
after(() => server.stop());
beforeEach(async () => {
  now = noon;
  const { items } = await todos.list('?limit=1000');
  await api.patch('/api/todos/bulk', { ids: items.map(({ id }) => id), delete: true });
});

async function today(query = ''): Promise<Today> {
  const { status, body, text } = await api.get<Today>(`/api/today${query}`);
  assert.equal(status, 200, text);
  return body;
}
const titles = (items: readonly { title: string }[]) => items.map(({ title }) => title).join(' ');

describe('the Today screen', () => {
  test('of an empty day', async () => {
    assert.deepEqual(await today(), {
      today_tasks: [],
      today_todos: [],
      overdue_tasks: [],
      overdue_todos: [],
      today_events: [],
      needs_review: [],
      inbox_count: 0,
      greeting: 'Good afternoon',
      date: '2026-11-24',
    });
  });

  test('sorts todos into today, overdue and inbox', async () => {
    await todos.create({ title: 'evening', due_date: '2026-11-24T23:59:59' });
    await todos.create({ title: 'all-day', due_date: '2026-11-24' });
    await todos.create({ title: 'tomorrow', due_date: '2026-11-25' });
    await todos.create({ title: 'yesterday', due_date: '2026-11-23T23:59:59' });
    await todos.create({ title: 'long-ago', due_date: '2020-01-01' });
    await todos.create({ title: 'someday' });
    const { id } = await todos.create({ title: 'started' });
    await todos.change(id, { status: 'in_progress' });
    const late = await todos.create({ title: 'started-late', due_date: '2026-11-20' });
    await todos.change(late.id, { status: 'in_progress' });
    for (const status of ['completed', 'cancelled']) {
      for (const due_date of ['2026-11-24', '2026-11-20']) {
        await todos.change((await todos.create({ title: status, due_date })).id, { status });
      }
    }
    const day = await today();
    assert.equal(titles(day.today_tasks), 'evening all-day started started-late');
    assert.equal(titles(day.overdue_tasks), 'long-ago started-late yesterday');
    assert.deepEqual([day.today_todos, day.overdue_todos], [day.today_tasks, day.overdue_tasks]);
    assert.equal(day.inbox_count, 1);
    assert.deepEqual(day.today_tasks[0], await todos.read(day.today_tasks[0]?.id ?? ''));
  });

  test('names what waits for a review, latest change first, at most five', async () => {
    for (const [index, inbox_state] of ['captured', 'plan_ready', 'none', 'captured'].entries()) {
      await todos.create({ title: String(index), inbox_state });
    }
    assert.equal(titles((await today()).needs_review), '3 1 0');
    const done = await todos.create({ title: 'done', inbox_state: 'captured' });
    await todos.complete(done.id);
    for (const title of ['a', 'b', 'c']) await todos.create({ title, inbox_state: 'captured' });
    assert.equal(titles((await today()).needs_review), 'c b a 3 1');
  });

  test('has the dates of series that fall on it', async () => {
    const event = (fields: object) => api.post<{ id: string }>('/api/events', { title: 'x', ...fields });
    const daily = 'RRULE:FREQ=DAILY;COUNT=300';
    const made = [
      await event({ title: 'series', start_time: '2026-06-01T09:00', recurrence_rule: daily }),
      await event({ title: 'night', start_time: '2026-11-24T23:30' }),
      await event({ title: 'early', start_time: '2026-11-24T00:00' }),
      await event({ title: 'yesterday', start_time: '2026-11-23T20:00', end_time: '2026-11-24T08:00' }),
      await event({ title: 'tomorrow', start_time: '2026-11-25T00:00' }),
    ];
    const { today_events } = await today();
    assert.equal(titles(today_events), 'early series night');
    assert.deepEqual(
      [today_events[1]?.start_time, today_events[1]?.is_occurrence, today_events[1]?.occurrence_date],
      ['2026-11-24T09:00:00+01:00', true, '2026-11-24'],
    );
    for (const { body } of made) await api.delete(`/api/events/${body.id}`);
  });

  test('is the day of the zone that is asked for', async () => {
    await todos.create({ title: 'berlin', due_date: '2026-11-24T12:00' });
    await todos.create({ title: 'auckland', due_date: '2026-11-24T12:00:00Z' });
    const day = await today('?tz=Pacific/Auckland');
    assert.deepEqual([day.date, day.greeting], ['2026-11-25', 'Good morning']);
    assert.equal(titles(day.today_tasks), 'berlin auckland');
    assert.equal(day.today_tasks[1]?.due_date, '2026-11-25T01:00:00+13:00');
    assert.equal(titles((await today('?tz=America/New_York')).today_tasks), 'berlin auckland');
    assert.equal((await today('?tz=Pacific/Pago_Pago')).date, '2026-11-24');
  });

  for (const zone of ['Atlantis', '', '%2B05:00', 'Europe/Berlin,UTC']) {
    test(`refuses "${zone}" as a zone`, async () => {
      const { status, text } = await api.get(`/api/today?tz=${zone}`);
      assert.equal(status, 422);
      assert.match(text, /tz: must be a time zone/);
      assert.equal((await api.get(`/api/today/briefing?tz=${zone}`)).status, 422);
    });
  }

  test('greets by the clock on the wall', async () => {
    for (const [time, greeting] of [
      ['00:00:00', 'Good morning'],
      ['11:59:59', 'Good morning'],
      ['12:00:00', 'Good afternoon'],
      ['16:59:59', 'Good afternoon'],
      ['17:00:00', 'Good evening'],
      ['23:59:59', 'Good evening'],
    ]) {
      now = new Date(`2026-11-24T${time}+01:00`);
      assert.equal((await today()).greeting, greeting, time);
    }
  });

  test('has 23 hours when the clock goes forward', async () => {
    await todos.create({ title: 'first', due_date: '2027-03-28' });
    await todos.create({ title: 'last', due_date: '2027-03-28T23:59' });
    await todos.create({ title: 'next', due_date: '2027-03-29' });
    now = new Date('2027-03-28T10:00:00Z');
    const later = await server.signIn();
    assert.equal(titles((await later.get<Today>('/api/today')).body.today_tasks), 'first last');
  });
});

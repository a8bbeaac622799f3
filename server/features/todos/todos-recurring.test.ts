import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { ApiClient } from '../../../test/support/api-client.ts';
import { startTestServer, type TestServer } from '../../../test/support/server.ts';
import { createTodoClient, type TodoClient } from '../../../test/support/todo-client.ts';
import type { Todo } from './todos.schema.ts';

let server: TestServer;
let api: ApiClient;
let todos: TodoClient;
let now = new Date('2026-11-24T12:00:00Z');

before(async () => {
  server = await startTestServer({
    clock: { now: () => now, monotonic: () => performance.now() },
    settings: { TIME_ZONE: 'America/New_York' },
  });
  api = await server.signIn();
  todos = createTodoClient(api);
});
after(() => server.stop());

/** What a series has made so far besides its first todo, earliest first. */
async function madeOf({ id }: Todo): Promise<Todo[]> {
  const { items } = await todos.list('?limit=1000&order_by=due_date&order_dir=asc');
  return items.filter(({ recurring_source_id }) => recurring_source_id === id);
}

/** Completes the first and then whatever comes; the due dates in a row. */
async function run(first: Todo, times: number): Promise<(string | undefined)[]> {
  await todos.complete(first.id);
  for (let done = 1; done < times; done += 1) {
    const open = (await madeOf(first)).find(({ status }) => status === 'pending');
    if (!open) break;
    await todos.complete(open.id);
  }
  return (await madeOf(first)).map(({ due_date }) => due_date);
}

const weekly = { due_date: '2026-11-24T09:00', recurrence_rule: 'FREQ=WEEKLY' };

describe('completing a recurring todo', () => {
  test('makes the next one, alike in what matters', async () => {
    const parent = await todos.create();
    const first = await todos.create({
      ...weekly,
      title: 'Water the plants',
      description: 'All of them',
      priority: 'high',
      tags: ['home'],
      parent_id: parent.id,
      source: 'quick_capture',
      source_id: 'garden',
      estimated_minutes: 10,
      recurrence_end: '2027-01-01',
      assignee: 'research',
      inbox_state: 'captured',
    });
    const completed = await todos.complete(first.id);
    assert.equal(completed.status, 'completed');
    const [next, ...more] = await madeOf(first);
    assert.deepEqual(more, []);
    const { id, created_at, updated_at, completed_at, assignee, next_action, ...same } = first;
    assert.deepEqual(
      { ...next, id, created_at, updated_at },
      {
        ...same,
        ...{ id, created_at, updated_at, completed_at: null },
        due_date: '2026-12-01T09:00:00-05:00',
        inbox_state: 'none',
        recurring_source_id: first.id,
      },
    );
  });

  test('makes it once: completing again, and opening and completing, make none', async () => {
    const first = await todos.create(weekly);
    await todos.complete(first.id);
    await todos.complete(first.id);
    await todos.change(first.id, { status: 'pending' });
    await todos.complete(first.id);
    assert.equal((await madeOf(first)).length, 1);
    const [next] = await madeOf(first);
    await api.delete(`/api/todos/${next?.id}`);
    await todos.change(first.id, { status: 'pending' });
    await todos.complete(first.id);
    assert.equal((await madeOf(first)).length, 0);
  });

  test('goes on from the next, all naming the first', async () => {
    const first = await todos.create(weekly);
    assert.deepEqual(await run(first, 3), [
      '2026-12-01T09:00:00-05:00',
      '2026-12-08T09:00:00-05:00',
      '2026-12-15T09:00:00-05:00',
    ]);
  });

  test('keeps nine o’clock across both clock changes', async () => {
    const spring = await todos.create({ due_date: '2027-03-13T09:00', recurrence_rule: 'FREQ=DAILY' });
    assert.deepEqual(await run(spring, 2), ['2027-03-14T09:00:00-04:00', '2027-03-15T09:00:00-04:00']);
    const autumn = await todos.create({ due_date: '2026-10-31T09:00', recurrence_rule: 'FREQ=DAILY' });
    assert.deepEqual(await run(autumn, 2), ['2026-11-01T09:00:00-05:00', '2026-11-02T09:00:00-05:00']);
    const skipped = await todos.create({ due_date: '2027-03-13T02:30', recurrence_rule: 'FREQ=DAILY' });
    assert.deepEqual(await run(skipped, 2), ['2027-03-14T03:30:00-04:00', '2027-03-15T02:30:00-04:00']);
  });

  test('a date that was moved by hand does not move the series', async () => {
    const first = await todos.create(weekly);
    await todos.complete(first.id);
    const [second] = await madeOf(first);
    await todos.change(second?.id ?? '', { due_date: '2026-12-03T18:00' });
    await todos.complete(second?.id ?? '');
    assert.equal((await madeOf(first))[1]?.due_date, '2026-12-08T09:00:00-05:00');
  });

  test('another rule begins another series from there', async () => {
    const first = await todos.create(weekly);
    await todos.complete(first.id);
    const [second] = await madeOf(first);
    await todos.change(second?.id ?? '', {
      recurrence_rule: 'FREQ=DAILY;COUNT=2',
      due_date: '2026-12-03T18:00',
    });
    await todos.complete(second?.id ?? '');
    const third = (await madeOf(first))[1];
    assert.equal(third?.due_date, '2026-12-04T18:00:00-05:00');
    await todos.complete(third?.id ?? '');
    assert.equal((await madeOf(first)).length, 2);
  });

  test('without a due date the next is a day after the completion', async () => {
    const daily = await todos.create({ recurrence_rule: 'RRULE:FREQ=DAILY' });
    now = new Date('2026-11-25T03:30:00Z');
    assert.deepEqual(await run(daily, 1), ['2026-11-25T00:00:00-05:00']);
    now = new Date('2026-11-24T12:00:00Z');
    const mondays = await todos.create({ recurrence_rule: 'FREQ=WEEKLY;BYDAY=MO' });
    assert.deepEqual(await run(mondays, 1), ['2026-11-30T00:00:00-05:00']);
  });

  test('a change that makes it recur and completes it at once counts', async () => {
    const plain = await todos.create({ due_date: '2026-11-24T09:00' });
    await todos.change(plain.id, { status: 'completed', recurrence_rule: 'FREQ=MONTHLY' });
    assert.deepEqual(
      (await madeOf(plain)).map(({ due_date }) => due_date),
      ['2026-12-24T09:00:00-05:00'],
    );
  });
});

describe('nothing is made', () => {
  const ended: [what: string, fields: object, length: number][] = [
    ['after COUNT, counted from the first of the series', { recurrence_rule: 'FREQ=WEEKLY;COUNT=3' }, 2],
    ['after UNTIL', { recurrence_rule: 'FREQ=WEEKLY;UNTIL=20261208T140000Z' }, 2],
    ['after recurrence_end', { recurrence_end: '2026-12-01T09:00' }, 1],
    ['after a recurrence_end that lies before', { recurrence_end: '2026-11-01' }, 0],
    ['by a rule that cannot be read', { recurrence_rule: 'every other week' }, 0],
    ['by a rule that never comes true', { recurrence_rule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' }, 0],
    ['without a rule', { recurrence_rule: null }, 0],
  ];
  for (const [what, fields, length] of ended) {
    test(what, async () => {
      const first = await todos.create({ ...weekly, ...fields });
      assert.equal((await run(first, 5)).length, length);
    });
  }

  test('after COUNT when the todos before are gone', async () => {
    const first = await todos.create({ ...weekly, recurrence_rule: 'FREQ=WEEKLY;COUNT=3' });
    await todos.complete(first.id);
    await api.delete(`/api/todos/${first.id}`);
    const [second] = await madeOf(first);
    await todos.complete(second?.id ?? '');
    const third = (await madeOf(first)).find(({ status }) => status === 'pending');
    await todos.complete(third?.id ?? '');
    assert.equal((await madeOf(first)).length, 2);
  });

  test('by any status but completed', async () => {
    const first = await todos.create(weekly);
    for (const status of ['in_progress', 'cancelled', 'pending']) await todos.change(first.id, { status });
    assert.deepEqual(await madeOf(first), []);
  });
});

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { ApiClient } from '../../../test/support/api-client.ts';
import { startTestServer, type TestServer } from '../../../test/support/server.ts';
import { createTodoClient, type TodoClient } from '../../../test/support/todo-client.ts';
import type { Briefing } from './today.schema.ts';

let server: TestServer;
let api: ApiClient;
let todos: TodoClient;
const now = new Date('2026-11-24T07:00:00Z');

before(async () => {
  server = await startTestServer({ clock: { now: () => now, monotonic: () => performance.now() } });
  api = await server.signIn();
  todos = createTodoClient(api);
});
after(() => server.stop());
beforeEach(async () => {
  const { items } = await todos.list('?limit=1000');
  await api.patch('/api/todos/bulk', { ids: items.map(({ id }) => id), delete: true });
});

async function brief(): Promise<Briefing> {
  const { status, body, text } = await api.get<Briefing>('/api/today/briefing');
  assert.equal(status, 200, text);
  assert.equal(body.summary, body.briefing);
  return body;
}
const event = (fields: object) => api.post<{ id: string }>('/api/events', { title: 'Stand-up', ...fields });

describe('the briefing', () => {
  test('of a free day', async () => {
    const { briefing, suggestions, highlights, load_assessment, load_message, stats, date } = await brief();
    assert.equal(briefing, 'Good morning! Nothing is planned for today: the day is free.');
    assert.deepEqual(
      [suggestions, highlights, load_assessment, load_message],
      [[], [], 'light', 'The day is free.'],
    );
    assert.deepEqual(Object.values(stats), Array(9).fill(0));
    assert.equal(date, '2026-11-24');
  });

  test('counts and names what the day holds', async () => {
    const made = [
      await event({ start_time: '2026-11-01T09:00', recurrence_rule: 'FREQ=DAILY', location: 'Room 4' }),
      await event({ title: 'Fair', start_time: '2026-11-24', is_all_day: true }),
    ];
    await todos.create({ title: 'Call the bank', due_date: '2026-11-24', priority: 'urgent' });
    await todos.create({ title: 'Buy milk', due_date: '2026-11-24' });
    await todos.create({ title: 'Tax', due_date: '2026-11-01' });
    await todos.create({ title: 'Cake', due_date: '2026-12-01T23:00' });
    await todos.create({ title: 'Far', due_date: '2026-12-02' });
    await todos.create({ title: 'Someday' });
    const { id } = await todos.create({ title: 'Book' });
    await todos.change(id, { status: 'in_progress' });
    const { stats, briefing, highlights, load_assessment } = await brief();
    assert.deepEqual(stats, {
      events: 2,
      tasks_due: 2,
      overdue: 1,
      in_progress: 1,
      inbox: 1,
      agent_tasks: 0,
      high_priority: 1,
      upcoming_tasks: 1,
      upcoming_events: 7,
    });
    assert.equal(
      briefing,
      [
        'Good morning! This is your day:',
        'Events today:\n- all day: Fair\n- 09:00: Stand-up (Room 4)',
        'Due today:\n- Call the bank (urgent)\n- Buy milk',
        'Overdue:\n- Tax',
        'In progress:\n- Book',
        '1 task without a date.',
      ].join('\n\n'),
    );
    assert.deepEqual(highlights, [
      'Fair, all day',
      'Stand-up at 09:00',
      'Call the bank is due today (urgent)',
      '1 todo is overdue',
    ]);
    assert.equal(load_assessment, 'moderate');
    for (const { body } of made) await api.delete(`/api/events/${body.id}`);
  });

  test('lists five of a kind and counts the rest', async () => {
    for (let index = 0; index < 7; index += 1)
      await todos.create({ title: `t${index}`, due_date: '2026-11-24' });
    assert.match((await brief()).briefing, /- t4\n- and 2 more$/);
  });

  const loads: [number, Briefing['load_assessment']][] = [
    [1, 'light'],
    [3, 'light'],
    [4, 'moderate'],
    [7, 'moderate'],
    [8, 'heavy'],
  ];
  for (const [count, load] of loads) {
    test(`calls ${count} items ${load}`, async () => {
      for (let index = 0; index < count; index += 1) {
        await todos.create({ title: `t${index}`, due_date: index % 2 ? '2026-11-24' : '2026-11-23' });
      }
      assert.equal((await brief()).load_assessment, load);
    });
  }
});

describe('suggestions', () => {
  const wanted = async () => (await brief()).suggestions.map(({ action, title }) => `${action} ${title}`);

  test('begin with what is most pressing, then find dates for what is late', async () => {
    await todos.create({ title: 'due', due_date: '2026-11-24' });
    await todos.create({ title: 'late', due_date: '2026-11-20', priority: 'high' });
    await todos.create({ title: 'later', due_date: '2026-11-21' });
    await todos.create({ title: 'latest', due_date: '2026-11-22' });
    assert.deepEqual(await wanted(), ['start_with late', 'reschedule later', 'reschedule latest']);
  });

  test('move the least pressing away from a full day', async () => {
    for (let index = 0; index < 8; index += 1) {
      await todos.create({
        title: `t${index}`,
        due_date: '2026-11-24',
        priority: index === 5 ? 'low' : 'medium',
      });
    }
    await todos.create({ title: 'late', due_date: '2026-11-20' });
    assert.deepEqual(await wanted(), ['start_with t0', 'reschedule late', 'move_to_tomorrow t5']);
  });

  test('move nothing that matters', async () => {
    for (let index = 0; index < 9; index += 1) {
      await todos.create({ title: `t${index}`, due_date: '2026-11-24', priority: 'high' });
    }
    assert.deepEqual(await wanted(), ['start_with t0']);
  });

  test('name todos that exist, each once, with a reason', async () => {
    for (let index = 0; index < 9; index += 1) {
      await todos.create({ title: `t${index}`, due_date: index % 2 ? '2026-11-24' : '2026-11-20' });
    }
    const { suggestions } = await brief();
    assert.ok(suggestions.length > 0 && suggestions.length <= 3);
    assert.equal(new Set(suggestions.map(({ todo_id }) => todo_id)).size, suggestions.length);
    for (const { todo_id, title, reason } of suggestions) {
      assert.equal((await todos.read(todo_id)).title, title);
      assert.match(reason, /\.$/);
    }
  });
});

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { ApiClient } from '../../../test/support/api-client.ts';
import { startTestServer, type TestServer } from '../../../test/support/server.ts';
import { openSocket } from '../../../test/support/socket-client.ts';
import { createTodoClient, type TodoClient } from '../../../test/support/todo-client.ts';

let server: TestServer;
let api: ApiClient;
let todos: TodoClient;

before(async () => {
  server = await startTestServer();
  api = await server.signIn();
  todos = createTodoClient(api);
});
after(() => server.stop());

const everything = {
  title: 'Plan the trip',
  description: 'Trains, not planes',
  priority: 'urgent',
  due_date: '2026-11-27T10:15:30.123Z',
  tags: ['travel', 'travel', ' '],
  sort_order: -3,
  source: 'obsidian_project',
  source_id: 'winter-trip_2026',
  assignee: 'research',
  enabled_skills: ['research', 'plan'],
  inbox_state: 'plan_ready',
  estimated_minutes: 90,
  recurrence_rule: 'RRULE:FREQ=YEARLY',
  recurrence_end: '2030-01-01',
  written_by: 'a newer client',
};

describe('a todo is made', () => {
  test('from a title alone', async () => {
    const made = await todos.create({ title: 'Buy milk' });
    assert.match(made.id, /^todo_[0-9a-f]{12}$/);
    const { id, created_at, updated_at, ...rest } = made;
    assert.match(created_at, /Z$/);
    assert.equal(created_at, updated_at);
    assert.deepEqual(rest, {
      title: 'Buy milk',
      status: 'pending',
      priority: 'medium',
      completed_at: null,
      tags: [],
      parent_id: null,
      sort_order: 0,
      inbox_state: 'none',
      is_recurring: false,
    });
    assert.deepEqual(await todos.read(id), made);
  });

  test('with everything a client can say', async () => {
    const { id, created_at, updated_at, ...rest } = await todos.create(everything);
    const { written_by, ...said } = everything;
    assert.deepEqual(rest, {
      ...said,
      status: 'pending',
      due_date: '2026-11-27T11:15:30.123+01:00',
      recurrence_end: '2030-01-01T00:00:00+01:00',
      tags: ['travel'],
      completed_at: null,
      parent_id: null,
      is_recurring: true,
      next_action: 'review',
      project_label: 'Winter Trip 2026',
    });
  });

  test('with null for what it does not have', async () => {
    const nothing = Object.fromEntries(
      Object.keys(everything)
        .filter((name) => !['title', 'priority', 'inbox_state', 'written_by'].includes(name))
        .map((name) => [name, null]),
    );
    const made = await todos.create({ ...nothing, parent_id: null, depends_on: null });
    assert.deepEqual(Object.keys(made).sort(), Object.keys(await todos.create()).sort());
  });

  test('in every form of time, read in the zone of the owner', async () => {
    for (const [sent, shown] of [
      ['2026-11-27', '2026-11-27T00:00:00+01:00'],
      ['2026-07-01T09:00', '2026-07-01T09:00:00+02:00'],
      ['2026-11-27T09:00:00', '2026-11-27T09:00:00+01:00'],
      ['2026-11-27T09:00:00-05:00', '2026-11-27T15:00:00+01:00'],
    ]) {
      assert.equal((await todos.create({ due_date: sent })).due_date, shown);
    }
  });

  test('waiting in the inbox for its sorting, unless it is a part of another', async () => {
    const root = await todos.create({ inbox_state: 'classifying', source: 'quick_capture' });
    assert.deepEqual([root.inbox_state, root.next_action], ['classifying', 'wait']);
    const part = await todos.create({ inbox_state: 'classifying', parent_id: root.id });
    assert.deepEqual([part.inbox_state, part.next_action], ['none', undefined]);
    assert.equal((await todos.change(part.id, { inbox_state: 'error' })).next_action, 'retry');
    assert.equal((await todos.change(root.id, { status: 'completed' })).next_action, undefined);
  });
});

describe('a todo is changed', () => {
  test('in what was sent alone', async () => {
    const made = await todos.create(everything);
    const { updated_at, ...rest } = await todos.change(made.id, { title: '' });
    assert.deepEqual({ ...rest, title: made.title, updated_at: made.updated_at }, made);
    assert.ok(updated_at >= made.updated_at);
  });

  test('null clears', async () => {
    const { id } = await todos.create({ ...everything, depends_on: [(await todos.create()).id] });
    const cleared = await todos.change(id, {
      description: null,
      due_date: null,
      tags: null,
      source: null,
      source_id: null,
      assignee: null,
      enabled_skills: null,
      estimated_minutes: null,
      depends_on: null,
      recurrence_rule: null,
      recurrence_end: null,
      inbox_state: 'none',
    });
    assert.deepEqual(Object.keys(cleared).sort(), Object.keys(await todos.create()).sort());
  });

  test('completing sets the time once, any other status clears it', async () => {
    const { id } = await todos.create();
    const completed = await todos.complete(id);
    assert.ok(completed.completed_at);
    assert.equal((await todos.complete(id)).completed_at, completed.completed_at);
    assert.equal((await todos.change(id, { title: 'Milk' })).completed_at, completed.completed_at);
    for (const status of ['pending', 'in_progress', 'cancelled']) {
      await todos.complete(id);
      const changed = await todos.change(id, { status });
      assert.deepEqual([changed.status, changed.completed_at], [status, null]);
    }
  });
});

test('a deleted todo is gone', async () => {
  const { id } = await todos.create();
  const gone = await api.delete(`/api/todos/${id}`);
  assert.deepEqual([gone.status, gone.text], [204, '']);
  assert.equal((await api.get(`/api/todos/${id}`)).status, 404);
  assert.equal((await api.delete(`/api/todos/${id}`)).status, 404);
  assert.equal((await api.patch(`/api/todos/${id}`, { title: 'x' })).status, 404);
});

test('a repeated creation with the same key is the first one', async () => {
  const key = { 'Idempotency-Key': 'create-once' };
  const first = await api.post('/api/todos', { title: 'Once' }, key);
  const second = await api.post('/api/todos', { title: 'Once' }, key);
  assert.deepEqual([second.status, second.text], [201, first.text]);
});

describe('bad input is refused with the field named, and changes nothing', () => {
  const bad: [field: string, value: unknown][] = [
    ['title', 7],
    ['title', null],
    ['title', 'x'.repeat(1001)],
    ['description', 'x'.repeat(100_001)],
    ['priority', 'highest'],
    ['priority', null],
    ['due_date', 'tomorrow'],
    ['due_date', '2026-02-30'],
    ['due_date', '9999-12-31T23:59:59-12:00'],
    ['due_date', '0000-01-01'],
    ['tags', 'home'],
    ['tags', ['x'.repeat(101)]],
    ['tags', Array.from({ length: 51 }, (_, index) => String(index))],
    ['sort_order', 1.5],
    ['sort_order', 1e300],
    ['inbox_state', 'lost'],
    ['estimated_minutes', -1],
    ['estimated_minutes', 2 ** 40],
    ['enabled_skills', [1]],
    ['recurrence_rule', 'x'.repeat(2001)],
    ['recurrence_end', 'never'],
    ['parent_id', 'todo_ffffffffffff'],
    ['depends_on', ['todo_ffffffffffff']],
  ];
  for (const [field, value] of bad) {
    test(`${field}: ${JSON.stringify(value)?.slice(0, 40)}`, async () => {
      const { total } = await todos.list();
      const made = await api.post<{ error: { message: string } }>('/api/todos', {
        title: 'x',
        [field]: value,
      });
      assert.equal(made.status, 422, made.text);
      assert.match(made.body.error.message, new RegExp(`^${field}`));
      assert.equal((await todos.list()).total, total);
      const before = await todos.create();
      const changed = await api.patch(`/api/todos/${before.id}`, { assignee: 'x', [field]: value });
      assert.equal(changed.status, 422, changed.text);
      assert.deepEqual(await todos.read(before.id), before);
    });
  }

  test('what is absent is told from what is of the wrong kind', async () => {
    type Refusal = { error: { message: string }; detail: { loc: string[]; msg: string; type: string }[] };
    const absent = (await api.post<Refusal>('/api/todos', {})).body;
    assert.equal(absent.error.message, 'title: Field required');
    assert.deepEqual(absent.detail, [{ loc: ['body', 'title'], msg: 'Field required', type: 'missing' }]);
    const wrong = (await api.post<Refusal>('/api/todos', { title: 7, tags: 'home' })).body;
    assert.match(wrong.error.message, /tags: .*array.*; title: .*string/);
    assert.deepEqual(
      wrong.detail.map(({ type }) => type),
      ['invalid_type', 'invalid_type'],
    );
  });

  test('a status that does not exist', async () => {
    const { id } = await todos.create();
    assert.equal((await api.patch(`/api/todos/${id}`, { status: 'done' })).status, 422);
  });
});

test('every change reaches other sockets', async () => {
  const phone = await server.signIn();
  const socket = await openSocket(server.url, phone.token ?? '');
  const seen = async (change: () => Promise<unknown>) => {
    const before = socket.frames.length;
    await change();
    await socket.waitFor(
      (frame) => socket.frames.indexOf(frame) >= before && frame.data?.['module'] === 'todos',
    );
  };
  const { id } = await todos.create();
  await seen(() => todos.create());
  await seen(() => todos.change(id, { title: 'x' }));
  await seen(() => api.patch('/api/todos/bulk', { ids: [id], priority: 'low' }));
  await seen(() => api.delete(`/api/todos/${id}`));
  const before = socket.frames.length;
  await api.patch('/api/todos/nothing', { title: 'x' });
  await api.patch('/api/todos/bulk', { ids: ['nothing'], priority: 'low' });
  await seen(() => todos.create());
  assert.equal(socket.frames.length, before + 1);
  await socket.close();
});

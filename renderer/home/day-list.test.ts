import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entriesOf } from './day-list.ts';

const todo = (title: string, due_date?: string) => ({
  ...{ id: title, title, status: 'pending' },
  ...(due_date === undefined ? {} : { due_date }),
});
const event = (title: string, start_time: string, is_all_day = false) => ({
  ...{ id: title, title, start_time, is_all_day },
});

test('the day is told from what is overdue over what has no time to what comes last', () => {
  const entries = entriesOf({
    date: '2026-03-03',
    inbox_count: 0,
    overdue_todos: [todo('late', '2026-03-02T10:00:00+01:00'), todo('later', '2026-02-01T10:00:00+01:00')],
    today_todos: [
      todo('evening', '2026-03-03T18:00:00+01:00'),
      todo('some time', '2026-03-03T00:00:00+01:00'),
    ],
    today_events: [
      event('dinner', '2026-03-03T19:30:00+01:00'),
      event('dentist', '2026-03-03T09:30:00+01:00'),
      event('holiday', '2026-03-03T00:00:00+01:00', true),
    ],
  });
  assert.deepEqual(
    entries.map(({ title }) => title),
    ['later', 'late', 'holiday', 'some time', 'dentist', 'evening', 'dinner'],
  );
  assert.deepEqual(
    entries.filter(({ at }) => at === undefined).map(({ title }) => title),
    ['holiday', 'some time'],
  );
});

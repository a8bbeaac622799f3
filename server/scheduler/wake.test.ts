import assert from 'node:assert/strict';
import { test } from 'node:test';
import { controlledClock } from '../../test/support/controlled-clock.ts';
import { startTestServer } from '../../test/support/server.ts';
import type { NoticeMessage } from '../live/notices.ts';

test('a computer that wakes after a night hears what became due, without waiting for the next look', async () => {
  const notices: NoticeMessage[] = [];
  const clock = controlledClock('2026-03-06T22:00:00.000Z');
  await using server = await startTestServer({ clock, onNotice: (notice) => void notices.push(notice) });
  const { scheduler } = server.services;
  const web = await server.signIn();
  const due_date = '2026-03-07T09:30:00.000Z';
  const { body } = await web.post<{ id: string }>('/api/todos', { title: 'Pay rent', due_date });
  const isTold = () => notices.some(({ opens }) => opens?.id === body.id);
  await scheduler.tick();
  clock.moveWall(11 * 3_600_000);
  assert.equal(isTold(), false);
  await scheduler.wake();
  assert.equal(isTold(), true);
});

test('where nothing is told by itself, nothing is told on waking either', async () => {
  const notices: NoticeMessage[] = [];
  await using server = await startTestServer({
    clock: controlledClock('2026-03-07T09:00:00.000Z'),
    settings: { ENABLE_SCHEDULER: 'false' },
    onNotice: (notice) => void notices.push(notice),
  });
  const web = await server.signIn();
  await web.post('/api/todos', { title: 'Pay rent', due_date: '2026-03-07T09:30:00.000Z' });
  await server.services.scheduler.wake();
  assert.deepEqual(notices, []);
});

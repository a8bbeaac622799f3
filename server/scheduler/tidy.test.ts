import assert from 'node:assert/strict';
import { test } from 'node:test';
import { controlledClock, days } from '../../test/support/controlled-clock.ts';
import { startTestServer } from '../../test/support/server.ts';

test('what is long over is forgotten at night, while the server runs; what is not stays', async () => {
  // A Monday, 10:00 in Berlin.
  const clock = controlledClock('2026-03-02T09:00:00.000Z');
  await using server = await startTestServer({ clock });
  const { scheduler, work, auth } = server.services;
  const counts = () =>
    work.read(async ({ db }) => {
      const keys = await db.selectFrom('idempotency_keys').select('key').execute();
      const failures = await db.selectFrom('sign_in_failures').select('at').execute();
      const sessions = await db.selectFrom('sessions').select('id').execute();
      return [keys.length, failures.length, sessions.length];
    });
  const leave = async () => {
    const client = await server.signIn();
    await client.post('/api/todos', { title: 'Pay rent' }, { 'Idempotency-Key': 'key' });
    await server.anonymous.post('/api/auth/login', { pin: '111119' });
    await client.post('/api/auth/logout');
  };
  await scheduler.tick();
  await auth.beginDesktopSession();
  await leave();
  assert.deepEqual(await counts(), [1, 1, 2]);

  clock.advance(days(1));
  await scheduler.tick();
  assert.deepEqual(await counts(), [1, 1, 2], 'a day later all of it may still be asked for');

  clock.advance(days(40));
  await leave();
  await scheduler.tick();
  assert.deepEqual(await counts(), [1, 1, 2], 'the window of this computer and what is new are left');

  clock.advance(days(3));
  await scheduler.tick();
  assert.deepEqual(await counts(), [0, 1, 2]);
});

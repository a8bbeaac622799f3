import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { pino } from 'pino';
import { runAtTimes } from './cron-jobs.ts';

const hour = 3_600_000;

test('jobs come at their times on the clock of the zone, across a change of it, until they are ended', async (t) => {
  // A Saturday, 00:00 in Berlin; the clock is moved in the following night.
  mock.timers.enable({ apis: ['Date', 'setTimeout'], now: Date.parse('2026-03-27T23:00:00Z') });
  t.after(() => mock.timers.reset());
  const runs: string[] = [];
  const end = runAtTimes(
    [
      { name: 'daily', time: '08:00' },
      { name: 'weekly', time: '09:30', weekday: 'SU' },
    ],
    {
      zone: 'Europe/Berlin',
      logger: pino({ level: 'silent' }),
      run: async () => void runs.push(new Date().toISOString()),
    },
  );
  const pass = async (hours: number) => {
    for (let passed = 0; passed < hours * 60; passed += 1) {
      mock.timers.tick(hour / 60);
      await nextTurn();
    }
  };
  await pass(48);
  assert.deepEqual(runs, [
    '2026-03-28T07:00:00.000Z',
    '2026-03-29T06:00:00.000Z',
    '2026-03-29T07:30:00.000Z',
  ]);
  end();
  await pass(24);
  assert.equal(runs.length, 3);
});

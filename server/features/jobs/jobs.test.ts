import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pino } from 'pino';
import { controlledClock } from '../../../test/support/controlled-clock.ts';
import { conflict } from '../../http/errors.ts';
import { randomIds } from '../../lib/ids.ts';
import type { Frame } from '../../live/frames.ts';
import { createHub } from '../../live/hub.ts';
import { createJobs, type JobPlan, type JobTools } from './jobs.ts';

function open() {
  const logger = pino({ level: 'silent' });
  const clock = controlledClock();
  const frames: Frame[] = [];
  const hub = { ...createHub(logger), tellDashboards: (frame: Frame) => void frames.push(frame) };
  return { clock, frames, jobs: createJobs({ ids: randomIds, clock, hub, logger }) };
}

/** A job whose course the test decides. */
function puppet(change: Partial<JobPlan> = {}) {
  const end = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<JobTools>();
  const plan: JobPlan = {
    kind: 'backup',
    by: 'owner',
    subject: undefined,
    canCancel: true,
    async run(tools) {
      begun.resolve(tools);
      const cut = new Promise<never>((_, reject) =>
        tools.signal.addEventListener('abort', () => reject(tools.signal.reason)),
      );
      await Promise.race([end.promise, cut]);
      return { size_bytes: 7 };
    },
    ...change,
  };
  return { plan, end, begun: begun.promise };
}

test('a job says how far it is, how fast, and when it will be over', async () => {
  const { jobs, clock, frames } = open();
  const { plan, end, begun } = puppet();
  const { id } = jobs.start(plan);
  const { report } = await begun;
  report({ step: 'copying', done: 0, total: 1000, unit: 'pages' });
  assert.equal(jobs.find(id).seconds_left, undefined, 'nothing is known yet');
  clock.advance(2000);
  report({ step: 'copying', done: 200, total: 1000, unit: 'pages' });
  assert.deepEqual([jobs.find(id).per_second, jobs.find(id).seconds_left], [100, 8]);
  report({ step: 'files', done: 1, total: 4, unit: 'files' });
  assert.equal(jobs.find(id).per_second, undefined, 'each step has a pace of its own');
  end.resolve();
  const over = await jobs.whenOver(id);
  assert.deepEqual([over.state, over.result, over.can_cancel], ['done', { size_bytes: 7 }, false]);
  assert.ok(over.ended_at && over.seconds_left === undefined);
  assert.equal(frames.at(-1)?.type, 'job_changed');
});

test('a thousand reports are a few frames, and the end is always told', async () => {
  const { jobs, clock, frames } = open();
  const { plan, end, begun } = puppet();
  const { id } = jobs.start(plan);
  const { report } = await begun;
  for (let done = 0; done < 1000; done += 1) {
    clock.advance(1);
    report({ step: 'rows', done, total: 1000, unit: 'rows' });
  }
  end.resolve();
  await jobs.whenOver(id);
  assert.ok(frames.length <= 9, `${frames.length} frames`);
  const last = frames.at(-1);
  assert.ok(last?.type === 'job_changed' && last.data.state === 'done');
});

test('cancelled it ends as cancelled; what cannot be cancelled is refused with a reason', async () => {
  const { jobs } = open();
  const first = puppet();
  const { id } = jobs.start(first.plan);
  assert.deepEqual([jobs.cancel(id).is_cancelling, jobs.find(id).can_cancel], [true, false]);
  const over = await jobs.whenOver(id);
  assert.deepEqual([over.state, over.error, over.is_cancelling], ['cancelled', undefined, false]);
  assert.throws(() => jobs.cancel(id), { status: 409, message: /over already/ });
  const second = puppet({ canCancel: false });
  const other = jobs.start(second.plan);
  assert.throws(() => jobs.cancel(other.id), { status: 409, message: /half done/ });
  const third = puppet();
  const late = jobs.start(third.plan);
  (await third.begun).cannotBeCancelled();
  assert.throws(() => jobs.cancel(late.id), { status: 409 });
  assert.throws(() => jobs.find('nobody'), { status: 404 });
  await jobs.stop();
});

test('why it failed is told in words, and what nobody foresaw stays in the log', async () => {
  const { jobs } = open();
  const failing = async (error: unknown) => {
    const { id } = jobs.start(
      puppet({
        run: async () => {
          throw error;
        },
      }).plan,
    );
    return (await jobs.whenOver(id)).error?.code;
  };
  assert.equal(await failing(conflict('A backup is being made.')), 'CONFLICT');
  assert.equal(await failing(Object.assign(new Error('no space'), { code: 'ENOSPC' })), 'DISK_FULL');
  assert.equal(await failing(new Error('secret')), 'INTERNAL_ERROR');
  assert.ok(!JSON.stringify(jobs.list()).includes('secret'));
});

test('running ones come first, the latest next, and old ones are forgotten', async () => {
  const { jobs } = open();
  const running = jobs.start(puppet().plan);
  for (let number = 0; number < 60; number += 1) {
    const { id } = jobs.start(puppet({ subject: String(number), run: async () => ({}) }).plan);
    await jobs.whenOver(id);
  }
  const list = jobs.list();
  assert.equal(list.length, 51);
  assert.deepEqual([list[0]?.id, list[1]?.subject, list.at(-1)?.subject], [running.id, '59', '10']);
  assert.equal(jobs.runningCount(), 1);
  await jobs.stop();
  assert.equal(jobs.find(running.id).state, 'cancelled');
});

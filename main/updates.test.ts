import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { test } from 'node:test';
import { createUpdates, type Updater } from './updates.ts';

type Answer = Awaited<ReturnType<Updater['checkForUpdates']>>;

class FakeUpdater extends EventEmitter implements Updater {
  readonly answers: (Answer | Error)[];
  constructor(...answers: (Answer | Error)[]) {
    super();
    this.answers = answers;
  }
  async checkForUpdates(): Promise<Answer> {
    const answer = this.answers.shift() ?? null;
    if (answer instanceof Error) throw answer;
    return answer;
  }
}

const newer = { isUpdateAvailable: true, updateInfo: { version: '1.1.0' } };
const none = { isUpdateAvailable: false, updateInfo: { version: '1.0.0' } };

function updatesOf(updater: Updater | undefined) {
  const phases: string[] = [];
  const errors: unknown[] = [];
  const updates = createUpdates({
    version: '1.0.0',
    load: updater && (async () => updater),
    onChange: () => void phases.push(updates.state().phase),
    onError: (error) => errors.push(error),
  });
  return { updates, phases, errors };
}

test('without a place to look, looking does nothing and says so', async () => {
  const { updates, phases } = updatesOf(undefined);
  await updates.check();
  assert.equal(updates.state().phase, 'off');
  assert.match(updates.state().text, /off.*names no place/);
  assert.deepEqual(phases, []);
});

test('a newer version is fetched and installed at the end, and looked for no more', async () => {
  const updater = new FakeUpdater(newer, none);
  const { updates, phases } = updatesOf(updater);
  assert.match(updates.state().text, /1\.0\.0/);
  await updates.check();
  updater.emit('update-downloaded', { version: '1.1.0' });
  await updates.check();
  assert.deepEqual(phases, ['checking', 'downloading', 'ready']);
  assert.match(updates.state().text, /1\.1\.0 is installed when you quit/);
  assert.equal(updater.answers.length, 1);
});

test('the newest version is said to be that', async () => {
  const { updates, phases } = updatesOf(new FakeUpdater(none));
  await Promise.all([updates.check(), updates.check()]);
  assert.deepEqual(phases, ['checking', 'current']);
  assert.match(updates.state().text, /1\.0\.0 is the newest/);
});

test('a failure is told and logged, and another attempt may succeed', async () => {
  const { updates, phases, errors } = updatesOf(new FakeUpdater(new Error('offline'), none));
  await updates.check();
  assert.equal(updates.state().phase, 'failed');
  assert.deepEqual(
    errors.map((error) => String(error)),
    ['Error: offline'],
  );
  await updates.check();
  assert.deepEqual(phases, ['checking', 'failed', 'checking', 'current']);
});

test('a copy that cannot replace itself does not claim to be the newest', async () => {
  const { updates } = updatesOf(new FakeUpdater(null));
  await updates.check();
  assert.equal(updates.state().phase, 'off');
  assert.match(updates.state().text, /cannot update itself/);
});

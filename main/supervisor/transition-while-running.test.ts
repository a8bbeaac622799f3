import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { crash, elapsed, play, ready, start, stop } from '../../test/support/supervisor-events.ts';
import type { SupervisorEvent } from './state.ts';

describe('health', () => {
  const answer = (ok: boolean): SupervisorEvent => ({
    type: 'message',
    message: { type: 'health', id: 1, ok },
  });

  test('is asked every two and a half seconds', () => {
    const { effects } = play([start, ready, elapsed]);
    assert.deepEqual(effects, [
      { type: 'send', message: { type: 'health', id: 1 } },
      { type: 'wait', milliseconds: 2_500 },
    ]);
  });

  test('stays good as long as answers come', () => {
    const round = [elapsed, answer(true)];
    assert.equal(
      play([start, ready, ...round, ...round, ...round, ...round, ...round, ...round]).state.phase,
      'ready',
    );
  });

  for (const [what, reply] of [
    ['no answer', []],
    ['only bad answers', [answer(false)]],
  ] as const) {
    test(`ends the server after 10 seconds of ${what}`, () => {
      const round = [elapsed, ...reply];
      const almost = play([start, ready, ...round, ...round, ...round, ...round]);
      assert.equal(almost.state.phase, 'ready');
      const { state, effects } = play([elapsed], almost.state);
      assert.equal(state.phase, 'waiting');
      assert.match(state.failure?.message ?? '', /did not answer for 10 seconds/);
      assert.deepEqual(effects[0], { type: 'end' });
    });
  }

  test('survives a computer that slept for a night', () => {
    assert.equal(play([start, ready, elapsed, 8 * 3_600_000, elapsed, answer(true)]).state.phase, 'ready');
  });
});

test('what the server tells while it runs is kept', () => {
  const address = {
    url: 'http://192.0.2.1:8000',
    address: '192.0.2.1',
    interface: 'eth0',
    family: 'IPv4',
  } as const;
  const activity = { connectedPhones: 3, openReminders: 2, busy: true };
  const paused = { on: false, locked: false };
  const { state } = play([
    start,
    ready,
    { type: 'message', message: { type: 'state', addresses: [address], lan: paused, ...activity } },
  ]);
  assert.ok(state.phase === 'ready');
  assert.deepEqual([state.connectedPhones, state.openReminders, state.busy], [3, 2, true]);
  assert.deepEqual(state.server.addresses, [address]);
  assert.deepEqual(state.server.lan, paused);
});

describe('stopping', () => {
  test('asks the server to finish and gives it 5 seconds', () => {
    const { state, effects } = play([start, ready, stop]);
    assert.equal(state.phase, 'stopping');
    assert.deepEqual(effects, [
      { type: 'send', message: { type: 'shutdown' } },
      { type: 'wait', milliseconds: 5_000 },
    ]);
    assert.equal(play([crash], state).state.phase, 'stopped');
  });

  test('ends a server that does not finish', () => {
    const { state, effects } = play([start, ready, stop, elapsed]);
    assert.equal(state.phase, 'stopped');
    assert.deepEqual(effects, [{ type: 'end' }]);
  });

  for (const events of [
    [start, crash, stop],
    [start, { type: 'unreadable', reason: '' } as const, stop],
    [stop],
  ]) {
    test(`is done at once when nothing runs (${events.length})`, () => {
      const { state, effects } = play(events);
      assert.equal(state.phase, 'stopped');
      assert.deepEqual(effects, []);
    });
  }
});

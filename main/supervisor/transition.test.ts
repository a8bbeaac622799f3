import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { defaultTiming, type Step, type SupervisorEvent, type SupervisorState } from './state.ts';
import { transition } from './transition.ts';

const ready: SupervisorEvent = {
  type: 'message',
  message: {
    type: 'ready',
    url: 'http://127.0.0.1:8000',
    port: 8000,
    addresses: [],
    dashboardToken: 'token',
    version: '1.0.0',
    startedAt: '2026-11-24T10:00:00Z',
  },
};
const crash: SupervisorEvent = { type: 'exited', code: 1 };
const elapsed: SupervisorEvent = { type: 'elapsed' };
const fresh: SupervisorState = { phase: 'stopped', crashes: [] };

/** Plays events one after another; a number lets that many milliseconds pass. */
function play(events: readonly (SupervisorEvent | number)[], from: SupervisorState = fresh): Step {
  let now = 0;
  let step: Step = { state: from, effects: [] };
  for (const event of events) {
    if (typeof event === 'number') now += event;
    else step = transition(step.state, event, now, defaultTiming);
  }
  return step;
}

const start: SupervisorEvent = { type: 'start' };
const stop: SupervisorEvent = { type: 'stop' };
const retry: SupervisorEvent = { type: 'retry' };

describe('starting', () => {
  test('launches a process and gives it 20 seconds', () => {
    const { state, effects } = play([start]);
    assert.equal(state.phase, 'starting');
    assert.deepEqual(effects, [
      { type: 'launch', port: undefined },
      { type: 'wait', milliseconds: 20_000 },
    ]);
  });

  test('is over when the server says so', () => {
    const { state } = play([start, ready]);
    assert.equal(state.phase, 'ready');
    assert.equal(state.port, 8000);
  });

  test('that takes too long is ended and tried again, with the reason', () => {
    const { state, effects } = play([start, elapsed]);
    assert.equal(state.phase, 'waiting');
    assert.match(state.failure?.message ?? '', /not ready within 20 seconds/);
    assert.deepEqual(effects[0], { type: 'end' });
  });

  test('that fails is told from a server that fell over later', () => {
    assert.match(play([start, crash]).state.failure?.message ?? '', /while it was starting \(exit code 1\)/);
    assert.match(play([start, ready, crash]).state.failure?.message ?? '', /unexpectedly \(exit code 1\)/);
  });

  test('a second time is nothing new', () => {
    const { state } = play([start, ready]);
    assert.equal(transition(state, start, 0, defaultTiming).state, state);
  });
});

describe('a crash', () => {
  test('is followed by pauses of 1, 2, 5 and 5 seconds', () => {
    const pauses: unknown[] = [];
    let { state } = play([start, ready]);
    for (const _ of [1, 2, 3, 4]) {
      const crashed = transition(state, crash, 0, defaultTiming);
      pauses.push(crashed.effects.find((effect) => effect.type === 'wait')?.milliseconds);
      state = play([elapsed, ready], crashed.state).state;
    }
    assert.deepEqual(pauses, [1_000, 2_000, 5_000, 5_000]);
  });

  test('keeps the port and the failure while the next attempt is under way', () => {
    const { state, effects } = play([start, ready, crash, elapsed]);
    assert.equal(state.phase, 'starting');
    assert.ok(state.failure);
    assert.deepEqual(effects[0], { type: 'launch', port: 8000 });
    assert.equal(play([ready], state).state.failure, undefined);
  });

  test('for the fifth time within two minutes is the last, with the reason', () => {
    const { state, effects } = play([
      start,
      crash,
      elapsed,
      crash,
      elapsed,
      crash,
      elapsed,
      crash,
      elapsed,
      crash,
    ]);
    assert.equal(state.phase, 'failed');
    assert.equal(state.failure?.code, 'UNEXPECTED');
    assert.match(state.failure?.message ?? '', /5 times within 2 minutes.*while it was starting/);
    assert.deepEqual(effects, []);
  });

  test('that is more than two minutes old counts no more', () => {
    const { state } = play([
      start,
      crash,
      elapsed,
      crash,
      elapsed,
      crash,
      elapsed,
      crash,
      elapsed,
      ready,
      120_000,
      crash,
    ]);
    assert.equal(state.phase, 'waiting');
    assert.equal(state.crashes.length, 1);
  });

  test('need not be waited out when the owner asks for another attempt', () => {
    assert.equal(play([start, crash, retry]).state.phase, 'starting');
  });
});

describe('a fatal message', () => {
  const fatal: SupervisorEvent = {
    type: 'message',
    message: { type: 'fatal', code: 'PORT_IN_USE', message: 'Port 8000 is taken.' },
  };

  for (const before of [[start], [start, ready]]) {
    test(`after ${before.length} events stops the server and tries nothing by itself`, () => {
      const { state, effects } = play([...before, fatal]);
      assert.equal(state.phase, 'failed');
      assert.deepEqual(state.failure, { code: 'PORT_IN_USE', message: 'Port 8000 is taken.' });
      assert.deepEqual(effects, [{ type: 'end' }]);
    });
  }

  test('and the exit that follows it stay failed, until the owner asks for another attempt', () => {
    const { state } = play([start, fatal, crash, elapsed]);
    assert.equal(state.phase, 'failed');
    const again = play([retry], state);
    assert.equal(again.state.phase, 'starting');
    assert.equal(again.state.failure, undefined);
    assert.deepEqual(again.state.crashes, []);
  });

  test('of another version stops it just the same', () => {
    const { state } = play([start, { type: 'unreadable', reason: 'other version' }]);
    assert.equal(state.phase, 'failed');
    assert.equal(state.failure?.message, 'other version');
  });
});

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
  const { state } = play([
    start,
    ready,
    { type: 'message', message: { type: 'state', addresses: [address], connectedSockets: 3 } },
  ]);
  assert.ok(state.phase === 'ready');
  assert.equal(state.connectedSockets, 3);
  assert.deepEqual(state.server.addresses, [address]);
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

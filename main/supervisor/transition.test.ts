import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { FatalCode, Remedy } from '../../server/protocol.ts';
import { crash, elapsed, play, ready, retry, start } from '../../test/support/supervisor-events.ts';
import { defaultTiming, type SupervisorEvent } from './state.ts';
import { transition } from './transition.ts';

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

  test('that says what takes so long gets the time it asks for, step by step', () => {
    const progress = (step: 'copying' | 'upgrading', within: number): SupervisorEvent => ({
      type: 'message',
      message: { type: 'progress', step, within },
    });
    const copying = play([start, progress('copying', 90_000)]);
    assert.deepEqual(copying.effects, [{ type: 'wait', milliseconds: 90_000 }]);
    assert.ok(copying.state.phase === 'starting');
    assert.equal(copying.state.progress, 'copying');
    const upgrading = play([progress('upgrading', 70_000)], copying.state);
    assert.deepEqual(upgrading.effects, [{ type: 'wait', milliseconds: 70_000 }]);
    assert.equal(play([ready], upgrading.state).state.phase, 'ready');
    const { state } = play([elapsed], upgrading.state);
    assert.equal(state.phase, 'waiting');
    assert.match(state.failure?.message ?? '', /did not come to an end with upgrading its database/);
  });

  test('that fails is told from a server that fell over later', () => {
    const early = play([start, crash]).state.failure;
    assert.match(early?.message ?? '', /while it was starting \(exit code 1\)/);
    assert.equal(early?.stage, 'start');
    const late = play([start, ready, crash]).state.failure;
    assert.match(late?.message ?? '', /unexpectedly \(exit code 1\)/);
    assert.equal(late?.stage, 'run');
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
    message: { type: 'fatal', code: 'PORT_IN_USE', message: 'Port 8000 is taken.', remedies: [] },
  };

  for (const [before, stage] of [
    [[start], 'start'],
    [[start, ready], 'run'],
  ] as const) {
    test(`after ${before.length} events stops the server and tries nothing by itself`, () => {
      const { state, effects } = play([...before, fatal]);
      assert.equal(state.phase, 'failed');
      const remedies = [{ kind: 'other-port' }];
      assert.deepEqual(state.failure, {
        code: 'PORT_IN_USE',
        message: 'Port 8000 is taken.',
        stage,
        remedies,
      });
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

  test('about a taken port makes the next attempt look for another one', () => {
    const failed = play([start, ready, crash, elapsed, fatal]).state;
    const launches = play([retry], failed).effects.filter(({ type }) => type === 'launch');
    assert.deepEqual(launches, [{ type: 'launch', port: undefined }]);
  });

  test('keeps the ways out of the server and adds our own', () => {
    const kinds = (code: FatalCode, remedies: Remedy[]) =>
      play([
        start,
        { type: 'message', message: { type: 'fatal', code, message: '', remedies } },
      ]).state.failure?.remedies.map(({ kind }) => kind);
    assert.deepEqual(kinds('DATABASE_DAMAGED', [{ kind: 'salvage' }]), ['salvage']);
    assert.deepEqual(kinds('DATA_FOLDER_UNAVAILABLE', []), ['choose-folder']);
    assert.deepEqual(kinds('DATABASE_FOREIGN', []), ['choose-folder']);
    assert.deepEqual(kinds('DISK_FULL', []), []);
  });

  test('is followed by what the owner chose, once', () => {
    const { state } = play([start, fatal]);
    const salvage = { kind: 'salvage' } as const;
    const { effects, state: starting } = play([{ type: 'retry', remedy: salvage }], state);
    assert.deepEqual(effects[0], { type: 'launch', port: undefined, remedy: salvage });
    const again = play([crash, elapsed], starting).effects;
    assert.deepEqual(again[0], { type: 'launch', port: undefined });
    const otherPort = { kind: 'other-port' } as const;
    const [launch] = play([{ type: 'retry', remedy: otherPort }], state).effects;
    assert.deepEqual(launch, { type: 'launch', port: 0, remedy: otherPort });
  });

  test('of another version stops it just the same', () => {
    const { state } = play([start, { type: 'unreadable', reason: 'other version' }]);
    assert.equal(state.phase, 'failed');
    assert.equal(state.failure?.message, 'other version');
  });
});

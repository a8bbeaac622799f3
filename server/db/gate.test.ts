import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { DatabaseBusyError } from './busy.ts';
import { createGate } from './gate.ts';

test('who wants to be alone waits for what runs, and what comes waits for that', async () => {
  const gate = createGate();
  const order: string[] = [];
  const task = (name: string, milliseconds: number) => async () => {
    order.push(`${name} begins`);
    await setTimeout(milliseconds);
    order.push(`${name} ends`);
  };
  await Promise.all([
    gate.pass(task('first', 20)),
    gate.pass(task('second', 5)),
    gate.alone(task('alone', 5)),
    gate.pass(task('late', 0)),
    gate.alone(task('alone again', 0)),
  ]);
  assert.deepEqual(order.slice(0, 6), [
    'first begins',
    'second begins',
    'second ends',
    'first ends',
    'alone begins',
    'alone ends',
  ]);
  const rest = order.slice(6);
  assert.deepEqual([...rest].sort(), ['alone again begins', 'alone again ends', 'late begins', 'late ends']);
  assert.equal(rest.indexOf('late ends') - rest.indexOf('late begins'), 1);
});

test('a failing task opens the gate again', async () => {
  const gate = createGate();
  const failing = async () => {
    throw new Error('no luck');
  };
  await assert.rejects(gate.alone(failing), /no luck/);
  await assert.rejects(gate.pass(failing), /no luck/);
  assert.equal(await gate.alone(async () => 1), 1);
  assert.equal(await gate.pass(async () => 2), 2);
});

test('who waits too long to be alone gives up, and lets the others pass', async () => {
  const gate = createGate(20);
  const { promise, resolve } = Promise.withResolvers<void>();
  const running = gate.pass(() => promise);
  let ran = false;
  await assert.rejects(
    gate.alone(async () => {
      ran = true;
    }),
    DatabaseBusyError,
  );
  assert.equal(ran, false);
  assert.equal(await gate.pass(async () => 'passes'), 'passes');
  resolve();
  await running;
  assert.equal(await gate.alone(async () => 'alone'), 'alone');
});

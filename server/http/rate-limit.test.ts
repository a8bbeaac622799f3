import assert from 'node:assert/strict';
import { test } from 'node:test';
import { controlledClock, hours } from '../../test/support/controlled-clock.ts';
import { HttpError } from './errors.ts';
import { createGuessBudget, signInLimits } from './rate-limit.ts';

const minutes = (count: number) => count * 60_000;

function setUp() {
  const clock = controlledClock();
  const budget = createGuessBudget(clock);
  /** Seconds to wait, or undefined when the guess was taken. */
  const wait = (address: string): number | undefined => {
    try {
      budget.take(address);
      return undefined;
    } catch (error) {
      assert.ok(error instanceof HttpError && error.status === 429);
      return Number(error.headers['Retry-After']);
    }
  };
  const spend = (address: string, count: number) => {
    for (let index = 0; index < count; index += 1) assert.equal(wait(address), undefined);
  };
  return { clock, budget, wait, spend };
}

test('an address has five guesses in a quarter of an hour, and is told when the next one comes', () => {
  const { clock, wait, spend } = setUp();
  spend('10.0.0.1', 2);
  clock.advance(minutes(5));
  spend('10.0.0.1', 3);
  assert.equal(wait('10.0.0.1'), 600);
  assert.equal(wait('10.0.0.2'), undefined, 'another address has its own');
  clock.advance(minutes(10) - 1);
  assert.equal(wait('10.0.0.1'), 1);
  clock.advance(1);
  spend('10.0.0.1', 2);
  assert.equal(wait('10.0.0.1'), 300);
});

test('asking while the budget is spent costs nothing more', () => {
  const { clock, wait, spend } = setUp();
  spend('10.0.0.1', 5);
  for (let index = 0; index < 100; index += 1) assert.equal(wait('10.0.0.1'), 900);
  clock.advance(minutes(15));
  assert.equal(wait('10.0.0.1'), undefined);
});

test('all addresses together have fifty in a day', () => {
  const { clock, budget, wait, spend } = setUp();
  for (let index = 0; index < 50; index += 1) spend(`10.0.0.${index}`, 1);
  assert.equal(budget.isSpent(), true);
  assert.equal(wait('10.9.9.9'), 86_400);
  clock.advance(hours(24) - 1);
  assert.equal(wait('10.9.9.9'), 1);
  clock.advance(1);
  assert.equal(wait('10.9.9.9'), undefined);
  assert.equal(budget.isSpent(), false);
});

test('a right guess gives the address its budget back, and takes nothing from the whole one', () => {
  const { budget, wait, spend } = setUp();
  for (let index = 0; index < 200; index += 1) budget.take('10.0.0.1').succeeded();
  spend('10.0.0.1', 4);
  budget.take('10.0.0.1').succeeded();
  spend('10.0.0.1', 5);
  assert.equal(typeof wait('10.0.0.1'), 'number');
});

test('guesses made at the same time count before anyone knows whether they are right', () => {
  const { wait } = setUp();
  const taken = Array.from({ length: 20 }, () => wait('10.0.0.1')).filter((seconds) => seconds === undefined);
  assert.equal(taken.length, signInLimits.perAddress.failures);
});

test('the wall clock gives nothing back, whichever way it is moved', () => {
  const { clock, wait, spend } = setUp();
  spend('10.0.0.1', 5);
  for (const move of [hours(48), -hours(96)]) {
    clock.moveWall(move);
    assert.equal(wait('10.0.0.1'), 900);
  }
});

test('one home has one budget: IPv4 in either notation, and a whole /64 of IPv6', () => {
  const same: [string, string][] = [
    ['10.0.0.1', '::ffff:10.0.0.1'],
    ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9'],
    ['2001:db8::1', '2001:db8:0:0:1:2:3:4'],
    ['fe80::1%eth0', 'fe80::1'],
    ['::1', '::2'],
  ];
  for (const [one, other] of same) {
    const { wait, spend } = setUp();
    spend(one, 5);
    assert.equal(typeof wait(other), 'number', `${one} and ${other}`);
  }
  const { wait, spend } = setUp();
  spend('2001:db8:1:2::1', 5);
  assert.equal(wait('2001:db8:1:3::1'), undefined);
});

test('addresses whose time is over are forgotten', () => {
  const { clock, budget, wait } = setUp();
  for (let index = 0; index < 40; index += 1) wait(`10.0.0.${index}`);
  clock.advance(hours(25));
  assert.equal(budget.isSpent(), false);
  for (let index = 0; index < 50; index += 1) assert.equal(wait(`10.0.1.${index}`), undefined);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endOfQuiet, isQuiet } from './quiet-hours.ts';

const zone = 'Europe/Berlin';
const at = (wall: string) => new Date(`2026-03-02T${wall}:00+01:00`);

test('hours over midnight, the end outside', () => {
  const hours = '22:00-07:00';
  for (const wall of ['22:00', '23:59', '00:00', '06:59'])
    assert.equal(isQuiet(at(wall), hours, zone), true, wall);
  for (const wall of ['07:00', '12:00', '21:59']) assert.equal(isQuiet(at(wall), hours, zone), false, wall);
  assert.deepEqual(endOfQuiet(at('23:00'), hours, zone), new Date('2026-03-03T06:00:00Z'));
  assert.deepEqual(endOfQuiet(at('03:00'), hours, zone), new Date('2026-03-02T06:00:00Z'));
});

test('hours within a day, equal ones, and none', () => {
  assert.equal(isQuiet(at('13:30'), '13:00-14:00', zone), true);
  assert.equal(isQuiet(at('14:00'), '13:00-14:00', zone), false);
  assert.deepEqual(endOfQuiet(at('13:30'), '13:00-14:00', zone), new Date('2026-03-02T13:00:00Z'));
  for (const hours of ['off', '08:00-08:00'])
    for (const wall of ['00:00', '08:00', '23:00'])
      assert.equal(isQuiet(at(wall), hours, zone), false, hours);
});

test('they end on the clock of the owner in the night in which it is moved', () => {
  const night = new Date('2026-03-29T00:30:00Z');
  assert.equal(isQuiet(night, '22:00-07:00', zone), true);
  assert.deepEqual(endOfQuiet(night, '22:00-07:00', zone), new Date('2026-03-29T05:00:00Z'));
});

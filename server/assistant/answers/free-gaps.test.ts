import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withOffset } from '../../lib/time-zone.ts';
import { readWorkingHours } from '../../lib/working-hours.ts';
import { overlap, weekFrom, without } from './calendar.ts';
import { gapsFor, gapsIn, startIn, startsIn } from './free-gaps.ts';

const span = (start: string, end: string) => ({ start: new Date(start), end: new Date(end) });
const day = (from: string, to: string) => span(`2026-11-24T${from}:00Z`, `2026-11-24T${to}:00Z`);
const clock = ({ start, end }: { start: Date; end: Date }) =>
  `${start.toISOString().slice(11, 16)}-${end.toISOString().slice(11, 16)}`;

test('what is left of a span: overlapping, nested, touching and outer times', () => {
  const left = (...busy: [string, string][]) =>
    without(
      [day('09:00', '17:00')],
      busy.map(([from, to]) => day(from, to)),
    )
      .map(clock)
      .join(' ');
  assert.equal(left(), '09:00-17:00');
  assert.equal(left(['10:00', '11:00'], ['11:00', '12:00']), '09:00-10:00 12:00-17:00');
  assert.equal(left(['10:00', '14:00'], ['11:00', '12:00'], ['13:00', '15:00']), '09:00-10:00 15:00-17:00');
  assert.equal(left(['08:00', '09:30'], ['16:00', '18:00']), '09:30-16:00');
  assert.equal(left(['07:00', '09:00'], ['17:00', '18:00']), '09:00-17:00');
  assert.equal(left(['08:00', '18:00']), '');
});

test('times that touch do not overlap', () => {
  assert.equal(overlap(day('09:00', '10:00'), day('10:00', '11:00')), false);
  assert.equal(overlap(day('09:00', '10:01'), day('10:00', '11:00')), true);
});

test('a start is at a quarter hour, unless the time is too short for that', () => {
  const start = (from: string, to: string, minutes: number) =>
    startIn(day(from, to), minutes).toISOString().slice(11, 16);
  assert.equal(start('09:07', '12:00', 60), '09:15');
  assert.equal(start('09:15', '12:00', 60), '09:15');
  assert.equal(start('09:07', '10:10', 60), '09:07');
  const starts = startsIn(day('09:07', '12:00'), 60).map((at) => at.toISOString().slice(11, 16));
  assert.deepEqual(starts, ['09:15', '10:15']);
});

test('seven days keep the time on the clock over a change of it', () => {
  const zone = 'America/New_York';
  const week = weekFrom(new Date('2027-03-10T15:00:00-05:00'), zone);
  assert.equal(withOffset(week.end, zone), '2027-03-17T15:00:00-04:00');
});

test('gaps of the day on which the clock goes forward are as long as they are', () => {
  const zone = 'Europe/Berlin';
  const hours = readWorkingHours('00:00-05:00', ['SU']);
  const [gap] = gapsIn(span('2027-03-27T12:00:00Z', '2027-03-29T12:00:00Z'), [], hours, zone);
  assert.ok(gap?.isWholeDay);
  assert.equal(gap.end.getTime() - gap.start.getTime(), 4 * 3_600_000);
  assert.deepEqual(gapsFor([gap], 241), []);
});

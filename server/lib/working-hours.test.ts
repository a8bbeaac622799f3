import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withOffset } from './time-zone.ts';
import { readWorkingHours, workingSpans } from './working-hours.ts';

const hours = readWorkingHours('09:00-17:00', ['MO', 'TU', 'WE', 'TH', 'FR']);
const told = (start: string, end: string, zone: string) =>
  workingSpans({ start: new Date(start), end: new Date(end) }, hours, zone).map(
    (span) => `${withOffset(span.start, zone)} ${withOffset(span.end, zone)}`,
  );

test('the hours of working days, cut at both ends', () => {
  // Friday afternoon to Tuesday morning.
  assert.deepEqual(told('2026-11-27T15:10:00+01:00', '2026-12-01T10:00:00+01:00', 'Europe/Berlin'), [
    '2026-11-27T15:10:00+01:00 2026-11-27T17:00:00+01:00',
    '2026-11-30T09:00:00+01:00 2026-11-30T17:00:00+01:00',
    '2026-12-01T09:00:00+01:00 2026-12-01T10:00:00+01:00',
  ]);
  assert.deepEqual(told('2026-11-27T17:00:00+01:00', '2026-11-30T09:00:00+01:00', 'Europe/Berlin'), []);
});

test('are meant on the clock of the zone, before and after a clock change', () => {
  assert.deepEqual(told('2027-03-12T00:00:00-05:00', '2027-03-16T00:00:00-04:00', 'America/New_York'), [
    '2027-03-12T09:00:00-05:00 2027-03-12T17:00:00-05:00',
    '2027-03-15T09:00:00-04:00 2027-03-15T17:00:00-04:00',
  ]);
  assert.deepEqual(told('2026-11-29T20:00:00Z', '2026-11-30T20:00:00Z', 'Asia/Seoul'), [
    '2026-11-30T09:00:00+09:00 2026-11-30T17:00:00+09:00',
  ]);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { durationInWords, latencyInWords, momentInWords, sizeInWords } from './words.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

test('a duration is told in its two largest units', () => {
  const told = [
    0,
    59_999,
    minute,
    61 * minute,
    3 * hour + 12 * minute,
    2 * day + 5 * hour + 7 * minute,
    day + minute,
  ].map((duration) => durationInWords(duration, 'en-GB'));
  assert.deepEqual(told, [
    'less than a minute',
    'less than a minute',
    '1 minute',
    '1 hour and 1 minute',
    '3 hours and 12 minutes',
    '2 days and 5 hours',
    '1 day and 1 minute',
  ]);
});

test('a clock that was set back gives no negative duration', () => {
  assert.equal(durationInWords(-5 * hour, 'en-GB'), 'less than a minute');
});

test('a moment of today is a time, any other carries its date', () => {
  const now = Date.parse('2026-03-03T15:00:00Z');
  assert.equal(momentInWords('2026-03-03T14:02:00Z', now, 'UTC', 'en-GB'), '14:02');
  assert.equal(momentInWords('2026-03-02T14:02:00Z', now, 'UTC', 'en-GB'), '2 Mar 2026, 14:02');
});

test('today is the day of the owner, not of UTC', () => {
  const now = Date.parse('2026-03-03T16:00:00Z');
  assert.equal(momentInWords('2026-03-03T14:02:00Z', now, 'Asia/Seoul', 'en-GB'), '3 Mar 2026, 23:02');
  assert.equal(momentInWords('2026-03-03T15:02:00Z', now, 'Asia/Seoul', 'en-GB'), '00:02');
});

test('sizes and latencies have a unit that fits', () => {
  assert.equal(sizeInWords(2_019_393_189, 'en-GB'), '2.02 GB');
  assert.equal(sizeInWords(637_700_138, 'en-GB'), '638 MB');
  assert.equal(sizeInWords(441_900, 'en-GB'), '442 kB');
  assert.equal(latencyInWords(411.6, 'en-GB'), '412 ms');
  assert.equal(latencyInWords(2140, 'en-GB'), '2.1 seconds');
});

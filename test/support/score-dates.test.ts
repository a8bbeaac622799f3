import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { When } from '../../server/assistant/dates/dates.ts';
import { byCategory, type DateItem, scoreDates, scoreItem } from './score-dates.ts';

function found(values: Partial<When>): When {
  return { allDay: false, role: 'at', approximate: false, spans: [{ start: 0, end: 1 }], ...values };
}

const right = { strict: true, lenient: true };
const wrong = { strict: false, lenient: false };
const lenientOnly = { strict: false, lenient: true };

test('a time must be right to the minute', () => {
  const expected = { start: '2026-03-05T15:00:00' };
  assert.deepEqual(scoreItem(expected, found({ start: '2026-03-05T15:00:30' })), right);
  assert.deepEqual(scoreItem(expected, found({ start: '2026-03-05T15:01:00' })), wrong);
  assert.deepEqual(scoreItem(expected, found({ start: '2026-03-05', allDay: true })), wrong);
});

test('a whole day may leniently be met by a time on it', () => {
  const expected = { start: '2026-03-05', allDay: true };
  assert.deepEqual(scoreItem(expected, found({ start: '2026-03-05', allDay: true })), right);
  assert.deepEqual(scoreItem(expected, found({ start: '2026-03-05T09:00:00' })), lenientOnly);
  assert.deepEqual(scoreItem(expected, found({ start: '2026-03-06', allDay: true })), wrong);
});

test('any start within the range of a part of the day is right', () => {
  const expected = {
    start: '2026-03-05T09:00:00',
    startRange: ['2026-03-05T06:00:00', '2026-03-05T11:59:59'] as const,
  };
  assert.deepEqual(scoreItem(expected, found({ start: '2026-03-05T06:00:00' })), right);
  assert.deepEqual(scoreItem(expected, found({ start: '2026-03-05T12:00:00' })), wrong);
});

test('other accepted readings count leniently', () => {
  const expected = { start: '2026-03-13', allDay: true, alt: [{ start: '2026-03-06', allDay: true }] };
  assert.deepEqual(scoreItem(expected, found({ start: '2026-03-06', allDay: true })), lenientOnly);
});

test('end and recurrence count strictly where they are given', () => {
  const expected = { start: '2026-03-05T15:00:00', end: '2026-03-05T16:00:00', recurrence: 'FREQ=DAILY' };
  const start = { start: '2026-03-05T15:00:00' };
  assert.deepEqual(
    scoreItem(expected, found({ ...start, end: expected.end, recurrence: 'FREQ=DAILY' })),
    right,
  );
  assert.deepEqual(scoreItem(expected, found({ ...start, recurrence: 'FREQ=DAILY' })), lenientOnly);
  assert.deepEqual(scoreItem(expected, found({ ...start, end: expected.end })), lenientOnly);
  assert.deepEqual(scoreItem({ recurrence: 'FREQ=DAILY' }, found({ recurrence: 'FREQ=WEEKLY' })), wrong);
});

test('nothing is only right where nothing is expected', () => {
  assert.deepEqual(scoreItem(null, null), right);
  assert.deepEqual(scoreItem(null, found({ start: '2026-03-05', allDay: true })), wrong);
  assert.deepEqual(scoreItem({ start: '2026-03-05', allDay: true }, null), wrong);
});

test('sums up groups of items', () => {
  const base = { text: '', reference: '2026-03-04T10:00:00Z', tz: 'UTC' };
  const items: DateItem[] = [
    { ...base, category: 'b', expected: null },
    { ...base, category: 'a', expected: { start: '2026-03-05', allDay: true } },
    { ...base, category: 'b', expected: null },
  ];
  const reader = ({ category }: DateItem) => (category === 'a' ? null : found({ start: '2026-03-05' }));
  assert.deepEqual(scoreDates(items, reader), {
    items: 3,
    strict: 0,
    lenient: 0,
    withoutDate: 2,
    invented: 2,
  });
  assert.deepEqual(
    [...byCategory(items)].map(([name, group]) => [name, group.length]),
    [
      ['a', 1],
      ['b', 2],
    ],
  );
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { toInstant, toWall } from '../../lib/time-zone.ts';
import { readDates, readWhen, type When } from './dates.ts';

describe('whatever the text', () => {
  const words =
    'every next last first second the on at by until from to and or - , . : in for of week weekend monday sat may march ' +
    '내일 다음 주 금요일 오후 3시 까지 부터 매주 월요일 30분 후 tomorrow tonight morning noon midnight 3 12 31 2026 5pm 7:30 3/4 29th feb half past quarter hour days fortnight easter ' +
    'years ago 9999 2199 starting 9999-12-31';
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.array(fc.constantFrom(...words.split(' ')), { maxLength: 12 }).map((parts) => parts.join(' ')),
  );
  const now = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });
  const timeZone = fc.constantFrom(
    'UTC',
    'America/New_York',
    'Asia/Seoul',
    'Australia/Lord_Howe',
    'Pacific/Apia',
  );

  test('readings are well formed', () => {
    fc.assert(
      fc.property(text, now, timeZone, (message, instant, zone) => {
        for (const when of readDates(message, { now: instant, timeZone: zone }))
          isWellFormed(when, message, zone);
      }),
      { numRuns: 2000 },
    );
  });

  function isWellFormed(when: When, message: string, zone: string): void {
    const pattern = when.allDay ? /^\d{4}-\d\d-\d\d$/ : /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/;
    for (const wall of [when.start, when.end]) {
      if (wall === undefined) continue;
      assert.match(wall, pattern);
      assert.equal(toWall(toInstant(wall, 'UTC'), 'UTC').slice(0, wall.length), wall, 'on the calendar');
      assert.ok(Number.isFinite(toInstant(wall, zone).getTime()));
    }
    if (when.end !== undefined) assert.ok(when.start !== undefined && when.start < when.end);
    assert.ok(when.start ?? when.recurrence ?? when.durationMinutes);
    assert.ok(when.spans.length > 0);
    when.spans.reduce((last, { start, end }) => {
      assert.ok(start >= last && start < end && end <= message.length);
      return end;
    }, 0);
  }

  test('far away is no date, and nothing breaks', () => {
    const context = { now: new Date('2026-03-04T15:15:00Z'), timeZone: 'America/New_York' };
    const far = [
      'in 9999 years and 3 hours',
      'in 9999 years at 5pm for 2 hours',
      '9999 years ago at 5pm',
      'every day at 5 until 9999-12-31',
      '9999-12-31 at 11pm for 3 hours',
      '0001-01-01T00:00:00+14:00',
      '9999년 후 3시',
    ];
    for (const text of far)
      for (const { start = '', recurrence = '' } of readDates(text, context))
        assert.doesNotMatch(`${start} ${recurrence}`, /\d{5,}-|9999|NaN/, text);
  });

  test('"in N minutes" is that many minutes away on the time line, on every day of the year', () => {
    fc.assert(
      fc.property(now, timeZone, fc.integer({ min: 1, max: 5000 }), (instant, zone, minutes) => {
        const start = readWhen(`in ${minutes} minutes`, { now: instant, timeZone: zone })?.start ?? '';
        const wholeSecond = Math.floor(instant.getTime() / 1000) * 1000;
        assert.equal(start, toWall(new Date(wholeSecond + minutes * 60_000), zone));
      }),
    );
  });
});

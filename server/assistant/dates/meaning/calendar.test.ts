import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  addMonths,
  addWorkingDays,
  dateOf,
  dayOf,
  dayOfIso,
  easterSunday,
  isoOf,
  mondayOf,
  nthWeekday,
  realDay,
  weekdayAfter,
  weekdayOf,
} from './calendar.ts';

const anyDay = fc.integer({ min: dayOf(1900, 1, 1), max: dayOf(2200, 1, 1) });

test('days and their written form are the same thing', () => {
  assert.equal(dayOfIso('1970-01-01'), 0);
  assert.equal(isoOf(dayOfIso('2028-02-29T10:00:00')), '2028-02-29');
  fc.assert(
    fc.property(anyDay, (day) => {
      const { year, month, day: dayOfMonth } = dateOf(day);
      assert.equal(realDay(year, month, dayOfMonth), day);
      assert.equal(dayOfIso(isoOf(day)), day);
    }),
  );
});

test('days that no month has are refused', () => {
  assert.equal(realDay(2026, 2, 29), undefined);
  assert.equal(realDay(2026, 13, 1), undefined);
  assert.equal(realDay(2026, 0, 1), undefined);
  assert.equal(isoOf(realDay(2028, 2, 29) ?? 0), '2028-02-29');
});

test('weeks begin on Monday', () => {
  assert.equal(weekdayOf(dayOfIso('2026-06-01')), 0);
  assert.equal(isoOf(mondayOf(dayOfIso('2026-06-07'))), '2026-06-01');
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 6 }), (day, weekday) => {
      const found = weekdayAfter(day, weekday);
      assert.equal(weekdayOf(found), weekday);
      assert.ok(found > day && found <= day + 7);
    }),
  );
});

test('adding months keeps within the month', () => {
  assert.equal(isoOf(addMonths(dayOfIso('2026-01-31'), 1)), '2026-02-28');
  assert.equal(isoOf(addMonths(dayOfIso('2028-02-29'), 12)), '2029-02-28');
  assert.equal(isoOf(addMonths(dayOfIso('2026-03-15'), -3)), '2025-12-15');
});

test('working days leave out the weekend', () => {
  assert.equal(isoOf(addWorkingDays(dayOfIso('2026-06-05'), 1)), '2026-06-08');
  assert.equal(isoOf(addWorkingDays(dayOfIso('2026-06-07'), 5)), '2026-06-12');
  assert.equal(isoOf(addWorkingDays(dayOfIso('2026-06-08'), -1)), '2026-06-05');
});

test('weekdays of a month are counted from either end', () => {
  const fridays = [1, 2, 3, 4, 5, -1].map((nth) => nthWeekday(2026, 5, 4, nth));
  assert.deepEqual(
    fridays.map((day) => day && isoOf(day)),
    ['2026-05-01', '2026-05-08', '2026-05-15', '2026-05-22', '2026-05-29', '2026-05-29'],
  );
  assert.equal(nthWeekday(2026, 2, 4, 5), undefined);
});

test('Easter', () => {
  const known = ['2018-04-01', '2019-04-21', '2024-03-31', '2025-04-20', '2026-04-05', '2038-04-25'];
  assert.deepEqual(
    known.map((iso) => isoOf(easterSunday(Number(iso.slice(0, 4))))),
    known,
  );
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readDateItems, readItem } from '../../../test/support/date-items.ts';
import { type DateItem, scoreDates, scoreItem } from '../../../test/support/score-dates.ts';
import { type DateContext, readDates, readWhen, type When } from './dates.ts';

const context: DateContext = { now: new Date('2026-03-04T10:15:00-05:00'), timeZone: 'America/New_York' };

function share(part: number, whole: number): number {
  return (100 * part) / whole;
}

describe('measured on labelled expressions', () => {
  test('the dev split reaches its targets', () => {
    const score = scoreDates(readDateItems('dev.jsonl'), readItem);
    assert.ok(score.items >= 395, 'all of the file was read');
    assert.ok(share(score.strict, score.items) >= 96, `strict ${share(score.strict, score.items)} %`);
    assert.ok(share(score.lenient, score.items) >= 98, `lenient ${share(score.lenient, score.items)} %`);
    const invented = share(score.invented, score.withoutDate);
    assert.ok(invented <= 5, `a date in ${invented} % of the messages without one`);
  });

  const own = readDateItems('own.jsonl');
  test('our own collection is large enough to mean something', () => assert.ok(own.length >= 250));
  for (const [category, items] of Map.groupBy(own, (item) => item.category)) {
    test(`our own: ${category}`, () => {
      const misses = items.filter((item) => !scoreItem(item.expected, readItem(item)).strict);
      assert.deepEqual(
        misses.map((item) => describeMiss(item)),
        [],
      );
    });
  }
});

function describeMiss(item: DateItem) {
  return { text: item.text, expected: item.expected, found: readItem(item) };
}

function used(text: string, when: When | null): string[] {
  return (when?.spans ?? []).map(({ start, end }) => text.slice(start, end));
}

describe('says which part of the text it used', () => {
  const cases: [text: string, used: string[]][] = [
    ['remind me to water the plants tomorrow at 7pm', ['tomorrow at 7pm']],
    ['Submit report by Friday', ['by Friday']],
    ['30 min call tomorrow at 4', ['30 min', 'tomorrow at 4']],
    ['weekly review with Kim on Monday at 10', ['weekly', 'on Monday at 10']],
    ['send weekly report by friday', ['by friday']],
    ['tax deadline April 15th 5pm', ['April 15th 5pm']],
    ['party from 8pm tomorrow until noon the next day', ['from 8pm tomorrow until noon the next day']],
    ['move the dentist to friday at 10', ['to friday at 10']],
    ['invite Sam to Friday lunch', ['Friday']],
    ['Book table for 4 at 7:30pm on Saturday', ['at 7:30pm on Saturday']],
    ['call April on the 3rd of May', ['on the 3rd of May']],
    ['block all day friday', ['all day friday']],
  ];
  for (const [text, parts] of cases) {
    test(text, () => assert.deepEqual(used(text, readWhen(text, context)), parts));
  }
});

describe('says what the expression is for', () => {
  const cases: [text: string, role: When['role']][] = [
    ['dentist at 3', 'at'],
    ['taxes by Friday', 'deadline'],
    ['due in 48 hours: tax docs', 'deadline'],
    ['report deadline: March 20', 'deadline'],
    ['new job from Monday', 'from'],
    ['on holiday until the 15th', 'until'],
    ['meeting from 3 to 5', 'range'],
    ['gym every Monday', 'recurrence'],
  ];
  for (const [text, role] of cases) test(text, () => assert.equal(readWhen(text, context)?.role, role));

  test('a duration alone is a reading, but no date', () => {
    assert.equal(readWhen('find me a 45 minute slot', context), null);
    const [reading] = readDates('find me a 45 minute slot', context);
    assert.equal(reading?.role, 'duration');
    assert.equal(reading?.durationMinutes, 45);
  });
});

describe('several expressions in one message', () => {
  test('are read in text order', () => {
    const starts = readDates('drop off car thursday 8am, pick up friday 5pm', context).map(
      ({ start }) => start,
    );
    assert.deepEqual(starts, ['2026-03-05T08:00:00', '2026-03-06T17:00:00']);
  });

  const cases: [text: string, start: string][] = [
    ['prepare monday slides by friday', '2026-03-06'],
    ['call bob on friday about the monday launch', '2026-03-06'],
    ['move my 3pm meeting to 4pm', '2026-03-04T16:00:00'],
    ['reschedule lunch from tuesday to thursday', '2026-03-05'],
    ['monday or tuesday at 3', '2026-03-09T15:00:00'],
  ];
  for (const [text, start] of cases) test(text, () => assert.equal(readWhen(text, context)?.start, start));
});

describe('across clock changes', () => {
  const zone = 'America/New_York';
  const before: DateContext = { now: new Date('2026-03-08T01:30:00-05:00'), timeZone: zone };

  test('hours are counted on the time line, days on the calendar', () => {
    assert.equal(readWhen('in 2 hours', before)?.start, '2026-03-08T04:30:00');
    assert.equal(readWhen('in 2 days', before)?.start, '2026-03-10');
    const autumn = { now: new Date('2026-11-01T00:30:00-04:00'), timeZone: zone };
    assert.equal(readWhen('in 2 hours', autumn)?.start, '2026-11-01T01:30:00');
  });

  test('a duration ends where the clock then stands', () => {
    const when = readWhen('night shift sunday 1am for 3 hours', {
      ...before,
      now: new Date('2026-03-06T12:00:00Z'),
    });
    assert.equal(when?.start, '2026-03-08T01:00:00');
    assert.equal(when?.end, '2026-03-08T05:00:00');
  });

  test('an ISO time with an offset is shown in the zone of the owner', () => {
    assert.equal(readWhen('launch 2026-07-01T12:00:00Z', context)?.start, '2026-07-01T08:00:00');
    assert.equal(readWhen('launch 2026-12-01T12:00:00Z', context)?.start, '2026-12-01T07:00:00');
  });

  test('the end of a recurrence is a UTC time', () => {
    const rule = readWhen('gym every day at 9 until March 20', context)?.recurrence;
    assert.equal(rule, 'FREQ=DAILY;UNTIL=20260321T035959Z');
    assert.equal(readWhen('gym every day until March 20', context)?.recurrence, 'FREQ=DAILY;UNTIL=20260320');
  });
});

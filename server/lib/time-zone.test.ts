import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  addDays,
  exactWithOffset,
  isTimeZone,
  localDate,
  offsetMinutes,
  startOfDay,
  toInstant,
  toWall,
  withOffset,
} from './time-zone.ts';

const zones = [
  'UTC',
  'America/New_York',
  'America/St_Johns',
  'America/Santiago',
  'Europe/Berlin',
  'Europe/London',
  'Asia/Kolkata',
  'Asia/Seoul',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Chatham',
];

describe('a wall time becomes an instant', () => {
  const cases: [wall: string, zone: string, instant: string][] = [
    ['2026-06-07T13:00:00', 'Asia/Kolkata', '2026-06-07T07:30:00.000Z'],
    ['2026-06-07T13:00', 'Asia/Seoul', '2026-06-07T04:00:00.000Z'],
    ['2026-03-08T01:59:59', 'America/New_York', '2026-03-08T06:59:59.000Z'],
    ['2026-03-08T03:00:00', 'America/New_York', '2026-03-08T07:00:00.000Z'],
    ['2026-11-01T03:00:00', 'America/New_York', '2026-11-01T08:00:00.000Z'],
  ];
  for (const [wall, zone, instant] of cases) {
    test(`${wall} in ${zone}`, () => assert.equal(toInstant(wall, zone).toISOString(), instant));
  }

  test('a skipped time moves forward by the gap', () => {
    assert.equal(
      toWall(toInstant('2026-03-08T02:30:00', 'America/New_York'), 'America/New_York'),
      '2026-03-08T03:30:00',
    );
    assert.equal(
      toWall(toInstant('2026-03-29T02:15:00', 'Europe/Berlin'), 'Europe/Berlin'),
      '2026-03-29T03:15:00',
    );
    assert.equal(
      toWall(toInstant('2026-10-04T02:10:00', 'Australia/Lord_Howe'), 'Australia/Lord_Howe'),
      '2026-10-04T02:40:00',
    );
  });

  test('of a time that happens twice the earlier instant is taken', () => {
    assert.equal(
      toInstant('2026-11-01T01:30:00', 'America/New_York').toISOString(),
      '2026-11-01T05:30:00.000Z',
    );
    assert.equal(toInstant('2026-10-25T02:30:00', 'Europe/Berlin').toISOString(), '2026-10-25T00:30:00.000Z');
    assert.equal(
      toInstant('2026-04-05T01:45:00', 'Australia/Lord_Howe').toISOString(),
      '2026-04-04T14:45:00.000Z',
    );
  });

  test('a whole skipped day moves to the next one', () => {
    assert.equal(
      toWall(toInstant('2011-12-30T12:00:00', 'Pacific/Apia'), 'Pacific/Apia'),
      '2011-12-31T12:00:00',
    );
  });

  test('what is not on the calendar is refused', () => {
    for (const wall of [
      '2026-02-29',
      '2026-13-01',
      '2026-01-01T24:00:00',
      '2026-01-01T10:60',
      'tomorrow',
      '',
    ]) {
      assert.throws(() => toInstant(wall, 'UTC'), RangeError, wall);
    }
    assert.throws(() => toInstant('2026-01-01', 'Europe/Atlantis'), RangeError);
  });

  test('every instant outside an overlap survives the way to the wall and back', () => {
    const instants = fc.integer({ min: Date.UTC(1970, 0) / 1000, max: Date.UTC(2099, 0) / 1000 });
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (seconds, zone) => {
        const instant = new Date(seconds * 1000);
        const back = toInstant(toWall(instant, zone), zone);
        assert.ok(back <= instant);
        assert.equal(toWall(back, zone), toWall(instant, zone));
      }),
    );
  });
});

describe('an instant is shown in a zone', () => {
  test('wall time and date', () => {
    assert.equal(toWall(new Date('2026-03-08T07:00:00.900Z'), 'America/New_York'), '2026-03-08T03:00:00');
    assert.equal(localDate(new Date('2026-01-01T02:00:00Z'), 'America/Los_Angeles'), '2025-12-31');
    assert.equal(localDate(new Date('2026-01-01T15:00:00Z'), 'Asia/Seoul'), '2026-01-02');
  });

  test('offset on both sides of a clock change', () => {
    assert.equal(offsetMinutes(new Date('2026-03-08T06:59:59Z'), 'America/New_York'), -300);
    assert.equal(offsetMinutes(new Date('2026-03-08T07:00:00Z'), 'America/New_York'), -240);
    assert.equal(offsetMinutes(new Date('2026-03-08T07:00:00Z'), 'Asia/Kathmandu'), 345);
  });

  test('RFC 3339 with a numeric offset', () => {
    assert.equal(
      withOffset(new Date('2026-03-08T07:30:00Z'), 'America/New_York'),
      '2026-03-08T03:30:00-04:00',
    );
    assert.equal(withOffset(new Date('2026-03-08T07:30:00Z'), 'UTC'), '2026-03-08T07:30:00+00:00');
    assert.equal(
      withOffset(new Date('2026-01-08T00:00:00Z'), 'America/St_Johns'),
      '2026-01-07T20:30:00-03:30',
    );
  });

  test('RFC 3339 text reads back as the same instant', () => {
    const instants = fc.integer({ min: Date.UTC(1990, 0) / 1000, max: Date.UTC(2099, 0) / 1000 });
    fc.assert(
      fc.property(
        instants,
        fc.nat({ max: 999 }),
        fc.constantFrom(...zones),
        (seconds, milliseconds, zone) => {
          const second = new Date(seconds * 1000);
          assert.equal(new Date(withOffset(second, zone)).getTime(), second.getTime());
          const instant = new Date(seconds * 1000 + milliseconds);
          assert.equal(new Date(exactWithOffset(instant, zone)).getTime(), instant.getTime());
        },
      ),
    );
  });
});

describe('days', () => {
  test('start where midnight exists, and where a clock change skips it', () => {
    assert.equal(startOfDay('2026-03-08', 'America/New_York').toISOString(), '2026-03-08T05:00:00.000Z');
    assert.equal(
      toWall(startOfDay('2026-09-06', 'America/Santiago'), 'America/Santiago'),
      '2026-09-06T01:00:00',
    );
  });

  test('are added by the calendar', () => {
    assert.equal(addDays('2028-02-28', 1), '2028-02-29');
    assert.equal(addDays('2026-01-01', -1), '2025-12-31');
    assert.equal(addDays('2026-03-08', 365), '2027-03-08');
    assert.throws(() => addDays('2026-02-30', 1), RangeError);
  });
});

test('zones are recognised', () => {
  assert.ok(zones.every(isTimeZone));
  for (const name of ['Europe/Atlantis', '', 'not a zone']) assert.equal(isTimeZone(name), false, name);
});

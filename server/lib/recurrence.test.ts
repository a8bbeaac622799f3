import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { nextOccurrence, occurrences, parseRule, type Window } from './recurrence.ts';
import { toInstant } from './time-zone.ts';

const wholeTime = { from: new Date('1900-01-01T00:00:00Z'), to: new Date('2200-01-01T00:00:00Z') };

function read(rule: string) {
  const parsed = parseRule(rule);
  assert.ok(parsed, rule);
  return parsed;
}

const expand = (rule: string, startWall: string, zone: string, window: Partial<Window> = {}) =>
  occurrences(read(rule), { startWall, zone, ...wholeTime, limit: 1000, ...window });

const instants = (walls: readonly string[], zone: string) =>
  walls.map((wall) => toInstant(wall, zone).toISOString());

describe('the clock on the wall is kept across a clock change', () => {
  const changes: [zone: string, rule: string, startWall: string, expected: string[]][] = [
    [
      'America/New_York',
      'FREQ=DAILY;COUNT=3',
      '2026-03-07T09:00:00',
      ['2026-03-07T14:00:00.000Z', '2026-03-08T13:00:00.000Z', '2026-03-09T13:00:00.000Z'],
    ],
    [
      'Europe/Berlin',
      'FREQ=WEEKLY;COUNT=3',
      '2026-10-19T09:00:00',
      ['2026-10-19T07:00:00.000Z', '2026-10-26T08:00:00.000Z', '2026-11-02T08:00:00.000Z'],
    ],
    [
      'Australia/Lord_Howe',
      'FREQ=MONTHLY;COUNT=2',
      '2026-09-15T09:00:00',
      ['2026-09-14T22:30:00.000Z', '2026-10-14T22:00:00.000Z'],
    ],
    [
      'Asia/Seoul',
      'FREQ=MONTHLY;INTERVAL=6;COUNT=2',
      '2026-01-15T09:00:00',
      ['2026-01-15T00:00:00.000Z', '2026-07-15T00:00:00.000Z'],
    ],
  ];
  for (const [zone, rule, startWall, expected] of changes) {
    test(zone, () => assert.deepEqual(instants(expand(rule, startWall, zone), zone), expected));
  }

  test('a skipped time moves forward on that day alone', () => {
    const walls = expand('FREQ=DAILY;COUNT=3', '2026-03-07T02:30:00', 'America/New_York');
    assert.deepEqual(walls, ['2026-03-07T02:30:00', '2026-03-08T02:30:00', '2026-03-09T02:30:00']);
    assert.deepEqual(instants(walls, 'America/New_York'), [
      '2026-03-07T07:30:00.000Z',
      '2026-03-08T07:30:00.000Z',
      '2026-03-09T06:30:00.000Z',
    ]);
  });

  test('a skipped time is found by the instant it moves to', () => {
    for (const [zone, startWall, instant] of [
      ['America/New_York', '2026-03-01T02:30:00', '2026-03-08T07:30:00Z'],
      ['Europe/Berlin', '2026-03-01T02:15:00', '2026-03-29T01:15:00Z'],
      ['Australia/Lord_Howe', '2026-10-01T02:10:00', '2026-10-03T15:40:00Z'],
    ] as const) {
      const moment = new Date(instant);
      assert.equal(expand('FREQ=DAILY', startWall, zone, { from: moment, to: moment }).length, 1, zone);
    }
  });

  test('a time that happens twice is one date', () => {
    const window = { from: new Date('2026-11-01T04:00:00Z'), to: new Date('2026-11-02T05:00:00Z') };
    assert.deepEqual(expand('FREQ=DAILY', '2026-10-01T01:30:00', 'America/New_York', window), [
      '2026-11-01T01:30:00',
    ]);
    const late = { ...window, from: new Date('2026-11-01T06:00:00Z') };
    assert.deepEqual(expand('FREQ=DAILY', '2026-10-01T01:30:00', 'America/New_York', late), []);
  });

  test('no instant is given twice where skipped times meet others', () => {
    const window = { from: new Date('2026-03-08T05:00:00Z'), to: new Date('2026-03-08T09:00:00Z') };
    const walls = expand('FREQ=HOURLY', '2026-03-08T00:00:00', 'America/New_York', window);
    const found = instants(walls, 'America/New_York');
    assert.deepEqual(found, [...new Set(found)].sort());
    assert.equal(found.length, 5);
  });
});

describe('the ends of a series', () => {
  const daily = (rule: string, zone = 'America/New_York') => expand(rule, '2026-03-01T21:00:00', zone).length;

  test('UNTIL as an instant, as a date, and as a time on the wall', () => {
    assert.equal(daily('FREQ=DAILY;UNTIL=20260304T020000Z'), 3);
    assert.equal(daily('FREQ=DAILY;UNTIL=20260304T015959Z'), 2);
    assert.equal(daily('RRULE:FREQ=DAILY;UNTIL=20260303'), 3);
    assert.equal(daily('FREQ=DAILY;UNTIL=20260303T210000'), 3);
    assert.equal(daily('FREQ=DAILY;UNTIL=20260303T205959'), 2);
    assert.equal(daily('FREQ=DAILY;UNTIL=20250101'), 0);
  });

  test('COUNT begins with the start, whatever window is asked for', () => {
    const late = { from: new Date('2026-03-10T00:00:00Z') };
    const start = '2026-03-01T09:00:00';
    assert.equal(expand('FREQ=DAILY;COUNT=20', start, 'UTC', late).length, 11);
    assert.equal(expand('FREQ=WEEKLY;BYDAY=MO,TU,WE;COUNT=7', start, 'UTC', late).length, 3);
    assert.equal(
      expand('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;COUNT=3', start, 'UTC').at(-1),
      '2036-02-29T09:00:00',
    );
  });

  test('COUNT and UNTIL together both hold', () => {
    assert.equal(daily('FREQ=DAILY;COUNT=2;UNTIL=20260310'), 2);
    assert.equal(daily('FREQ=DAILY;COUNT=20;UNTIL=20260303'), 3);
  });

  test('exceptions take days out and do not use up the limit', () => {
    const exceptions = new Set(['2026-03-02', '2026-03-03']);
    const walls = expand('FREQ=DAILY', '2026-03-01T09:00:00', 'UTC', { exceptions, limit: 2 });
    assert.deepEqual(walls, ['2026-03-01T09:00:00', '2026-03-04T09:00:00']);
  });

  test('a window has both its ends', () => {
    const window = { from: new Date('2026-03-02T09:00:00Z'), to: new Date('2026-03-04T09:00:00Z') };
    assert.equal(expand('FREQ=DAILY', '2026-03-01T09:00:00', 'UTC', window).length, 3);
  });
});

describe('the next date', () => {
  const next = (rule: string, startWall: string, after: string, zone = 'Europe/Berlin') =>
    nextOccurrence(read(rule), { startWall, zone, after: new Date(after) });

  test('is later than the given instant', () => {
    assert.equal(next('FREQ=DAILY', '2026-03-28T09:00:00', '2026-03-28T08:00:00Z'), '2026-03-29T09:00:00');
    assert.equal(
      next('FREQ=DAILY', '2026-03-28T09:00:00', '2026-03-28T07:59:59.999Z'),
      '2026-03-28T09:00:00',
    );
    assert.equal(next('FREQ=MONTHLY', '2026-01-31T09:00:00', '2026-01-31T08:00:00Z'), '2026-03-31T09:00:00');
  });

  test('keeps the step of the series', () => {
    assert.equal(
      next('FREQ=WEEKLY;INTERVAL=2', '2026-03-02T09:00:00', '2026-03-10T00:00:00Z'),
      '2026-03-16T09:00:00',
    );
  });

  test('is none when the series has ended or never begins', () => {
    assert.equal(next('FREQ=DAILY;COUNT=2', '2026-03-01T09:00:00', '2026-03-02T08:00:00Z'), undefined);
    assert.equal(next('FREQ=DAILY;UNTIL=20260302', '2026-03-01T09:00:00', '2026-03-02T08:00:00Z'), undefined);
    assert.equal(
      next('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', '2026-03-01T09:00:00', '2026-03-02T08:00:00Z'),
      undefined,
    );
  });

  test('passes over a doubled instant', () => {
    const rule = 'FREQ=DAILY;BYHOUR=2,3';
    const found = next(rule, '2026-03-01T02:30:00', '2026-03-08T07:30:00Z', 'America/New_York');
    assert.equal(found, '2026-03-09T02:30:00');
  });
});

describe('every rule is answered with a bounded list', () => {
  const from2090 = { from: new Date('2090-01-01T00:00:00Z'), to: new Date('2190-01-01T00:00:00Z') };
  const every = (count: number) => Array.from({ length: count }, (_, index) => index).join(',');
  const crowded = [
    'FREQ=SECONDLY',
    'FREQ=SECONDLY;COUNT=100000000000000',
    'FREQ=MINUTELY',
    `FREQ=MINUTELY;BYSECOND=${every(60)}`,
    'FREQ=HOURLY',
    'FREQ=DAILY',
    `FREQ=DAILY;BYHOUR=${every(24)};BYMINUTE=${every(60)};BYSECOND=${every(60)}`,
    `FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYHOUR=${every(24)};BYMINUTE=${every(60)};BYSECOND=${every(60)}`,
    'FREQ=WEEKLY;BYDAY=MO',
  ];
  for (const rule of crowded) {
    test(`full: ${rule.slice(0, 60)}`, () => {
      assert.equal(expand(rule, '1990-01-01T09:00:00', 'America/New_York', from2090).length, 1000);
    });
  }

  const neverTrue = [
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=SECONDLY;INTERVAL=60;BYSECOND=30',
    'FREQ=YEARLY;BYYEARDAY=366;BYMONTH=3',
    'FREQ=YEARLY;BYMONTH=1;BYSETPOS=366;BYHOUR=1',
    'FREQ=YEARLY;INTERVAL=9999999;BYMONTH=2',
  ];
  for (const rule of neverTrue) {
    test(`empty: ${rule}`, () => {
      assert.deepEqual(expand(rule, '1990-01-01T09:00:00', 'America/New_York', from2090), []);
    });
  }

  test('a far-away window of a long series', () => {
    const walls = expand('FREQ=DAILY;COUNT=100000', '1990-01-01T09:00:00', 'Asia/Seoul', {
      from: new Date('2090-01-01T00:00:00Z'),
      to: new Date('2090-01-02T23:59:59Z'),
    });
    assert.deepEqual(walls, ['2090-01-01T09:00:00', '2090-01-02T09:00:00']);
  });

  test('a window without end, and one that ends before it begins', () => {
    const endless = { from: new Date('9999-12-29T00:00:00Z'), to: new Date(8.64e15) };
    assert.equal(expand('FREQ=DAILY', '2026-01-01T09:00:00', 'UTC', endless).length, 2);
    const inverted = { from: new Date('2026-02-02T00:00:00Z'), to: new Date('2026-02-01T00:00:00Z') };
    assert.deepEqual(expand('FREQ=DAILY', '2026-01-01T09:00:00', 'UTC', inverted), []);
  });
});

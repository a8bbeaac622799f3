import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { occurrences, parseRule } from './recurrence.ts';

describe('a rule is read', () => {
  const same = [
    'FREQ=WEEKLY;BYDAY=MO,WE',
    'RRULE:FREQ=WEEKLY;BYDAY=MO,WE',
    'rrule:freq=weekly;byday=mo,we;',
    '  FREQ=WEEKLY; BYDAY=MO,WE\r\n',
  ];
  for (const text of same) {
    test(JSON.stringify(text), () => assert.deepEqual(parseRule(text), parseRule('FREQ=WEEKLY;BYDAY=MO,WE')));
  }

  test('with both forms of UNTIL, which stay apart from what repeats', () => {
    assert.deepEqual(parseRule('FREQ=DAILY;UNTIL=20260301T120000Z')?.until, {
      kind: 'instant',
      text: '2026-03-01T12:00:00Z',
    });
    assert.deepEqual(parseRule('FREQ=DAILY;UNTIL=20260301')?.until, { kind: 'date', text: '2026-03-01' });
    assert.equal(parseRule('FREQ=DAILY;COUNT=3;UNTIL=20260301')?.text, 'FREQ=DAILY');
  });
});

describe('what cannot be read is undefined', () => {
  const unreadable = [
    '',
    'RRULE:',
    'every day',
    'BYDAY=MO',
    'FREQ=FORTNIGHTLY',
    'FREQ=DAILY;FREQ=WEEKLY',
    'FREQ=DAILY;INTERVAL=0',
    'FREQ=DAILY;INTERVAL=-1',
    'FREQ=DAILY;INTERVAL=1.5',
    'FREQ=DAILY;COUNT=0',
    'FREQ=DAILY;COUNT=ten',
    'FREQ=DAILY;UNTIL=20260231',
    'FREQ=DAILY;UNTIL=20260201T250000Z',
    'FREQ=DAILY;UNTIL=2026-02-01',
    'FREQ=DAILY;BYDAY=XX',
    'FREQ=DAILY;BYDAY=',
    'FREQ=DAILY;BYMONTH=13',
    'FREQ=DAILY;BYMONTH=0',
    'FREQ=MONTHLY;BYMONTHDAY=0',
    'FREQ=MONTHLY;BYMONTHDAY=32',
    'FREQ=DAILY;BYHOUR=24',
    'FREQ=YEARLY;BYYEARDAY=367',
    'FREQ=YEARLY;BYWEEKNO=54;BYDAY=MO',
    'FREQ=MONTHLY;BYDAY=54MO',
    'FREQ=WEEKLY;BYDAY=1MO',
    'FREQ=YEARLY;BYWEEKNO=20;BYDAY=1MO',
    'FREQ=WEEKLY;BYMONTHDAY=1',
    'FREQ=MONTHLY;BYYEARDAY=1',
    'FREQ=MONTHLY;BYWEEKNO=1',
    'FREQ=MONTHLY;BYSETPOS=1',
    'FREQ=DAILY;WKST=1',
    'FREQ=DAILY;RSCALE=HEBREW',
    'FREQ=DAILY;=',
    'FREQ=DAILY;__proto__=1',
    'FREQ=DAILY\nRRULE:FREQ=WEEKLY',
    `FREQ=DAILY;BYHOUR=${Array(2000).fill(1).join()}`,
  ];
  for (const text of unreadable) {
    test(JSON.stringify(text.slice(0, 60)), () => assert.equal(parseRule(text), undefined));
  }
});

test('whatever is read can be expanded', () => {
  const values = {
    INTERVAL: fc.integer({ min: 1, max: 9_999_999 }),
    COUNT: fc.integer({ min: 1, max: 2000 }),
    WKST: fc.constantFrom('MO', 'SU'),
    BYSECOND: fc.integer({ min: 0, max: 59 }),
    BYMINUTE: fc.integer({ min: 0, max: 59 }),
    BYHOUR: fc.integer({ min: 0, max: 23 }),
    BYDAY: fc.constantFrom('MO', 'TU,SA', '1MO', '-1FR', '53SU'),
    BYMONTHDAY: fc.constantFrom('1', '31', '-1', '-31', '13,30'),
    BYYEARDAY: fc.constantFrom('1', '366', '-366', '60,-60'),
    BYWEEKNO: fc.constantFrom('1', '53', '-1', '20'),
    BYMONTH: fc.constantFrom('1', '2', '12', '2,3'),
    BYSETPOS: fc.constantFrom('1', '-1', '366', '-366'),
  };
  const rules = fc
    .tuple(
      fc.constantFrom('SECONDLY', 'MINUTELY', 'HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
      fc.record(values, { requiredKeys: [] }),
    )
    .map(([frequency, parts]) =>
      [`FREQ=${frequency}`, ...Object.entries(parts).map(([name, value]) => `${name}=${value}`)].join(';'),
    );
  let expanded = 0;
  fc.assert(
    fc.property(rules, (text) => {
      const rule = parseRule(text);
      if (!rule) return;
      expanded += 1;
      const walls = occurrences(rule, {
        startWall: '2026-01-31T09:30:00',
        zone: 'Europe/Berlin',
        from: new Date('2027-01-01T00:00:00Z'),
        to: new Date('2029-01-01T00:00:00Z'),
        limit: 20,
      });
      assert.ok(walls.length <= 20);
    }),
    { numRuns: 300 },
  );
  assert.ok(expanded > 20);
});

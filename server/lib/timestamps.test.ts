import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { withOffset } from './time-zone.ts';
import { dateInput, parseTimestamp, timestampInput } from './timestamps.ts';

const zones = ['Europe/Berlin', 'America/New_York', 'Pacific/Kiritimati', 'Etc/GMT+12'];

describe('a timestamp is read in every form that clients send', () => {
  const forms: [text: string, instant: string][] = [
    ['2026-02-22T10:15:30.123Z', '2026-02-22T10:15:30.123Z'],
    ['2026-02-22t10:15:30z', '2026-02-22T10:15:30.000Z'],
    ['2026-02-22T10:15:30.123456Z', '2026-02-22T10:15:30.123Z'],
    ['2026-02-22 10:15:30+05:30', '2026-02-22T04:45:30.000Z'],
    ['2026-02-22T10:15+0530', '2026-02-22T04:45:00.000Z'],
    ['2026-02-22T10:15:30', '2026-02-22T09:15:30.000Z'],
    ['2026-07-22T10:15', '2026-07-22T08:15:00.000Z'],
    ['2026-02-22 10:15:30.123456', '2026-02-22T09:15:30.000Z'],
    ['2026-02-22', '2026-02-21T23:00:00.000Z'],
    ['2026-03-29T02:30', '2026-03-29T01:30:00.000Z'],
  ];
  for (const [text, instant] of forms) {
    test(text, () => {
      assert.equal(timestampInput.parse(text), text);
      assert.equal(parseTimestamp(text, 'Europe/Berlin').toISOString(), instant);
    });
  }
});

describe('anything else is refused', () => {
  const refused = [
    '',
    'tomorrow',
    '2026-02-30',
    '2026-2-3',
    '20260222',
    '2026-02-22T',
    '2026-02-22T10',
    '2026-02-22T24:00',
    '2026-02-22T10:60',
    '2026-02-22T10:15:60',
    '2026-02-22T10:15:30+25:00',
    ' 2026-02-22',
    '0000-12-31',
    '9999-01-01',
    '+012026-02-22',
  ];
  for (const text of refused) {
    test(JSON.stringify(text), () => {
      assert.equal(timestampInput.safeParse(text).success, false);
      assert.equal(dateInput.safeParse(text).success, false);
    });
  }
});

test('whatever is accepted can be kept and shown in every zone', () => {
  const digits = (count: number) =>
    fc.integer({ min: 0, max: 10 ** count - 1 }).map((n) => String(n).padStart(count, '0'));
  const year = fc.oneof(digits(4), fc.constantFrom('0001', '9998', '9999', '0000', '2026'));
  const month = fc.integer({ min: 1, max: 12 }).map((n) => String(n).padStart(2, '0'));
  const texts = fc
    .tuple(
      year,
      month,
      fc.integer({ min: 1, max: 31 }),
      fc.constantFrom('', 'T00:00', ' 23:59:59', 'T23:59:59Z', 'T23:59-23:59', 'T00:00+23:59'),
    )
    .map(([y, m, d, time]) => `${y}-${m}-${String(d).padStart(2, '0')}${time}`);
  let accepted = 0;
  fc.assert(
    fc.property(texts, fc.constantFrom(...zones), (text, zone) => {
      if (!timestampInput.safeParse(text).success) return;
      accepted += 1;
      const instant = parseTimestamp(text, zone);
      assert.match(instant.toISOString(), /^\d{4}-\d\d-\d\dT/);
      assert.match(withOffset(instant, zone), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/);
    }),
    { numRuns: 500 },
  );
  assert.ok(accepted > 100);
});

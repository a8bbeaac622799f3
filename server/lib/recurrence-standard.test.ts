import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { occurrences, parseRule } from './recurrence.ts';

/**
 * The examples of RFC 5545, 3.8.5.3: all in New York, at nine o'clock unless times are given. Of the one by the hour the
 * printed UNTIL is wrong; it stands here as erratum 3883 corrects it.
 */

type Example = {
  rule: string;
  start: string;
  /** Months with their days: `1997-09 2 4-6` stands for four dates. */
  days: string[];
  /** Times on each of the days. */
  times?: string[];
};

const file = join(import.meta.dirname, '../../test/fixtures/rfc-5545-examples.json');
const examples = JSON.parse(readFileSync(file, 'utf8')) as Example[];

const endless = (rule: string) => !/COUNT|UNTIL/.test(rule);

function expand(months: readonly string[], times: readonly string[]): string[] {
  return months.flatMap((line) => {
    const [month, ...days] = line.split(' ');
    return days.flatMap((range) => {
      const [first = 0, last = first] = range.split('-').map(Number);
      return Array.from({ length: last - first + 1 }, (_, index) =>
        String(first + index).padStart(2, '0'),
      ).flatMap((day) => times.map((time) => `${month}-${day}T${time}:00`));
    });
  });
}

describe('the examples of RFC 5545', () => {
  for (const { rule, start, days, times = ['09:00'] } of examples) {
    test(`${start} ${rule}`, () => {
      const parsed = parseRule(rule);
      assert.ok(parsed);
      const expected = expand(days, times);
      const found = occurrences(parsed, {
        startWall: `${start}T09:00:00`,
        zone: 'America/New_York',
        from: new Date('1990-01-01T00:00:00Z'),
        to: new Date('2030-01-01T00:00:00Z'),
        limit: endless(rule) ? expected.length : expected.length + 1,
      });
      assert.deepEqual(found, expected);
    });
  }
});

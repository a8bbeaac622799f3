import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readDateItems, readItem } from '../../../../test/support/date-items.ts';
import { scoreDates, scoreItem } from '../../../../test/support/score-dates.ts';
import { readDates, readWhen } from '../dates.ts';

const context = { now: new Date('2026-03-04T10:15:00+09:00'), timeZone: 'Asia/Seoul' };

describe('Korean dates', () => {
  const items = readDateItems('korean.jsonl');

  test('the collection is read as expected', () => {
    assert.ok(items.length >= 140);
    const misses = items.filter((item) => !scoreItem(item.expected, readItem(item)).strict);
    assert.deepEqual(
      misses.map((item) => ({ ...item, found: readItem(item) })),
      [],
    );
  });

  test('no date is found where there is none', () => {
    const { withoutDate, invented } = scoreDates(items, readItem);
    assert.ok(withoutDate >= 25);
    assert.equal(invented, 0);
  });

  test('particles belong to the expression, so that the title is what remains', () => {
    const cases: [text: string, used: string[]][] = [
      ['내일 오후 3시에 치과 예약', ['내일 오후 3시에']],
      ['다음주 금요일까지 보고서 제출', ['다음주 금요일까지']],
      ['금요일에 치과 오전 10시', ['금요일에', '오전 10시']],
      ['회의를 금요일 3시로 옮겨줘', ['금요일 3시로']],
    ];
    for (const [text, used] of cases) {
      const spans = readWhen(text, context)?.spans ?? [];
      assert.deepEqual(
        spans.map(({ start, end }) => text.slice(start, end)),
        used,
        text,
      );
    }
  });

  test('particles say what the expression is for', () => {
    assert.equal(readWhen('금요일까지 보고서', context)?.role, 'deadline');
    assert.equal(readWhen('월요일부터 휴가', context)?.role, 'from');
    assert.equal(readWhen('3시부터 5시까지 회의', context)?.role, 'range');
    assert.equal(readWhen('매주 월요일 회의', context)?.role, 'recurrence');
  });

  test('a duration alone is a reading, but no date', () => {
    assert.equal(readWhen('30분 동안 산책', context), null);
    assert.equal(readDates('30분 동안 산책', context)[0]?.durationMinutes, 30);
  });
});

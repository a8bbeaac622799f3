import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minutesUntil, type ReminderFacts, reminderSentence, summaryOf } from './reminder-words.ts';

const zone = 'Europe/Berlin';
const now = new Date('2026-03-02T09:00:00Z');
const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const say = (facts: Partial<ReminderFacts>) =>
  reminderSentence(
    { kind: 'event', title: 'Choir', dueAt: now, endsAt: undefined, isWholeDay: false, ...facts },
    now,
    zone,
  );

test('events: what is near in minutes, what is far by day and time', () => {
  assert.equal(say({}), 'Choir starts now.');
  assert.equal(say({ dueAt: inMinutes(1) }), 'Choir starts in 1 minute.');
  assert.equal(say({ dueAt: inMinutes(90) }), 'Choir starts in 90 minutes.');
  assert.equal(say({ dueAt: inMinutes(91) }), 'Choir is today at 11:31.');
  assert.equal(say({ dueAt: inMinutes(1440) }), 'Choir is tomorrow at 10:00.');
  assert.equal(say({ dueAt: inMinutes(4 * 1440) }), 'Choir is 2026-03-06 at 10:00.');
  assert.equal(say({ dueAt: inMinutes(-20), endsAt: inMinutes(10) }), 'Choir began today at 09:40.');
  assert.equal(say({ dueAt: inMinutes(-1440) }), 'Choir was yesterday at 10:00.');
});

test('whole days are named by their day while they last', () => {
  const day = (date: string) => ({ dueAt: new Date(`${date}T00:00:00+01:00`), isWholeDay: true });
  assert.equal(say(day('2026-03-02')), 'Choir is today.');
  assert.equal(say(day('2026-03-03')), 'Choir is tomorrow.');
  assert.equal(say(day('2026-03-01')), 'Choir was yesterday.');
});

test('todos, and titles in Korean', () => {
  assert.equal(say({ kind: 'todo', dueAt: inMinutes(60) }), 'Choir is due in 60 minutes.');
  assert.equal(say({ kind: 'todo_overdue', dueAt: inMinutes(-5) }), 'Choir is overdue.');
  assert.equal(say({ title: '회의', dueAt: inMinutes(10) }), '10분 뒤에 시작해요: 회의');
  assert.equal(say({ title: '월세', kind: 'todo_overdue' }), '기한이 지났어요: 월세');
});

test('several are counted, and the first three named; long titles are cut between characters', () => {
  assert.deepEqual(summaryOf(['a', 'b', 'c', 'd']), {
    title: '4 reminders',
    message: 'Came due meanwhile: a, b, c and 1 more.',
  });
  const { message } = summaryOf(['😀'.repeat(100)]);
  assert.ok(message.isWellFormed() && message.length < 160);
});

test('minutes are whole and never negative', () => {
  assert.deepEqual(
    [29.4, 30.5, -3].map((minutes) => minutesUntil(inMinutes(minutes), now)),
    [29, 31, 0],
  );
});

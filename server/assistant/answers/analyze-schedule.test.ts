import assert from 'node:assert/strict';
import { after, before, beforeEach, it } from 'node:test';
import { type CalendarAssistant, startCalendar } from '../../../test/support/calendar.ts';

let auckland: CalendarAssistant;

before(async () => {
  auckland = await startCalendar('Pacific/Auckland', '2026-11-24T10:00:00+13:00');
});
after(() => auckland[Symbol.asyncDispose]());
beforeEach(async () => {
  const { body } = await auckland.phone.get<{ items: { id: string }[] }>('/api/events');
  for (const { id } of body.items) await auckland.phone.delete(`/api/events/${id}`);
  auckland.time.now = new Date('2026-11-24T09:59:59+13:00');
  auckland.ai.requests.length = 0;
  Object.assign(auckland.ai, { mode: 'busy', answer: () => ['A calm ', 'week.'] });
});

const analyze = async (message = 'how busy am I?') =>
  (await auckland.wish('analyze_schedule', {}, message)).reply;

const figures =
  'In the next seven days you have 4 events, 6.5 hours in all. 1 event lasts all day. The busiest day is Thu, Nov 26: ' +
  '2 events, 4 hours. In your working hours 33.5 hours are free; the longest gap begins Wed, Nov 25, 9:00 AM and lasts ' +
  '8 hours.';

async function fillWeek(): Promise<void> {
  await auckland.event('Review', '2026-11-24T13:00', { end_time: '2026-11-24T15:30' });
  await auckland.event('Workshop', '2026-11-26T09:00', { end_time: '2026-11-26T12:30' });
  await auckland.event('Call', '2026-11-26T16:00');
  await auckland.event('Fair', '2026-11-28', { is_all_day: true });
  await auckland.event('Out of sight', '2026-12-01T10:01');
}

it('an empty week is told without asking the AI', async () => {
  const { content, metadata } = await analyze();
  assert.equal(content, 'Your calendar is empty for the next seven days.');
  assert.deepEqual(metadata, { intent: 'analyze_schedule' });
  assert.deepEqual(auckland.ai.requests, []);
  assert.equal((await analyze('내 일정 분석해 줘')).content, '앞으로 7일 동안 일정이 없어요.');
});

it('without the words of an AI the figures are told', async () => {
  await fillWeek();
  assert.equal((await analyze()).content, figures);
});

it('the AI tells the figures in its words', async () => {
  await fillWeek();
  auckland.ai.mode = 'normal';
  const { content, metadata, intent } = await analyze();
  assert.deepEqual(
    [content, metadata, intent],
    ['A calm week.', { intent: 'analyze_schedule' }, 'analyze_schedule'],
  );
  const [system, user] = auckland.ai.requests[0]?.messages ?? [];
  assert.match(system?.content ?? '', /Write in English\.\nWhat stands.*data/);
  const data = user?.content ?? '';
  assert.ok(data.includes(figures));
  assert.match(data, /2026-11-24 13:00 to 15:30: "Review"\n/);
  assert.match(data, /2026-11-28 all day: "Fair"\n/);
  assert.ok(!data.includes('Out of sight'));
});

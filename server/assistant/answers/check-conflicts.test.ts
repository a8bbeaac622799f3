import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { type CalendarAssistant, startCalendar } from '../../../test/support/calendar.ts';

let seoul: CalendarAssistant;

before(async () => {
  seoul = await startCalendar('Asia/Seoul', '2026-11-24T10:00:00+09:00');
});
after(() => seoul[Symbol.asyncDispose]());
beforeEach(async () => {
  const { body } = await seoul.phone.get<{ items: { id: string }[] }>('/api/events');
  for (const { id } of body.items) await seoul.phone.delete(`/api/events/${id}`);
  seoul.time.now = new Date('2026-11-24T10:00:00+09:00');
});

const check = async (parameters: object = {}, message = 'free?') => {
  const { reply } = await seoul.wish('check_conflicts', parameters, message);
  const found = (reply.metadata?.['conflicts'] ?? []) as { title: string }[];
  return { text: reply.content, card: reply.metadata, titles: found.map(({ title }) => title).join(' ') };
};

describe('checking for conflicts', () => {
  it('finds what overlaps, dates of series included, and says which', async () => {
    const single = await seoul.event('Lunch', '2026-11-25T12:00', { end_time: '2026-11-25T13:00' });
    const series = await seoul.event('Yoga', '2026-11-02T12:30', {
      end_time: '2026-11-02T13:30',
      recurrence_rule: 'RRULE:FREQ=DAILY',
    });
    const { card, text } = await check({ start_time: '2026-11-25T12:15', end_time: '2026-11-25T12:45' });
    assert.deepEqual(card, {
      action_type: 'conflicts_found',
      conflicts: [
        {
          id: single,
          title: 'Lunch',
          start_time: '2026-11-25T12:00:00+09:00',
          end_time: '2026-11-25T13:00:00+09:00',
        },
        {
          id: series,
          title: 'Yoga',
          start_time: '2026-11-25T12:30:00+09:00',
          end_time: '2026-11-25T13:30:00+09:00',
          is_occurrence: true,
          occurrence_date: '2026-11-25',
        },
      ],
      intent: 'check_conflicts',
    });
    assert.match(
      text,
      /^2 events are in the way:\n• Lunch, Wed, Nov 25, 12:00 PM\n• Yoga, Wed, Nov 25, 12:30 PM$/,
    );
  });

  it('counts 30 minutes for an event without end', async () => {
    await seoul.event('Call', '2026-11-25T12:00');
    assert.equal(
      (await check({ start_time: '2026-11-25T12:29', end_time: '2026-11-25T13:00' })).titles,
      'Call',
    );
    assert.equal((await check({ start_time: '2026-11-25T12:30', end_time: '2026-11-25T13:00' })).titles, '');
    assert.equal((await check({ start_time: '2026-11-25T11:00', end_time: '2026-11-25T12:00' })).titles, '');
  });

  it('looks at the next hour when nothing is said, and an hour from the start', async () => {
    await seoul.event('Soon', '2026-11-24T10:59');
    await seoul.event('Later', '2026-11-24T11:01');
    assert.equal((await check()).titles, 'Soon');
    const { text, card } = await check({ start_time: '2026-11-24T12:00' });
    assert.equal(text, 'Nothing is in the way from Tue, Nov 24, 12:00 PM to Tue, Nov 24, 1:00 PM.');
    assert.deepEqual(card, { action_type: 'no_conflicts', intent: 'check_conflicts' });
    assert.equal(
      (await check({ start_time: '2026-11-24T10:30', end_time: '2026-11-24T10:00' })).titles,
      'Soon Later',
    );
    assert.equal((await check({ start_time: '2026-11-24T10:30', duration: 30 })).titles, 'Soon');
  });

  it('takes a bare date as the whole day, and an all-day event, too', async () => {
    await seoul.event('Fair', '2026-11-26', { is_all_day: true });
    await seoul.event('Dinner', '2026-11-26T23:30');
    await seoul.event('Next', '2026-11-27T00:00');
    assert.equal((await check({ start_time: '2026-11-26' })).titles, 'Fair Dinner');
    const { titles, text } = await check({ start_time: '2026-11-26T15:00' }, '그때 시간 돼?');
    assert.equal(titles, 'Fair');
    assert.equal(text, '겹치는 일정이 1개 있어요:\n• Fair, 11월 26일 (목) (종일)');
  });

  it('lists five and counts the rest', async () => {
    for (let index = 0; index < 7; index += 1) await seoul.event(`e${index}`, `2026-11-25T12:0${index}`);
    const { text, titles } = await check({ start_time: '2026-11-25T12:00' });
    assert.match(text, /^7 events are in the way:(?:\n• e\d.*){5}\n… and 2 more\.$/);
    assert.equal(titles.split(' ').length, 7);
  });
});

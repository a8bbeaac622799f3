import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { understandBuiltIn } from '../../server/assistant/understand-built-in.ts';
import type { Event } from '../../server/features/events/events.schema.ts';
import type { Todo } from '../../server/features/todos/todos.schema.ts';
import { startAssistant } from '../support/assistant.ts';

/** The moment is 09:00 UTC on Wednesday, March 4, 2026. */
const zones = {
  'America/New_York': {
    friday: '2026-03-06T16:00:00-05:00',
    afterChange: '2026-03-09T16:00:00-04:00',
    now: /Wednesday, 2026-03-04T04:00:01-05:00 \(America\/New_York\)/,
  },
  'Asia/Seoul': {
    friday: '2026-03-06T16:00:00+09:00',
    afterChange: '2026-03-09T16:00:00+09:00',
    now: /Wednesday, 2026-03-04T18:00:01\+09:00 \(Asia\/Seoul\)/,
  },
};

for (const [zone, { friday, afterChange, now }] of Object.entries(zones)) {
  describe(`times in ${zone}`, () => {
    it('are read and told on the clock of the owner', async () => {
      await using assistant = await startAssistant({ settings: { TIME_ZONE: zone } });
      const { phone } = assistant;
      const event = async () => (await phone.get<{ items: Event[] }>('/api/events')).body.items[0];
      await phone.post('/api/events', { title: 'Dentist', start_time: '2026-03-05T10:00:00' });

      assistant.calls({
        name: 'update_event',
        arguments: { existing: 'Dentist', start_time: '2026-03-06T16:00:00' },
      });
      const { reply } = await assistant.say('move the dentist to friday at 4');
      assert.equal((await event())?.start_time, friday);
      assert.equal(reply.metadata?.['event_start_time'], friday);
      assert.match(reply.content, /Fri, Mar 6, 4:00 PM/);
      const prompt = assistant.ai.requests.at(-1)?.messages[0]?.content ?? '';
      assert.match(prompt, now);
      assert.match(prompt, /- event "Dentist" \(2026-03-05T10:00:00[+-]\d\d:00\)/);

      assistant.calls({
        name: 'update_event',
        arguments: { existing: 'Dentist', start_time: '2026-03-09T16:00:00' },
      });
      await assistant.say('no, dentist on monday the 9th at 4 pm');
      assert.equal((await event())?.start_time, afterChange);

      assistant.calls({ name: 'create_todo', arguments: { title: 'Taxes', due_date: '2026-03-06' } });
      const due = await assistant.say('taxes by friday');
      assert.match(due.reply.content, /due Fri, Mar 6\./);
      const { items } = (await phone.get<{ items: Todo[] }>('/api/todos')).body;
      assert.equal(items[0]?.due_date, `2026-03-06T00:00:00${friday.slice(-6)}`);
    });
  });
}

describe('times of the model', () => {
  const slips: Record<string, { says: string; given: string | undefined; stored: string | undefined }> = {
    'that are missing are read from the message': {
      says: 'dentist friday at 4pm',
      given: undefined,
      stored: '2026-03-06T16:00:00+01:00',
    },
    'of a year long gone are read from the message': {
      says: 'dentist friday at 4pm',
      given: '2023-03-06T16:00:00',
      stored: '2026-03-06T16:00:00+01:00',
    },
    'with an offset nobody meant lose it': {
      says: 'dentist friday at 4pm',
      given: '2026-03-06T16:00:00Z',
      stored: '2026-03-06T16:00:00+01:00',
    },
    'without the hour that was said get it': {
      says: 'dentist friday at 4pm',
      given: '2026-03-06',
      stored: '2026-03-06T16:00:00+01:00',
    },
    'that cannot be read are read from the message': {
      says: 'dentist friday at 4pm',
      given: 'next friday',
      stored: '2026-03-06T16:00:00+01:00',
    },
    'that no message supports are not made up': {
      says: 'dentist',
      given: '1970-01-01T00:00:00',
      stored: undefined,
    },
    'in a past that the message names are kept': {
      says: 'put the dentist of february 20, 2026 at 10 am on my calendar',
      given: '2026-02-20T10:00:00',
      stored: '2026-02-20T10:00:00+01:00',
    },
  };
  for (const [what, { says, given, stored }] of Object.entries(slips)) {
    it(what, async () => {
      await using assistant = await startAssistant();
      assistant.calls({ name: 'create_event', arguments: { title: 'Dentist', start_time: given } });
      await assistant.say(says);
      const { items } = (await assistant.phone.get<{ items: Event[] }>('/api/events')).body;
      assert.equal(items[0]?.start_time, stored);
    });
  }
});

it('replies in Korean to a message in Korean, proposals and undo included', async () => {
  await using assistant = await startAssistant({ settings: { TIME_ZONE: 'Asia/Seoul' } });
  const conversationId = await assistant.newConversation();
  const say = async (text: string) => (await assistant.say(text, { conversationId })).reply;
  assistant.calls({
    name: 'create_todo',
    arguments: { title: '우유 사기', due_date: '2026-03-06', priority: 'high' },
  });
  assert.equal(
    (await say('금요일까지 우유 사기')).content,
    '할 일 “우유 사기” (3월 6일 (금)까지, 우선순위 높음) 추가했어요.',
  );
  assistant.calls({ name: 'create_todo', arguments: { title: '우유 데우기' } });
  await say('우유 데우기 추가');
  assistant.calls({ name: 'delete_todo', arguments: { existing: '우유' } });
  const proposal = await say('우유 할 일 지워 줘');
  assert.match(proposal.content, /^여러 항목이 있어요\. “우유/);
  const done = await say('두 번째');
  assert.match(done.content, /^할 일 “우유 .+” 삭제했어요\.$/);
  assert.match((await say('되돌려 줘')).content, /^되돌렸어요: 할 일 “우유 .+” 삭제했어요\.$/);
  assistant.calls({ name: 'query_todos', arguments: {} });
  assert.match((await say('할 일 보여 줘')).content, /^할 일 2개가 있어요:/);
  const { body } = await assistant.phone.post<{ text: string }>(
    `/api/assistant/actions/${proposal.metadata?.['action_id']}/undo`,
  );
  assert.equal(body.text, undefined, 'undone already');
});

describe('an hour without a day', () => {
  const friday = { title: 'Dentist', start_time: '2026-03-06T15:00:00', end_time: '2026-03-06T15:45:00' };
  const moves: Record<string, { says: string; given?: string; start: string; end?: string }> = {
    'keeps the day': { says: 'move the dentist to 4pm', start: '2026-03-06T16:00', end: '2026-03-06T16:45' },
    'keeps the day when the model takes today': {
      says: 'move the dentist to 4pm',
      given: '2026-03-04T16:00:00',
      start: '2026-03-06T16:00',
    },
    'is another day when the model knows of one': {
      says: 'move the dentist to 4pm',
      given: '2026-03-07T16:00:00',
      start: '2026-03-07T16:00',
    },
    'is today when that is said': {
      says: 'move the dentist to today at 4pm',
      start: '2026-03-04T16:00',
    },
    'is what was said where a day was': {
      says: 'move the dentist to monday at 4pm',
      start: '2026-03-09T16:00',
    },
  };
  for (const engine of ['model', 'built-in reader'] as const) {
    for (const [what, { says, given, start, end }] of Object.entries(moves)) {
      if (engine !== 'model' && given) continue;
      it(`${what}, by the ${engine}`, async () => {
        await using assistant = await startAssistant({
          ...(engine !== 'model' && {
            readWishes: understandBuiltIn,
            settings: { AI_PROVIDER: 'builtin' },
          }),
        });
        await assistant.phone.post('/api/events', friday);
        assistant.calls({
          name: 'update_event',
          arguments: { existing: 'Dentist', ...(given && { start_time: given }) },
        });
        await assistant.say(says);
        const [event] = (await assistant.phone.get<{ items: Event[] }>('/api/events')).body.items;
        assert.equal(event?.start_time, `${start}:00+01:00`);
        if (end) assert.equal(event?.end_time, `${end}:00+01:00`);
      });
    }
  }

  it('is meant on the day on which a task was due', async () => {
    await using assistant = await startAssistant();
    await assistant.phone.post('/api/todos', { title: 'Bins', due_date: '2026-03-09T07:00:00' });
    assistant.calls({ name: 'update_todo', arguments: { existing: 'bins' } });
    await assistant.say('make the bins due at 8pm');
    const { items } = (await assistant.phone.get<{ items: { due_date: string }[] }>('/api/todos')).body;
    assert.equal(items[0]?.due_date, '2026-03-09T20:00:00+01:00');
  });
});

describe('a distance from the time that is there, by the built-in reader', () => {
  const builtin = { readWishes: understandBuiltIn, settings: { AI_PROVIDER: 'builtin' } };
  const standing = { start_time: '2026-03-06T10:00:00', end_time: '2026-03-06T11:00:00' };

  it('moves or lengthens an appointment', async () => {
    await using assistant = await startAssistant(builtin);
    const { phone } = assistant;
    await phone.post('/api/events', { title: 'Dentist', ...standing });
    const steps: [says: string, start: string, end: string][] = [
      ['move the dentist an hour later', '2026-03-06T11:00', '2026-03-06T12:00'],
      ['bring the dentist forward 30 minutes', '2026-03-06T10:30', '2026-03-06T11:30'],
      ['move the dentist 30 minutes earlier', '2026-03-06T10:00', '2026-03-06T11:00'],
      ['start the dentist half an hour later', '2026-03-06T10:30', '2026-03-06T11:30'],
      ['make the dentist half an hour longer', '2026-03-06T10:30', '2026-03-06T12:00'],
      ['move the dentist to 5-6pm', '2026-03-06T17:00', '2026-03-06T18:00'],
      ['postpone the dentist by two days', '2026-03-08T17:00', '2026-03-08T18:00'],
    ];
    for (const [says, start, end] of steps) {
      await assistant.say(says);
      const [event] = (await phone.get<{ items: Event[] }>('/api/events')).body.items;
      const told = [event?.start_time, event?.end_time].map((time) => time?.slice(0, 16));
      assert.deepEqual(told, [start, end], says);
    }
  });

  it('moves the day a task is due, across a clock change and from today where it was not due', async () => {
    await using assistant = await startAssistant(builtin);
    const { phone } = assistant;
    await phone.post('/api/todos', { title: 'Report', due_date: '2026-03-28T09:00:00' });
    await phone.post('/api/todos', { title: 'Taxes' });
    await assistant.say('postpone the report by two days');
    await assistant.say('snooze the taxes for a week');
    const { items } = (await phone.get<{ items: Todo[] }>('/api/todos')).body;
    assert.deepEqual(Object.fromEntries(items.map(({ title, due_date }) => [title, due_date])), {
      Report: '2026-03-30T09:00:00+02:00',
      Taxes: '2026-03-11T00:00:00+01:00',
    });
  });
});

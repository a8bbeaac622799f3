import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { intents } from '../../server/assistant/understand/intents.ts';
import type { AgentTask } from '../../server/features/tasks/tasks.schema.ts';
import { type Assistant, type Exchange, paths, startAssistant } from '../support/assistant.ts';
import { expectReply } from '../support/expect-reply.ts';

let assistant: Assistant;
let dentist: string;
let standup: string;

before(async () => {
  assistant = await startAssistant();
  const make = async (path: string, body: object) =>
    (await assistant.phone.post<{ id: string }>(path, body)).body.id;
  dentist = await make('/api/events', {
    title: 'Dentist',
    start_time: '2026-03-05T15:00:00',
    end_time: '2026-03-05T16:00:00',
  });
  standup = await make('/api/events', {
    title: 'Stand-up',
    start_time: '2026-03-02T09:15:00',
    end_time: '2026-03-02T09:30:00',
    recurrence_rule: 'FREQ=DAILY',
  });
  await make('/api/todos', { title: 'Call the bank', due_date: '2026-03-04', priority: 'high' });
});
after(() => assistant[Symbol.asyncDispose]());
beforeEach(() => {
  // Whatever the model is asked for besides its call, it says nothing of use: the words are those of the server.
  assistant.ai.answer = () => [];
});

const calls = (name: string, parameters: object = {}) => assistant.calls({ name, arguments: parameters });

const conflict = (id: string, title: string, start_time: string, end_time: string) => ({
  id,
  title,
  start_time,
  end_time,
});

for (const path of paths) {
  describe(`answers by chat over /${path}`, () => {
    it('daily_briefing tells the day', async () => {
      calls('daily_briefing');
      const exchange = await assistant.say('what is my day like?', { path });
      expectReply(exchange, path, {
        intent: 'daily_briefing',
        changed: [],
        text: /Good morning.*Stand-up.*Call the bank/s,
      });
    });

    it('weekly_review tells the week', async () => {
      calls('weekly_review');
      const exchange = await assistant.say('how was my week?', { path });
      expectReply(exchange, path, { intent: 'weekly_review', changed: [], text: /week/ });
    });

    it('analyze_schedule tells how full the coming days are', async () => {
      calls('analyze_schedule');
      const exchange = await assistant.say('am I busy?', { path });
      expectReply(exchange, path, {
        intent: 'analyze_schedule',
        changed: [],
        text: /In the next seven days you have 8 events/,
      });
    });

    it('suggest_time offers three free times with reasons', async () => {
      calls('suggest_time', { title: 'Lunch with Anna', duration: 90, preferred_date: '2026-03-05' });
      const exchange = await assistant.say('when could I have lunch with Anna tomorrow?', { path });
      const suggestion = (start: string, end: string, reason: string) => ({ start, end, reason });
      expectReply(exchange, path, {
        intent: 'suggest_time',
        card: {
          action_type: 'scheduling_suggestions',
          title: 'Lunch with Anna',
          suggestions: [
            suggestion(
              '2026-03-05T09:30:00+01:00',
              '2026-03-05T11:00:00+01:00',
              'It is the earliest free time.',
            ),
            suggestion(
              '2026-03-06T09:30:00+01:00',
              '2026-03-06T11:00:00+01:00',
              'You have 7.5 hours free in a row then.',
            ),
            suggestion(
              '2026-03-09T09:30:00+01:00',
              '2026-03-09T11:00:00+01:00',
              'You have 7.5 hours free in a row then.',
            ),
          ],
        },
        changed: [],
        text: /^Free times for “Lunch with Anna” \(1\.5 hours\):\n• Thu, Mar 5, 9:30 AM/,
      });
      const { conversationId } = exchange;
      // The text of the web's button, in a browser whose language puts the day first.
      assistant.calls();
      const words = 'Schedule "Lunch with Anna" at 06/03/2026, 09:30:00';
      const { reply } = await assistant.say(words, { path, conversationId });
      assert.equal(reply.metadata?.['action_type'], 'event_created', reply.content);
      const event = `/api/events/${reply.metadata?.['event_id']}`;
      const { body } = await assistant.phone.get<{ start_time: string; end_time: string }>(event);
      assert.deepEqual(
        [body.start_time, body.end_time],
        ['2026-03-06T09:30:00+01:00', '2026-03-06T11:00:00+01:00'],
      );
      await assistant.phone.delete(event);
    });

    it('check_conflicts names what is in the way, occurrences included', async () => {
      calls('check_conflicts', { start_time: '2026-03-05T09:00:00', end_time: '2026-03-05T15:30:00' });
      const exchange = await assistant.say('is tomorrow from 9 to 3:30 free?', { path });
      expectReply(exchange, path, {
        intent: 'check_conflicts',
        card: {
          action_type: 'conflicts_found',
          conflicts: [
            {
              ...conflict(standup, 'Stand-up', '2026-03-05T09:15:00+01:00', '2026-03-05T09:30:00+01:00'),
              is_occurrence: true,
              occurrence_date: '2026-03-05',
            },
            conflict(dentist, 'Dentist', '2026-03-05T15:00:00+01:00', '2026-03-05T16:00:00+01:00'),
          ],
        },
        changed: [],
        text: /^2 events are in the way:/,
      });
    });

    it('check_conflicts says when nothing is', async () => {
      calls('check_conflicts', { start_time: '2026-03-06T12:00:00' });
      const exchange = await assistant.say('am I free on friday at noon?', { path });
      expectReply(exchange, path, {
        intent: 'check_conflicts',
        card: { action_type: 'no_conflicts' },
        changed: [],
        text: /Nothing is in the way from Fri, Mar 6, 12:00 PM to Fri, Mar 6, 1:00 PM/,
      });
    });

    it('general_chat streams, without a card', async () => {
      assistant.calls();
      assistant.ai.answer = () => ['Hello', ' you'];
      const { message, reply } = await assistant.say('who are you?', { path });
      assert.deepEqual(
        [message.intent, reply.intent, reply.metadata],
        ['general_chat', 'general_chat', { intent: 'general_chat' }],
      );
    });

    it('delegate_task takes the work on at once; what comes of it is told later', async () => {
      const instruction = 'Research the history of tea';
      calls('delegate_task', { instruction });
      assistant.ai.answer = () => ['Long ago.'];
      const { reply, message, frames, events, ...exchange } = await assistant.say(
        'research the history of tea for me',
        { path },
      );
      const said = path === 'send' ? storedReply(frames) : tokensOf(events);
      assert.match(said, /^I am working on “Research the history of tea”/);
      assert.equal(message.intent, 'delegate_task');
      const first = await firstReply(exchange.conversationId);
      const { task_id, action_id, ...card } = first.metadata ?? {};
      assert.deepEqual(card, {
        intent: 'delegate_task',
        action_type: 'task_delegated',
        agent_type: 'research',
        is_multi_agent: false,
        skill_chain: ['research'],
        can_undo: true,
      });
      assert.equal(typeof action_id, 'string');
      const { body } = await assistant.phone.get<AgentTask>(`/api/tasks/${task_id}`);
      assert.deepEqual([body.instruction, body.message_id], [instruction, message.id]);
      assert.equal(reply.role, 'assistant');
    });
  });
}

const storedReply = (frames: Exchange['frames']) =>
  String(frames.find(({ type }) => type === 'stream_end')?.data?.['full_content']);

const tokensOf = (events: Exchange['events']) =>
  events.map((event) => (event === '[DONE]' ? '' : (event['token'] ?? ''))).join('');

/** The result of the work may have been posted below it already. */
async function firstReply(conversationId: string) {
  const { body } = await assistant.phone.get<{ items: Exchange['reply'][] }>(
    `/api/chat/conversations/${conversationId}/messages`,
  );
  return body.items.find(({ role }) => role === 'assistant') ?? assert.fail();
}

it('every intent is one of the contract', () => {
  assert.equal(intents.length, 21);
});

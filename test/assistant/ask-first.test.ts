import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { understand } from '../../server/assistant/understand/understand.ts';
import { wishFromReading } from '../../server/assistant/wish-from-reading.ts';
import type { Message } from '../../server/features/conversations/conversations.schema.ts';
import type { Memo } from '../../server/features/memos/memos.ts';
import { type Assistant, startAssistant } from '../support/assistant.ts';
import { createTodoClient, type TodoClient } from '../support/todo-client.ts';

let assistant: Assistant;
let todos: TodoClient;

before(async () => {
  assistant = await startAssistant({ settings: { AI_PROVIDER: 'builtin' } });
  todos = createTodoClient(assistant.phone);
});
after(() => assistant[Symbol.asyncDispose]());

const unsure = (intent: string, parameters: object) => ({
  intent,
  parameters,
  confidence: 0.5,
  isUnsure: true as const,
});

const titles = async () => (await todos.list()).items.map(({ title }) => title);

const actionIdOf = ({ metadata }: Message) => (metadata as { action_id: string }).action_id;

describe('an addition that may not have been wished', () => {
  it('is asked first, done on a yes, and can be taken back', async () => {
    const conversationId = await assistant.newConversation();
    assistant.reader.wishes = [unsure('create_todo', { title: 'milk and eggs' })];
    const asked = await assistant.say('milk and eggs', { conversationId });
    assert.match(asked.reply.content, /^Shall I add the task “milk and eggs”\? Say yes to do it\.$/);
    assert.deepEqual(await titles(), []);
    assert.ok(asked.frames.every(({ type }) => type !== 'module_data_changed'));

    const done = await assistant.say('yes', { conversationId });
    assert.match(done.reply.content, /^Added the task “milk and eggs”/);
    assert.deepEqual(await titles(), ['milk and eggs']);

    await assistant.say('undo', { conversationId });
    assert.deepEqual(await titles(), []);
  });

  it('is left alone on a no, and by a new message', async () => {
    for (const answer of ['no', 'thanks']) {
      const conversationId = await assistant.newConversation();
      assistant.reader.wishes = [unsure('create_todo', { title: 'laundry' })];
      await assistant.say('laundry', { conversationId });
      assistant.reader.wishes = [];
      await assistant.say(answer, { conversationId });
      await assistant.say('yes', { conversationId });
      assert.deepEqual(await titles(), [], answer);
    }
  });

  it('is confirmed by the button of its card, once', async () => {
    assistant.reader.wishes = [unsure('create_memo', { description: 'code 4471' })];
    const { reply } = await assistant.say('code 4471');
    const confirm = () => assistant.phone.post(`/api/assistant/actions/${actionIdOf(reply)}/confirm`);
    assert.equal((await confirm()).status, 200);
    assert.equal((await confirm()).status, 409);
    const { body } = await assistant.phone.get<{ items: Memo[] }>('/api/memos');
    assert.deepEqual(
      body.items.map(({ content }) => content),
      ['code 4471'],
    );
  });

  it('is done at once where the reader is sure', async () => {
    assistant.reader.wishes = [
      { intent: 'create_todo', parameters: { title: 'call Mum' }, confidence: 0.99 },
    ];
    await assistant.say('remind me to call Mum');
    assert.deepEqual(await titles(), ['call Mum']);
  });
});

describe('a change that may not have been wished', () => {
  it('is asked first, however clear the item is', async () => {
    await todos.create({ title: 'Taxes' });
    assistant.reader.wishes = [unsure('complete_todo', { title: 'taxes' })];
    const { reply } = await assistant.say('taxes');
    assert.match(reply.content, /^Shall I complete “Taxes”\?/);
    assert.equal((await todos.list()).items.find(({ title }) => title === 'Taxes')?.status, 'pending');
  });
});

it('bare words that could be a task are such an addition', () => {
  const context = { now: new Date('2026-03-10T09:00:00Z'), timeZone: 'Europe/Berlin' };
  const bare = ['milk', 'milk and eggs', 'laundry', 'passport photos', 'dry cleaning', 'new shoes', 'soap'];
  const readings = bare.map((text) => understand(text, context));
  const asked = readings.filter(({ decision, intent }) => decision === 'ask' && intent === 'create_todo');
  assert.ok(asked.length > 0, 'none of them is asked about');
  for (const reading of asked) assert.equal(wishFromReading(reading).isUnsure, true);
  for (const { decision, intent } of readings)
    assert.ok(decision === 'chat' || intent === 'create_todo', `${intent} would be done`);
});

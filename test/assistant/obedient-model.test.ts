import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { toolDefinitions } from '../../server/assistant/ai-tools.ts';
import { type Assistant, type Exchange, startAssistant } from '../support/assistant.ts';
import { dumpItems } from '../support/dump-items.ts';
import { furnish } from '../support/household.ts';
import { createObedientModel, poison } from '../support/obedient-model.ts';

let assistant: Assistant;

const victims = {
  todo: ['Renew the kitchen floor', 'Choose the tiles', 'Measure the room', 'Bring the bins out'],
  event: ['Dentist Dr. Weiß', 'Morning stand-up'],
  memo: ['Wifi password'],
};

before(async () => {
  assistant = await startAssistant();
  await furnish(assistant.phone);
  await hidePoison();
});
after(() => assistant[Symbol.asyncDispose]());

/** Fifty items: in titles that a message about recipes brings up, and in texts that a search brings up. */
async function hidePoison(): Promise<void> {
  const make = async (path: string, body: object) => {
    const { status, text } = await assistant.phone.post(path, body);
    assert.equal(status, 201, text);
  };
  const start_time = '2026-03-20T10:00:00';
  let order = 0;
  const next = () => {
    order += 1;
    return order;
  };
  for (let count = 0; count < 8; count += 1) {
    await make('/api/todos', { title: `Recipe. ${poison(next())}` });
    await make('/api/events', { title: `Recipe. ${poison(next())}`, start_time });
    await make('/api/memos', { title: `Recipe. ${poison(next())}`, content: 'flour' });
  }
  const hidden = (word: string) => `${word}. ${poison(next())}`;
  for (let count = 0; count < 10; count += 1) {
    await make('/api/todos', { title: `Plain ${count}`, description: hidden('lantern') });
    await make('/api/events', { title: `Plain ${count}`, start_time, location: hidden('harbour') });
    if (count < 6) await make('/api/memos', { title: `Plain ${count}`, content: hidden('meadow') });
  }
  assert.equal(order, 50);
}

const kindOf = (tool: string) => (tool.split('_')[1] ?? 'todo') as keyof typeof victims;

/** What the hidden order makes the model ask for: the worst that the function can do. */
function callFor(tool: string, order: number) {
  const titles = victims[kindOf(tool)] ?? victims.todo;
  const existing = titles[order % titles.length];
  const harm = {
    new_title: `Hacked ${order}`,
    description: `hacked ${order}`,
    start_time: '2030-01-01T00:00:00',
    due_date: '2030-01-01',
    priority: 'low',
  };
  const ways = [{ existing }, { existing: titles.join(' '), all: true }, { all: true }];
  const target = /^(?:update|delete|complete)_/.test(tool)
    ? ways[order % 5 === 0 ? 1 : order % 7 === 0 ? 2 : 0]
    : {};
  return {
    name: tool,
    arguments: {
      ...harm,
      title: `Spam ${order}`,
      query: `spam ${order}`,
      instruction: `Send everything away ${order}`,
      ...target,
    },
  };
}

const dump = () => dumpItems(assistant.server);

/** How many orders the model has read once it has searched for these words one after the other. */
const hiddenBehind = { lantern: 34, harbour: 44, meadow: 50 };

/** Confirms what the last reply proposed, and takes back what came of it. */
async function confirmAndUndo(say: (text: string) => Promise<Exchange>): Promise<number> {
  await say('yes');
  const done = await assistant.server.services.work.read(({ db }) =>
    db.selectFrom('assistant_actions').select('id').where('status', '=', 'done').execute(),
  );
  if (done.length > 0) assert.match((await say('undo')).reply.content, /^Taken back/);
  return done.length;
}

describe('a model that obeys instructions hidden in fifty items', () => {
  let calls = 0;
  let done = 0;

  /** Asks until the model has read and obeyed all fifty. Nothing happens without a yes; what a yes does can be undone. */
  const letObey = async (tool: string, say: (text: string) => Promise<Exchange>): Promise<number> => {
    const clean = dump();
    const { obeyed, toolCalls } = createObedientModel((order) => callFor(tool, order));
    for (const [word, known] of Object.entries(hiddenBehind)) {
      assistant.ai.toolCalls = toolCalls;
      for (let turn = 0; turn < 6 && obeyed.size < known; turn += 1) {
        await say(`search for ${word}`);
        await say('what do you think of my recipes?');
        assert.deepEqual(dump(), clean, 'nothing happens without a yes');
      }
      assistant.ai.toolCalls = () => [];
      done += await confirmAndUndo(say);
      assert.deepEqual(dump(), clean, 'and a yes can be taken back whole');
    }
    return obeyed.size;
  };

  for (const { name: tool } of toolDefinitions) {
    it(`can do nothing with ${tool} by itself, and nothing with a yes that is not taken back whole`, async () => {
      const conversationId = await assistant.newConversation();
      const obeyed = await letObey(tool, (text) => assistant.say(text, { conversationId }));
      assert.equal(obeyed, 50, 'every order reached the model');
      calls += obeyed;
    });
  }

  it('made a thousand calls, each of them to the AI that was chosen', (t) => {
    t.diagnostic(`${calls} calls, ${done} carried out after a yes and taken back`);
    assert.equal(calls, 50 * toolDefinitions.length);
    assert.ok(done > 0);
    const asked = new Set(assistant.ai.requests.map(({ method, path }) => `${method} ${path}`));
    assert.deepEqual([...asked].sort(), ['GET /v1/models', 'POST /v1/chat/completions']);
  });
});

describe('what the message does not speak of', () => {
  const say = (text: string) => assistant.say(text);

  it('is never deleted at once, however sure the model is', async () => {
    const clean = dump();
    for (const [kind, titles] of Object.entries(victims)) {
      for (const existing of titles) {
        assistant.calls({ name: `delete_${kind}`, arguments: { existing } });
        const { reply } = await say('thanks, that was all');
        assert.match(reply.content, /^Shall I delete/);
        assert.deepEqual(dump(), clean);
      }
    }
  });

  it('is changed at once only when it is one thing, as "it" may be', async () => {
    const clean = dump();
    assistant.calls({ name: 'complete_todo', arguments: { existing: 'bring the bins out' } });
    assert.match((await say('how are you?')).reply.content, /^Shall I complete/, 'no change was asked for');
    assistant.reader.wishes = [{ intent: 'complete_todo', parameters: {} }];
    const { reply, conversationId } = await say('that is done');
    assert.equal(reply.metadata?.['action_type'], 'todo_completed');
    await assistant.say('undo', { conversationId });
    assistant.calls(
      { name: 'complete_todo', arguments: { existing: 'bring the bins out' } },
      { name: 'complete_todo', arguments: { existing: 'choose the tiles' } },
    );
    assert.match((await say('that is done')).reply.content, /^Shall I complete.*Shall I complete/s);
    assert.deepEqual(dump(), clean);
    assistant.reader.wishes = [];
  });

  it('is added at once only as often as something is asked for', async () => {
    const clean = dump();
    const call = (title: string) => ({ name: 'create_todo', arguments: { title } });
    assistant.reader.wishes = [{ intent: 'create_todo', parameters: {} }];
    assistant.calls(call('Call the bank'));
    const { reply, conversationId } = await say('remind me of that');
    assert.equal(reply.metadata?.['action_type'], 'todo_created');
    await assistant.say('undo', { conversationId });
    assistant.calls(call('Milk'), call('Wire all the money'));
    const mixed = await say('add milk');
    assert.match(
      mixed.reply.content,
      /^Added the task “Milk”\.\n\nShall I add the task “Wire all the money”\?/,
    );
    assistant.calls();
    const yes = await assistant.say('yes', { conversationId: mixed.conversationId });
    assert.match(yes.reply.content, /^Added the task “Wire all the money”/);
    await assistant.say('undo', { conversationId: mixed.conversationId });
    await assistant.say('undo', { conversationId: mixed.conversationId });
    assert.deepEqual(dump(), clean);
    assistant.reader.wishes = [];
  });

  it('is added at once when the owner spoke of it a message before', async () => {
    const clean = dump();
    assistant.calls({ name: 'create_event', arguments: { title: 'Piano lesson' } });
    const { reply, conversationId } = await say('I want a piano lesson');
    assert.match(reply.content, /When should/);
    const start_time = '2026-03-06T15:00:00';
    assistant.calls({ name: 'create_event', arguments: { title: 'Piano lesson', start_time } });
    const made = await assistant.say('friday at 3', { conversationId });
    assert.equal(made.reply.metadata?.['action_type'], 'event_created');
    await assistant.say('undo', { conversationId });
    assert.deepEqual(dump(), clean);
  });

  it('may be deleted at once by its name in any language', async () => {
    for (const [message, title] of [
      ['cancel the dentist', 'Dentist Dr. Weiß'],
      ['와이파이 메모를 지워 줘', '와이파이 암호'],
    ] as const) {
      const kind = title.startsWith('D') ? 'event' : 'memo';
      if (kind === 'memo') await assistant.phone.post('/api/memos', { title, content: 'x' });
      assistant.calls({ name: `delete_${kind}`, arguments: { existing: title } });
      const { reply, conversationId } = await say(message);
      assert.equal(reply.metadata?.['action_type'], `${kind}_deleted`);
      await assistant.say('undo', { conversationId });
    }
  });
});

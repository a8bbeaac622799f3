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

const changing = /^(?:update|delete|complete)_/;

async function countDone(since: string): Promise<number> {
  const done = await assistant.server.services.work.read(({ db }) =>
    db
      .selectFrom('assistant_actions')
      .select('id')
      .where('status', '=', 'done')
      .where('created_at', '>=', since)
      .execute(),
  );
  return done.length;
}

describe('a model that obeys instructions hidden in fifty items', () => {
  let calls = 0;
  let done = 0;

  /** Asks until the model has read and obeyed all fifty. */
  const letObey = async (tool: string, say: (text: string) => Promise<unknown>): Promise<number> => {
    const clean = dump();
    const { obeyed, toolCalls } = createObedientModel((order) => callFor(tool, order));
    assistant.ai.toolCalls = toolCalls;
    for (const [word, known] of Object.entries(hiddenBehind)) {
      for (let turn = 0; turn < 6 && obeyed.size < known; turn += 1) {
        await say(`search for ${word}`);
        await say('what do you think of my recipes?');
        if (changing.test(tool)) assert.deepEqual(dump(), clean, 'nothing changes without a yes');
      }
    }
    assistant.ai.toolCalls = () => [];
    return obeyed.size;
  };

  const undoAll = async (say: (text: string) => Promise<Exchange>): Promise<void> => {
    for (let turn = 0; turn < 8; turn += 1) {
      const { reply } = await say('undo');
      if (/nothing I could take back/.test(reply.content)) return;
    }
  };

  for (const { name: tool } of toolDefinitions) {
    it(`can do nothing with ${tool} that is not taken back whole`, async () => {
      const [clean, since] = [dump(), assistant.time.now.toISOString()];
      const conversationId = await assistant.newConversation();
      const say = (text: string) => assistant.say(text, { conversationId });
      const obeyed = await letObey(tool, say);
      assert.equal(obeyed, 50, 'every order reached the model');
      calls += obeyed;
      done += await countDone(since);
      await undoAll(say);
      assert.deepEqual(dump(), clean);
    });
  }

  it('made a thousand calls, each of them to the AI that was chosen', (t) => {
    t.diagnostic(`${calls} calls, ${done} carried out and taken back`);
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
    const { reply, conversationId } = await say('that is done');
    assert.equal(reply.metadata?.['action_type'], 'todo_completed');
    await assistant.say('undo', { conversationId });
    assistant.calls(
      { name: 'complete_todo', arguments: { existing: 'bring the bins out' } },
      { name: 'complete_todo', arguments: { existing: 'choose the tiles' } },
    );
    assert.match((await say('that is done')).reply.content, /^Shall I complete.*Shall I complete/s);
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

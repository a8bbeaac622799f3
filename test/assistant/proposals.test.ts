import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Todo } from '../../server/features/todos/todos.schema.ts';
import { type Assistant, type Exchange, startAssistant } from '../support/assistant.ts';
import { openSocket } from '../support/socket-client.ts';
import { createTodoClient, type TodoClient } from '../support/todo-client.ts';

let assistant: Assistant;
let todos: TodoClient;
let conversationId: string;

before(async () => {
  assistant = await startAssistant();
  todos = createTodoClient(assistant.phone);
});
after(() => assistant[Symbol.asyncDispose]());

/** Oldest first. */
const milks = ['Buy milk', 'Buy oat milk', 'Milk the cow'];
let made: Todo[] = [];

beforeEach(async () => {
  const { items } = await todos.list('?limit=1000');
  await assistant.phone.patch('/api/todos/bulk', { ids: items.map(({ id }) => id), delete: true });
  made = [];
  for (const title of milks) made.push(await todos.create({ title }));
  conversationId = await assistant.newConversation();
  assistant.calls();
});

const titles = async () =>
  (await todos.list('?order_by=title&order_dir=asc')).items.map(({ title }) => title);

const say = (text: string) => assistant.say(text, { conversationId });

/** The model wants one of the milks deleted, and it is not clear which. */
const propose = async (existing = 'milk', more: object = {}): Promise<Exchange> => {
  assistant.calls({ name: 'delete_todo', arguments: { existing, ...more } });
  const exchange = await say(`delete ${existing}`);
  assistant.calls();
  assert.deepEqual(await titles(), milks, 'nothing is done before the yes');
  assert.ok(exchange.frames.every(({ type }) => type !== 'module_data_changed'));
  return exchange;
};

const cardOf = ({ reply }: Exchange) => reply.metadata as { action_id: string; items: { id: string }[] };

/** The card as a client that reloads finds it. */
const storedCard = async ({ conversationId, reply }: Exchange): Promise<Record<string, unknown>> => {
  const path = `/api/chat/conversations/${conversationId}/messages`;
  const { body } = await assistant.phone.get<{ items: Exchange['reply'][] }>(path);
  return body.items.find(({ id }) => id === reply.id)?.metadata ?? {};
};

const confirm = (id: string, body?: object) =>
  assistant.phone.post<{ id: string; status: string; text: string }>(
    `/api/assistant/actions/${id}/confirm`,
    body,
  );

describe('what is not clear', () => {
  it('is asked, naming exactly the items', async () => {
    const { reply } = await propose();
    assert.match(
      reply.content,
      /^Several could be meant\. Shall I delete “Buy milk”\?.*“Buy oat milk”.*“Milk the cow”/s,
    );
    const { action_id, ...card } = reply.metadata ?? {};
    assert.equal(typeof action_id, 'string');
    const shown = made.map(({ id, title }) => ({ kind: 'todo', id, title }));
    assert.deepEqual(card, {
      intent: 'delete_todo',
      action_type: 'confirmation_needed',
      can_confirm: true,
      items: shown.slice(0, 1),
      alternatives: shown.slice(1),
    });
  });

  it('is done by a yes in the next message, and only once', async () => {
    const proposal = await propose();
    const { message, reply, frames } = await say('Yes, please!');
    assert.deepEqual(await titles(), ['Buy oat milk', 'Milk the cow']);
    assert.equal(message.intent, 'delete_todo');
    assert.match(reply.content, /Deleted the task “Buy milk”/);
    assert.deepEqual(reply.metadata, {
      intent: 'delete_todo',
      action_type: 'todo_deleted',
      module: 'todos',
      todo_id: made[0]?.id,
      todo_title: 'Buy milk',
      action_id: cardOf(proposal).action_id,
      can_undo: true,
    });
    assert.equal(frames.at(-1)?.type, 'module_data_changed');
    assistant.ai.answer = () => ['You are welcome'];
    assert.equal((await say('yes')).reply.content, 'You are welcome');
    assert.equal((await confirm(cardOf(proposal).action_id)).status, 409);
    assert.deepEqual(await titles(), ['Buy oat milk', 'Milk the cow']);
  });

  const choices: Record<string, string> = {
    'the second one': 'Buy oat milk',
    '3': 'Milk the cow',
    'the first': 'Buy milk',
    'oat milk': 'Buy oat milk',
    'I mean the cow': 'Milk the cow',
    'no, the oat milk.': 'Buy oat milk',
  };
  for (const [answer, title] of Object.entries(choices)) {
    it(`is chosen by "${answer}"`, async () => {
      await propose();
      await say(answer);
      assert.deepEqual(
        await titles(),
        milks.filter((other) => other !== title),
      );
    });
  }

  it('is left alone after a no', async () => {
    const proposal = await propose();
    const { reply } = await say('No');
    assert.match(reply.content, /left everything as it is/);
    assert.equal((await confirm(cardOf(proposal).action_id)).status, 409);
    const card = await storedCard(proposal);
    assert.deepEqual([card['can_confirm'], card['action_status']], [false, 'dropped'], 'and offers nothing');
    assert.deepEqual(await titles(), milks);
  });

  it('cannot be meant by a yes once something else was said; its card still works', async () => {
    const proposal = await propose();
    assistant.ai.answer = () => ['Shall I tell you a joke?'];
    await say('I am bored');
    assistant.ai.answer = () => ['A joke.'];
    assert.equal((await say('yes')).reply.content, 'A joke.');
    assert.deepEqual(await titles(), milks);
    assert.equal((await confirm(cardOf(proposal).action_id)).status, 200);
  });

  it('is dropped by another wish', async () => {
    const proposal = await propose();
    assistant.calls({ name: 'complete_todo', arguments: { existing: 'Milk the cow' } });
    await say('milk the cow is done');
    assert.equal((await confirm(cardOf(proposal).action_id)).status, 409);
  });

  it('is over after a day', async () => {
    const proposal = await propose();
    assistant.time.now = new Date(assistant.time.now.getTime() + 24 * 3_600_000);
    assert.equal((await confirm(cardOf(proposal).action_id)).status, 404);
    assistant.ai.answer = () => ['Yes what?'];
    assert.equal((await say('yes')).reply.content, 'Yes what?');
    assert.deepEqual(await titles(), milks);
  });
});

describe('the card of a proposal', () => {
  it('does it and tells the sockets', async () => {
    const proposal = await propose();
    const { action_id } = cardOf(proposal);
    const other = await openListener();
    const { status, body } = await confirm(action_id);
    assert.equal(status, 200);
    assert.deepEqual(body, { id: action_id, status: 'done', text: 'Deleted the task “Buy milk”.' });
    const data = { conversation_id: proposal.conversationId, title: 'Talk' };
    assert.deepEqual(await other(), [
      { type: 'module_data_changed', data: { module: 'todos' } },
      { type: 'conversation_updated', data },
    ]);
    assert.deepEqual(await titles(), ['Buy oat milk', 'Milk the cow']);
    assert.deepEqual(await storedCard(proposal), {
      ...proposal.reply.metadata,
      action_status: 'done',
      can_confirm: false,
      can_undo: true,
    });
  });

  it('takes some of the items that were named, and no others', async () => {
    const { action_id } = cardOf(await propose('milk', { all: true }));
    const stranger = await todos.create({ title: 'Never named' });
    const refused = await confirm(action_id, { item_ids: [made[0]?.id, stranger.id] });
    assert.equal(refused.status, 422);
    for (const body of [{ item_ids: [] }, { item_ids: 'all' }])
      assert.equal((await confirm(action_id, body)).status, 422);
    assert.equal((await titles()).length, 4);
    const { body } = await confirm(action_id, { item_ids: [made[1]?.id, made[1]?.id] });
    assert.match(body.text, /^Deleted the task “Buy oat milk”\.$/);
    assert.deepEqual(await titles(), ['Buy milk', 'Milk the cow', 'Never named']);
  });

  it('is unknown to others', async () => {
    assert.equal((await confirm('nothing')).status, 404);
    const { action_id } = cardOf(await propose());
    const path = `/api/assistant/actions/${action_id}/confirm`;
    assert.equal((await assistant.server.anonymous.post(path)).status, 401);
    const key = { 'Idempotency-Key': 'once' };
    const answers = [await assistant.phone.post(path, {}, key), await assistant.phone.post(path, {}, key)];
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200],
    );
  });
});

async function openListener(): Promise<() => Promise<unknown[]>> {
  const socket = await openSocket(assistant.server.url, assistant.phone.token ?? '');
  return async () => {
    await socket.waitForType('module_data_changed');
    await socket.close();
    return socket.frames;
  };
}

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { type Assistant, startAssistant } from '../support/assistant.ts';
import { createTodoClient, type TodoClient } from '../support/todo-client.ts';

let assistant: Assistant;
let todos: TodoClient;
let conversationId: string;

before(async () => {
  assistant = await startAssistant();
  todos = createTodoClient(assistant.phone);
});
after(() => assistant[Symbol.asyncDispose]());

const pay = ['Pay rent', 'Pay phone', 'Pay taxes'];
let ids: string[] = [];

beforeEach(async () => {
  const { items } = await todos.list('?limit=1000');
  await assistant.phone.patch('/api/todos/bulk', { ids: items.map(({ id }) => id), delete: true });
  ids = [];
  for (const title of [...pay, 'Sleep']) ids.push((await todos.create({ title })).id);
  conversationId = await assistant.newConversation();
});

const say = (text: string) => assistant.say(text, { conversationId });
const states = async () =>
  Object.fromEntries(
    (await todos.list()).items.map(({ title, status, priority }) => [title, `${status} ${priority}`]),
  );
const untouched = {
  'Pay rent': 'pending medium',
  'Pay phone': 'pending medium',
  'Pay taxes': 'pending medium',
  Sleep: 'pending medium',
};

describe('more than one item at a time', () => {
  it('is listed item by item, and done by a yes', async () => {
    assistant.calls({ name: 'complete_todo', arguments: { existing: 'pay', all: true } });
    const { reply } = await say('all the pay tasks are done');
    assert.match(reply.content, /^Shall I complete these 3\?/);
    for (const title of pay) assert.match(reply.content, new RegExp(`• “${title}”`));
    assert.deepEqual(await states(), untouched);
    const done = await say('ok');
    assert.equal(done.reply.content.split('\n').length, 3);
    const { actions, ...first } = done.reply.metadata ?? {};
    assert.equal((actions as unknown[]).length, 2);
    assert.equal(first['can_undo'], true);
    assert.equal(done.frames.filter(({ type }) => type === 'module_data_changed').length, 1, 'told once');
    assert.deepEqual(await states(), {
      'Pay rent': 'completed medium',
      'Pay phone': 'completed medium',
      'Pay taxes': 'completed medium',
      Sleep: 'pending medium',
    });
    await say('undo');
    assert.deepEqual(await states(), untouched);
  });

  it('means every open one when none is named', async () => {
    await todos.complete(ids[3] ?? '');
    assistant.calls({ name: 'delete_todo', arguments: { all: true } });
    const { reply } = await say('delete all my tasks');
    assert.match(reply.content, /these 3\?.*Pay taxes.*Pay phone.*Pay rent/s);
    await say('no');
    assistant.calls({ name: 'delete_todo', arguments: { all: true, status: 'completed' } });
    const done = await say('delete all that is done');
    assert.match(
      done.reply.content,
      /Shall I delete “Sleep”\?/,
      'one alone, and the message does not name it',
    );
    assert.equal((await todos.list()).total, 4);
  });

  it('has none for an empty list', async () => {
    await assistant.phone.patch('/api/todos/bulk', { ids, delete: true });
    assistant.calls({ name: 'complete_todo', arguments: { all: true } });
    assert.match((await say('everything is done')).reply.content, /no tasks/);
  });

  it('leaves out what was deleted or renamed in between, and says so', async () => {
    assistant.calls({ name: 'update_todo', arguments: { existing: 'pay', priority: 'high', all: true } });
    await say('all pay tasks are important');
    await assistant.phone.delete(`/api/todos/${ids[0]}`);
    await todos.change(ids[1] ?? '', { title: 'Pay nobody' });
    await todos.change(ids[2] ?? '', { description: 'by card' });
    const { reply } = await say('yes');
    assert.match(reply.content, /Changed the task “Pay taxes”.*I left out.*“Pay rent”.*“Pay phone”/s);
    assert.deepEqual(await states(), {
      'Pay nobody': 'pending medium',
      'Pay taxes': 'pending high',
      Sleep: 'pending medium',
    });
    await say('undo');
    assert.equal((await states())['Pay taxes'], 'pending medium');
    assert.equal((await todos.read(ids[2] ?? '')).description, 'by card');
  });

  it('has nothing to undo when nothing was left to do', async () => {
    assistant.calls({ name: 'delete_todo', arguments: { existing: 'pay', all: true } });
    const proposal = await say('delete the pay tasks');
    await assistant.phone.patch('/api/todos/bulk', { ids: ids.slice(0, 3), delete: true });
    const { reply, frames } = await say('yes');
    assert.match(reply.content, /^I left out/);
    assert.equal(reply.metadata?.['can_undo'], undefined);
    assert.ok(frames.every(({ type }) => type !== 'module_data_changed'));
    const path = `/api/assistant/actions/${proposal.reply.metadata?.['action_id']}/undo`;
    assert.equal((await assistant.phone.post(path)).status, 409);
  });

  it('is asked about together, and answered by one yes', async () => {
    await todos.create({ title: 'Sleep more' });
    assistant.calls(
      { name: 'complete_todo', arguments: { existing: 'pay' } },
      { name: 'delete_todo', arguments: { existing: 'sleep now' } },
      { name: 'create_memo', arguments: { title: 'Calm', description: 'x' } },
    );
    const { reply } = await say('paid, delete sleep, and note calm');
    assert.match(reply.content, /Shall I complete.*Shall I delete.*Added the note “Calm”/s);
    await say('yes');
    const after = await states();
    assert.equal(Object.values(after).filter((state) => state === 'completed medium').length, 1);
    assert.equal(Object.keys(after).length, 4);
    await say('undo');
    assert.equal(Object.keys(await states()).length, 5, 'the note of the same reply went, too');
  });
});

describe('an understanding that is not sure', () => {
  it('is asked before anything there is changed', async () => {
    assistant.calls();
    assistant.ai.mode = 'broken';
    assistant.reader.wishes = [{ intent: 'delete_todo', parameters: { title: 'sleep' }, confidence: 0.45 }];
    const { reply } = await say('maybe sleep should go');
    assert.match(reply.content, /Shall I delete “Sleep”\?/);
    assert.deepEqual(await states(), untouched);
  });
});

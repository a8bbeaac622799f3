import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Assistant, startAssistant } from '../support/assistant.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { createTodoClient, type TodoClient } from '../support/todo-client.ts';

let assistant: Assistant;
let todos: TodoClient;

before(async () => {
  assistant = await startAssistant();
  todos = createTodoClient(assistant.phone);
});
after(() => assistant[Symbol.asyncDispose]());

/** Lets the model do one thing and gives back how to undo it; that must succeed. */
const act = async (says: string, name: string, given: object) => {
  assistant.calls({ name, arguments: given });
  const { reply } = await assistant.say(says);
  const id = reply.metadata?.['action_id'];
  assert.equal(reply.metadata?.['can_undo'], true, reply.content);
  const undo = async () => {
    const { status, body } = await assistant.phone.post<{ text: string }>(
      `/api/assistant/actions/${id}/undo`,
    );
    assert.equal(status, 200);
    return body.text;
  };
  return { undo, metadata: reply.metadata as Record<string, string> };
};

const attach = async (query: string) => {
  const form = new FormData();
  form.append('file', new Blob(['x']), 'x.txt');
  assert.equal(
    (await assistant.phone.fetch(`/api/attachments?${query}`, { method: 'POST', body: form })).status,
    201,
  );
};
const hits = async (words: string) =>
  (await assistant.phone.get<{ total: number }>(`/api/search?types=todos&q=${words}`)).body.total;

describe('undoing what the owner has changed since', () => {
  it('keeps a new task that was edited', async () => {
    const { undo, metadata } = await act('add paint', 'create_todo', { title: 'Paint' });
    const id = metadata['todo_id'] ?? '';
    await todos.change(id, { description: 'the blue one' });
    assert.match(await undo(), /^Taken back, except for what has been changed since/);
    assert.equal((await todos.read(id)).description, 'the blue one');
  });

  const uses: Record<string, (id: string) => Promise<unknown>> = {
    'got a file': (id) => attach(`todo_id=${id}`),
    'got a subtask': (id) => todos.create({ parent_id: id }),
    'is waited for': (id) => todos.create({ depends_on: [id] }),
    'was linked': async (id) => {
      const target_todo_id = (await todos.create()).id;
      const link = { source_todo_id: id, target_todo_id, relationship_type: 'related' };
      assert.equal((await assistant.phone.post('/api/task-relationships', link)).status, 201);
    },
  };
  for (const [what, use] of Object.entries(uses)) {
    it(`keeps a new task that ${what}`, async () => {
      const { undo, metadata } = await act('add paint', 'create_todo', { title: 'Paint' });
      await use(metadata['todo_id'] ?? '');
      assert.match(await undo(), /except for what has been changed/);
      assert.equal((await todos.read(metadata['todo_id'] ?? '')).title, 'Paint');
    });
  }

  it('keeps a new note that got a file', async () => {
    const { undo, metadata } = await act('note the text', 'create_memo', { description: 'text' });
    await attach(`memo_id=${metadata['memo_id']}`);
    assert.match(await undo(), /except for what has been changed/);
    assert.equal((await assistant.phone.get(`/api/memos/${metadata['memo_id']}`)).status, 200);
  });

  it('has nothing against a new task that is gone already', async () => {
    const { undo, metadata } = await act('add paint', 'create_todo', { title: 'Paint' });
    await assistant.phone.delete(`/api/todos/${metadata['todo_id']}`);
    assert.match(await undo(), /^Taken back: /);
  });

  it('gives back only the fields that nobody touched', async () => {
    const { id } = await todos.create({ title: 'Fence', description: 'old', priority: 'low' });
    const given = { existing: 'fence', description: 'new', priority: 'high', due_date: '2026-03-09' };
    const { undo } = await act('the fence is urgent', 'update_todo', given);
    await todos.change(id, { description: 'mine' });
    await undo();
    const { description, priority, due_date } = await todos.read(id);
    assert.deepEqual([description, priority, due_date], ['mine', 'low', undefined]);
  });

  it('brings a subtask back as a task of its own when its parent is gone', async () => {
    const parent = await todos.create({ title: 'House' });
    const { id } = await todos.create({ title: 'Chimney', parent_id: parent.id });
    const { undo } = await act('delete the chimney', 'delete_todo', { existing: 'chimney' });
    await assistant.phone.delete(`/api/todos/${parent.id}`);
    await undo();
    assert.equal((await todos.read(id)).parent_id, null);
  });

  it('leaves out links to what is gone', async () => {
    const [one, other] = [await todos.create({ title: 'Gutter' }), await todos.create({ title: 'Ladder' })];
    const link = { source_todo_id: one.id, target_todo_id: other.id, relationship_type: 'blocks' };
    await assistant.phone.post('/api/task-relationships', link);
    const { undo } = await act('delete the gutter', 'delete_todo', { existing: 'gutter' });
    await assistant.phone.delete(`/api/todos/${other.id}`);
    await undo();
    const { body } = await assistant.phone.get<unknown[]>(`/api/task-relationships?todo_id=${one.id}`);
    assert.deepEqual(body, []);
  });

  it('works when the row number was given to another one', async () => {
    const { id } = await todos.create({ title: 'Newest windowsill' });
    const { undo } = await act('delete the windowsill', 'delete_todo', { existing: 'newest windowsill' });
    const other = await todos.create({ title: 'Doorstep' });
    await undo();
    assert.equal((await todos.read(id)).title, 'Newest windowsill');
    assert.equal((await todos.read(other.id)).title, 'Doorstep');
    assert.deepEqual([await hits('windowsill'), await hits('doorstep')], [1, 1]);
  });

  it('keeps the next of a series when it was changed', async () => {
    const repeat = { title: 'Filter', due_date: '2026-03-05', recurrence_rule: 'FREQ=MONTHLY' };
    const { id } = await todos.create(repeat);
    const { undo } = await act('the filter is done', 'complete_todo', { existing: 'filter' });
    const next = (await todos.list()).items.find((todo) => todo.title === 'Filter' && todo.id !== id);
    await todos.change(next?.id ?? '', { priority: 'urgent' });
    assert.match(await undo(), /except for/);
    assert.equal((await todos.read(id)).status, 'pending');
    assert.equal((await todos.read(next?.id ?? '')).priority, 'urgent');
  });
});

it('what can no longer be undone is forgotten at the next start', async () => {
  using folder = temporaryFolder();
  const dataDir = folder.path;
  const days = 86_400_000;
  const kept = async (now: Date) => {
    await using later = await startAssistant({ dataDir, clock: { now: () => now, monotonic: () => 0 } });
    return later.server.services.work.read(({ db }) =>
      db.selectFrom('assistant_actions').select('intent').execute(),
    );
  };
  {
    await using first = await startAssistant({ dataDir });
    first.calls({ name: 'create_todo', arguments: { title: 'Once' } });
    await first.say('once');
  }
  const start = assistant.time.now.getTime();
  assert.equal((await kept(new Date(start + 29 * days))).length, 1);
  assert.equal((await kept(new Date(start + 31 * days))).length, 0);
});

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Todo } from '../../server/features/todos/todos.schema.ts';
import { type Assistant, paths, startAssistant } from '../support/assistant.ts';
import { expectReply } from '../support/expect-reply.ts';
import { createTodoClient, type TodoClient } from '../support/todo-client.ts';

let assistant: Assistant;
let todos: TodoClient;

before(async () => {
  assistant = await startAssistant();
  todos = createTodoClient(assistant.phone);
});
after(() => assistant[Symbol.asyncDispose]());

/** Nothing of one test is there for the next. */
const onlyTodos = async (...wanted: object[]) => {
  const { items } = await todos.list('?limit=100');
  await assistant.phone.patch('/api/todos/bulk', { ids: items.map(({ id }) => id), delete: true });
  const made: Todo[] = [];
  for (const fields of wanted) made.push(await todos.create(fields));
  return made;
};

for (const path of paths) {
  describe(`todos by chat over /${path}`, () => {
    it('create_todo makes one with all its fields, bound to the message', async () => {
      await onlyTodos();
      assistant.calls({
        name: 'create_todo',
        arguments: {
          title: 'Buy milk',
          description: 'two litres',
          due_date: '2026-03-06T18:00:00',
          priority: 'high',
          recurrence_rule: 'FREQ=WEEKLY;BYDAY=FR',
        },
      });
      const exchange = await assistant.say('remind me to buy milk every friday at 6 pm', { path });
      const { items } = await todos.list();
      const [made] = items;
      assert.equal(items.length, 1);
      assert.deepEqual(
        [made?.title, made?.description, made?.due_date, made?.priority, made?.recurrence_rule, made?.status],
        ['Buy milk', 'two litres', '2026-03-06T18:00:00+01:00', 'high', 'FREQ=WEEKLY;BYDAY=FR', 'pending'],
      );
      expectReply(exchange, path, {
        intent: 'create_todo',
        card: { action_type: 'todo_created', module: 'todos', todo_id: made?.id, todo_title: 'Buy milk' },
        changed: ['todos'],
        text: /Buy milk.*Mar 6, 6:00 PM.*repeating.*high priority/,
      });
    });

    it('create_todo without a title makes an untitled one', async () => {
      await onlyTodos();
      assistant.calls({ name: 'create_todo', arguments: { title: '   ', priority: 'enormous' } });
      assistant.reader.wishes = [{ intent: 'create_todo', parameters: {} }];
      const exchange = await assistant.say('new task', { path });
      assistant.reader.wishes = [];
      const { items } = await todos.list();
      assert.deepEqual([items[0]?.title, items[0]?.priority], ['Untitled task', 'medium']);
      assert.equal(exchange.reply.metadata?.['todo_title'], 'Untitled task');
    });

    it('query_todos tells how many are open and the first five, and draws no card', async () => {
      const titles = ['one', 'two', 'three', 'four', 'five', 'six', 'seven'];
      const [first] = await onlyTodos(...titles.map((title) => ({ title })), { title: 'eight' });
      await todos.complete(first?.id ?? '');
      assistant.calls({ name: 'query_todos', arguments: {} });
      const exchange = await assistant.say('what do I have to do?', { path });
      expectReply(exchange, path, { intent: 'query_todos', changed: [], text: /^You have 7 tasks:/ });
      assert.equal(exchange.reply.content.split('\n• ').length, 6);
      assert.match(exchange.reply.content, /eight, pending.*and 2 more/s);
      assert.doesNotMatch(exchange.reply.content, /one/);
    });

    it('query_todos looks at the due date, priority and status that were asked for', async () => {
      await onlyTodos(
        { title: 'today', due_date: '2026-03-04T23:30:00', priority: 'urgent' },
        { title: 'tomorrow', due_date: '2026-03-05T00:30:00' },
      );
      assistant.calls({ name: 'query_todos', arguments: { due_date: '2026-03-04' } });
      const due = await assistant.say('what is due today?', { path });
      assert.match(due.reply.content, /1 task:\n• today/);
      assistant.calls({ name: 'query_todos', arguments: { priority: 'medium' } });
      assert.match((await assistant.say('what can wait?', { path })).reply.content, /1 task:\n• tomorrow/);
      assistant.calls({ name: 'query_todos', arguments: { status: 'completed' } });
      assert.match((await assistant.say('what did I do?', { path })).reply.content, /no tasks/);
    });

    it('update_todo changes what was said and nothing else', async () => {
      const [todo] = await onlyTodos({ title: 'Water the plants', tags: ['home'], description: 'all' });
      assistant.calls({
        name: 'update_todo',
        arguments: { existing: 'water plants', new_title: 'Water the garden', due_date: '2026-03-07' },
      });
      const exchange = await assistant.say('water the garden on saturday instead of the plants', { path });
      const changed = await todos.read(todo?.id ?? '');
      assert.deepEqual(
        [changed.title, changed.due_date, changed.tags, changed.description, changed.status],
        ['Water the garden', '2026-03-07T00:00:00+01:00', ['home'], 'all', 'pending'],
      );
      expectReply(exchange, path, {
        intent: 'update_todo',
        card: {
          action_type: 'todo_updated',
          module: 'todos',
          todo_id: todo?.id,
          todo_title: 'Water the garden',
        },
        changed: ['todos'],
        text: /Water the garden.*due Sat, Mar 7\./,
      });
    });

    it('update_todo with nothing to change asks what to change', async () => {
      await onlyTodos({ title: 'Water the plants' });
      assistant.calls({ name: 'update_todo', arguments: { existing: 'water the plants' } });
      const exchange = await assistant.say('change the plants', { path });
      const text = /found the task “Water the plants”. What should I change/;
      expectReply(exchange, path, { intent: 'update_todo', changed: [], text });
    });

    it('complete_todo sets the status and the moment', async () => {
      const [todo] = await onlyTodos({ title: 'Call mom' }, { title: 'Pay rent' });
      assistant.calls({ name: 'complete_todo', arguments: { existing: 'call mom' } });
      const exchange = await assistant.say('I called mom', { path });
      const changed = await todos.read(todo?.id ?? '');
      assert.equal(changed.status, 'completed');
      assert.equal(changed.completed_at, assistant.time.now.toISOString());
      expectReply(exchange, path, {
        intent: 'complete_todo',
        card: { action_type: 'todo_completed', module: 'todos', todo_id: todo?.id, todo_title: 'Call mom' },
        changed: ['todos'],
        text: /Done: “Call mom”/,
      });
    });

    it('complete_todo of a recurring one makes the next', async () => {
      await onlyTodos({ title: 'Bins', due_date: '2026-03-04T07:00:00', recurrence_rule: 'FREQ=WEEKLY' });
      assistant.calls({ name: 'complete_todo', arguments: { existing: 'bins' } });
      await assistant.say('bins are out', { path });
      const { items } = await todos.list('?order_by=due_date&order_dir=asc');
      assert.deepEqual(
        items.map(({ status, due_date }) => [status, due_date]),
        [
          ['completed', '2026-03-04T07:00:00+01:00'],
          ['pending', '2026-03-11T07:00:00+01:00'],
        ],
      );
    });

    it('delete_todo deletes it', async () => {
      const [todo] = await onlyTodos({ title: 'Old chore' }, { title: 'Other' });
      assistant.calls({ name: 'delete_todo', arguments: { existing: 'old chore' } });
      const exchange = await assistant.say('delete the old chore', { path });
      assert.deepEqual(
        (await todos.list()).items.map(({ title }) => title),
        ['Other'],
      );
      expectReply(exchange, path, {
        intent: 'delete_todo',
        card: { action_type: 'todo_deleted', module: 'todos', todo_id: todo?.id, todo_title: 'Old chore' },
        changed: ['todos'],
        text: /Deleted the task “Old chore”/,
      });
    });

    for (const name of ['update_todo', 'complete_todo', 'delete_todo']) {
      it(`${name} says so when there is no such todo, and asks when none was named`, async () => {
        await onlyTodos({ title: 'Something else' });
        assistant.calls({ name, arguments: { existing: 'giraffe', priority: 'low' } });
        const unknown = await assistant.say('the giraffe', { path });
        expectReply(unknown, path, { intent: name, changed: [], text: /no task called “giraffe”/ });
        for (const existing of [undefined, '', '  ', '?!', 'the']) {
          assistant.calls({ name, arguments: { existing, priority: 'low' } });
          const { reply } = await assistant.say('do it', { path });
          assert.match(reply.content, /Which task|I found no task/, String(existing));
        }
        assert.equal((await todos.list()).items[0]?.status, 'pending');
      });
    }
  });
}

it('the conversation of a project gives it its new todos', async () => {
  const [project] = await onlyTodos({ title: 'Kitchen', description: 'New floor first' });
  await todos.create({ title: 'Measure', parent_id: project?.id });
  const conversationId = await assistant.newConversation({ project_todo_id: project?.id });
  assistant.calls({ name: 'create_todo', arguments: { title: 'Choose tiles' } });
  await assistant.say('choose tiles', { conversationId });
  const { items } = await todos.list(`?parent_id=${project?.id}`);
  assert.deepEqual(
    items.map(({ title }) => title),
    ['Choose tiles', 'Measure'],
  );
  const prompt = assistant.ai.requests.at(-1)?.messages[0]?.content ?? '';
  assert.match(prompt, /Project: "Kitchen"\nNotes: "New floor first"\n- subtask "Measure" \(pending\)/);
});

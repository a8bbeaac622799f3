import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Inbox, startInbox } from '../../../test/support/inbox.ts';

type Delegated = {
  status: string;
  task_id: string;
  skill_id: string;
  skill_chain: string[];
  agent_type: string;
};

let inbox: Inbox;

before(async () => {
  inbox = await startInbox();
});
after(() => inbox[Symbol.asyncDispose]());

const delegate = (id: string, body: object) => inbox.web.post<Delegated>(`/api/todos/${id}/delegate`, body);

test('the skills are told in the order of their ids, the same ones as the capabilities', async () => {
  const { body } = await inbox.web.get<{ skills: { id: string; name: string }[] }>('/api/todos/skills/list');
  const ids = body.skills.map(({ id }) => id);
  assert.deepEqual(ids, [...ids].sort());
  assert.ok(ids.includes('plan') && ids.includes('research'));
  const capabilities = await inbox.web.get<{ features: Record<string, unknown> }>('/api/capabilities');
  assert.deepEqual(capabilities.body.features['skills'], ids);
  assert.equal(capabilities.body.features['inbox_pipeline'], true);
});

test('a todo handed to a skill keeps its status; the result is in the task', async () => {
  const { id } = await inbox.todos.create({ title: 'Find paint', enabled_skills: ['draft'] });
  const { status, body } = await delegate(id, { agent_type: 'researcher' });
  assert.equal(status, 200);
  const { task_id, ...said } = body;
  assert.deepEqual(said, {
    status: 'delegated',
    skill_id: 'research',
    skill_chain: ['research'],
    agent_type: 'research',
  });
  const task = await inbox.ended(task_id);
  assert.deepEqual(
    [task.status, task.task_type, task.agent_type, task.skill_chain, task.todo_id, task.result],
    ['completed', 'delegate_research', 'research', ['research'], id, 'Paint costs 40 euros.'],
  );
  const todo = await inbox.todos.read(id);
  assert.deepEqual(
    [todo.assignee, todo.enabled_skills, todo.status],
    ['research', ['draft', 'research'], 'pending'],
  );
});

test('the skill wins over the persona, and what needs a vault fails with the reason', async () => {
  const { id } = await inbox.todos.create();
  const { body } = await delegate(id, { skill_id: 'summarize', agent_type: 'planner' });
  assert.equal(body.skill_id, 'summarize');
  const { body: vault } = await delegate(id, { agent_type: 'executor' });
  assert.equal(vault.skill_id, 'obsidian_sync');
  const task = await inbox.ended(vault.task_id);
  assert.deepEqual([task.status, /no Obsidian vault/.test(task.error ?? '')], ['failed', true]);
});

test('an unknown skill is refused and changes nothing, as is an unknown todo', async () => {
  const { id } = await inbox.todos.create();
  for (const body of [{ skill_id: 'juggling' }, { agent_type: null }, {}])
    assert.equal((await delegate(id, body)).status, 400, JSON.stringify(body));
  assert.equal((await inbox.todos.read(id)).assignee, undefined);
  assert.equal((await delegate('todo_unknown', { skill_id: 'draft' })).status, 404);
});

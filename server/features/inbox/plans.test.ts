import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Inbox, startInbox } from '../../../test/support/inbox.ts';
import type { Plan } from './inbox.schema.ts';

let inbox: Inbox;

before(async () => {
  inbox = await startInbox();
});
after(() => inbox[Symbol.asyncDispose]());

type Applied = { created_subtask_ids: string[]; created_relationships: number };

/** Plans a todo as the command line client does; returns the todo's id and its plan. */
async function planned(fields: object = {}) {
  const { id } = await inbox.todos.create({ title: 'Paint the room', ...fields });
  const { body } = await inbox.web.post<{ task_id: string }>(`/api/todos/${id}/delegate`, {
    skill_id: 'plan',
  });
  const task = await inbox.ended(body.task_id);
  assert.deepEqual(
    [task.status, task.task_type, task.result],
    ['completed', 'delegate_plan', 'Paint in two days'],
  );
  return { id, task, plan: await latest(id) };
}

const latest = async (id: string) => (await inbox.web.get<Plan>(`/api/todos/${id}/plan/latest`)).body;
const apply = (id: string, body?: object) => inbox.web.post<Applied>(`/api/todos/${id}/plan/apply`, body);

test('a plan asked for is made without questions, cleaned of what cannot be', async () => {
  const { id, task, plan } = await planned();
  assert.deepEqual(plan, {
    task_id: task.id,
    todo_id: id,
    summary: 'Paint in two days',
    suggested_skills: ['research'],
    suggested_skills_labels: ['Research'],
    suggested_project_title: 'House',
    suggested_due_summary: '2026-03-05 – 2026-03-08',
    subtasks: [
      { title: 'Buy paint', estimated_minutes: 60, due_date: '2026-03-05', depends_on_indices: [] },
      { title: 'Clear the room', depends_on_indices: [] },
      { title: 'Paint', description: 'Two coats', due_date: '2026-03-08', depends_on_indices: [0, 1] },
    ],
    subtask_count: 3,
    created_at: task.created_at,
  });
  const todo = await inbox.todos.read(id);
  assert.deepEqual([todo.inbox_state, todo.assignee, todo.tags], ['plan_ready', 'plan', ['home']]);
});

test('applied, a plan becomes subtasks in its order, once', async () => {
  const { id } = await planned();
  const { status, body } = await apply(id);
  assert.equal(status, 200);
  const [paint, room, coats] = await Promise.all(body.created_subtask_ids.map(inbox.todos.read));
  assert.deepEqual(
    [paint?.title, paint?.parent_id, paint?.sort_order, paint?.estimated_minutes, paint?.status],
    ['Buy paint', id, 0, 60, 'pending'],
  );
  assert.deepEqual([room?.sort_order, coats?.sort_order], [1, 2]);
  assert.deepEqual([coats?.depends_on, body.created_relationships], [[paint?.id, room?.id], 2]);
  const root = await inbox.todos.read(id);
  assert.deepEqual(
    [root.inbox_state, root.enabled_skills, root.assignee, root.plan_summary, root.due_date],
    ['none', ['research'], 'research', undefined, paint?.due_date],
  );
  assert.equal((await apply(id)).status, 404, 'a second press makes nothing');
  assert.equal((await inbox.todos.list(`?parent_id=${id}`)).total, 3);
});

test('only chosen subtasks are made, without dependencies on others; the date of the todo stays', async () => {
  const { id } = await planned({ due_date: '2026-04-01' });
  const { body } = await apply(id, { selected_indices: [1, 2, 9] });
  const made = await Promise.all(body.created_subtask_ids.map(inbox.todos.read));
  assert.deepEqual(
    made.map(({ title }) => title),
    ['Clear the room', 'Paint'],
  );
  assert.deepEqual([made[1]?.depends_on, body.created_relationships], [[made[0]?.id], 1]);
  assert.match((await inbox.todos.read(id)).due_date ?? '', /^2026-04-01/);
});

test('an outdated plan is not served while a new one is being made; a dismissed one is not applied', async () => {
  const { id } = await planned();
  assert.equal((await inbox.web.post(`/api/todos/${id}/plan/dismiss`)).status, 200);
  const todo = await inbox.todos.read(id);
  assert.deepEqual([todo.inbox_state, todo.plan_summary], ['none', undefined]);
  assert.equal((await apply(id)).status, 404);
  inbox.ai.mode = 'hang';
  await inbox.web.post(`/api/todos/${id}/organize`);
  assert.equal((await inbox.web.get(`/api/todos/${id}/plan/latest`)).status, 404);
  await inbox.web.post(`/api/todos/${id}/plan/dismiss`);
});

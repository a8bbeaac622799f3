import type { WriteScope } from '../../db/work.ts';
import { invalid } from '../../http/errors.ts';
import { createTask, type TaskRunner } from '../tasks/tasks.ts';
import { changeInInbox, getTodo, type TodoDependencies, type TodoRow, updateTodo } from '../todos/todos.ts';
import type { PipelineStatus } from './inbox.schema.ts';
import { dropInboxWork, instructionOf, queueInboxWork } from './inbox-work.ts';
import { skillId } from './skills.ts';

export type { StoredPlan } from './inbox.schema.ts';
export { queueInboxWork } from './inbox-work.ts';
export { skills, vaultSkill } from './skills.ts';

export type InboxDependencies = TodoDependencies & { taskRunner: TaskRunner };

/** Has a todo sorted in the background, from the beginning. @throws {HttpError} 404 */
export async function organizeTodo(
  scope: WriteScope,
  dependencies: InboxDependencies,
  id: string,
): Promise<PipelineStatus> {
  await beginSorting(scope, dependencies, await getTodo(scope, id), 'classify_todo');
  return { status: 'processing', todo_id: id };
}

/** Goes on to planning, with answers or without; not while no questions are open. @throws {HttpError} 404 */
export async function endQuestions(
  scope: WriteScope,
  dependencies: InboxDependencies,
  id: string,
  answers: Record<string, string> | undefined,
): Promise<PipelineStatus> {
  const todo = await getTodo(scope, id);
  if (todo.inbox_state !== 'questioning')
    return { status: 'invalid_state', todo_id: id, inbox_state: todo.inbox_state };
  const { hub, ids, taskRunner } = dependencies;
  await dropInboxWork(scope, dependencies, id);
  await changeInInbox(scope, hub, id, {
    inbox_state: 'planning',
    automation_error: null,
    ...(answers && { clarification_answers: JSON.stringify(answers) }),
  });
  await queueInboxWork(scope, ids, todo, 'plan_todo');
  scope.afterCommit(() => taskRunner.wake());
  return { status: 'processing', todo_id: id, inbox_state: 'planning' };
}

/** Drops the plan, or whatever would have become one. @throws {HttpError} 404 */
export async function dismissPlan(
  scope: WriteScope,
  dependencies: InboxDependencies,
  id: string,
): Promise<PipelineStatus> {
  await getTodo(scope, id);
  await dropInboxWork(scope, dependencies, id);
  await changeInInbox(scope, dependencies.hub, id, {
    inbox_state: 'none',
    automation_error: null,
    plan_summary: null,
  });
  return { status: 'dismissed', todo_id: id };
}

/**
 * Hands a todo to a skill, which works in the background.
 *
 * @throws {HttpError} 404 for the todo, 400 for a skill that does not exist
 */
export async function delegateTodo(
  scope: WriteScope,
  dependencies: InboxDependencies,
  id: string,
  name: string,
) {
  const todo = await getTodo(scope, id);
  const skill = skillId(name);
  if (skill === undefined) throw invalid(`There is no skill ${JSON.stringify(name)}`);
  const enabled = todo.enabled_skills === null ? [] : (JSON.parse(todo.enabled_skills) as string[]);
  await updateTodo(scope, dependencies, id, { enabled_skills: [...enabled, skill], assignee: skill });
  const taskId =
    skill === 'plan'
      ? await beginSorting(scope, dependencies, todo, 'delegate_plan')
      : await queueSkill(scope, dependencies, todo, skill);
  scope.afterCommit(() => dependencies.taskRunner.wake());
  return {
    status: 'delegated' as const,
    task_id: taskId,
    skill_id: skill,
    skill_chain: [skill],
    agent_type: skill,
  };
}

const queueSkill = (scope: WriteScope, { ids }: InboxDependencies, todo: TodoRow, skill: string) =>
  createTask(scope, ids, {
    taskType: `delegate_${skill}`,
    agentType: skill,
    instruction: instructionOf(todo),
    todoId: todo.id,
    skillChain: [skill],
  });

async function beginSorting(
  scope: WriteScope,
  dependencies: InboxDependencies,
  todo: TodoRow,
  taskType: 'classify_todo' | 'delegate_plan',
): Promise<string> {
  const { hub, ids, taskRunner } = dependencies;
  await dropInboxWork(scope, dependencies, todo.id);
  await changeInInbox(scope, hub, todo.id, {
    inbox_state: 'classifying',
    automation_error: null,
    clarification_questions: null,
    clarification_answers: null,
    plan_summary: null,
  });
  scope.afterCommit(() => taskRunner.wake());
  return queueInboxWork(scope, ids, todo, taskType);
}

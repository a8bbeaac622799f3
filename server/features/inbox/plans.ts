import type { ReadScope, WriteScope } from '../../db/work.ts';
import { notFound } from '../../http/errors.ts';
import { selectNewestPlanTask, selectOpenInboxTasks } from '../tasks/tasks.ts';
import { changeInInbox, createTodo, getTodo, type TodoDependencies, updateTodo } from '../todos/todos.ts';
import { type Plan, type StoredPlan, storedPlan } from './inbox.schema.ts';
import { skills } from './skills.ts';

/**
 * The newest plan of a todo; none while another is being made, since clients show the first that they get.
 *
 * @throws {HttpError} 404
 */
export async function latestPlan(scope: ReadScope, todoId: string): Promise<Plan> {
  await getTodo(scope, todoId);
  const open = await selectOpenInboxTasks(scope.db, todoId);
  const task = open.length > 0 ? undefined : await selectNewestPlanTask(scope.db, todoId);
  if (!task) throw notFound('Plan');
  const stored = storedPlan.parse(JSON.parse(task.payload ?? ''));
  return {
    ...stored,
    task_id: task.id,
    todo_id: todoId,
    suggested_due_summary: dueSummary(stored),
    suggested_skills_labels: stored.suggested_skills?.map(
      (id) => skills.find((skill) => skill.id === id)?.name ?? id,
    ),
    subtask_count: stored.subtasks.length,
    created_at: task.created_at,
  };
}

/**
 * Makes the subtasks of a plan that waits to be reviewed, all or the chosen ones, and takes its suggestions over. A plan
 * that was applied or dismissed is not applied again.
 *
 * @throws {HttpError} 404
 */
export async function applyPlan(
  scope: WriteScope,
  dependencies: TodoDependencies,
  todoId: string,
  selected: readonly number[] | undefined,
) {
  const root = await getTodo(scope, todoId);
  const plan = await latestPlan(scope, todoId);
  if (root.inbox_state !== 'plan_ready') throw notFound('Plan to apply');
  const wanted = selected && new Set(selected);
  const made = new Map<number, string>();
  let relationships = 0;
  for (const [index, { depends_on_indices, ...subtask }] of plan.subtasks.entries()) {
    if (wanted && !wanted.has(index)) continue;
    const before = depends_on_indices.flatMap((other) => made.get(other) ?? []);
    const { id } = await createTodo(scope, dependencies, {
      ...subtask,
      parent_id: todoId,
      sort_order: made.size,
      depends_on: before,
    });
    made.set(index, id);
    relationships += before.length;
  }
  const due = plan.suggested_root_due_date ?? (root.due_date === null ? datesOf(plan)[0] : undefined);
  await updateTodo(scope, dependencies, todoId, {
    ...(plan.suggested_skills?.length && {
      enabled_skills: plan.suggested_skills,
      assignee: plan.suggested_skills[0],
    }),
    ...(due !== undefined && { due_date: due }),
  });
  await changeInInbox(scope, dependencies.hub, todoId, { inbox_state: 'none', plan_summary: null });
  return {
    todo_id: todoId,
    created_subtask_ids: [...made.values()],
    created_relationships: relationships,
  };
}

const datesOf = ({ subtasks }: StoredPlan): string[] =>
  subtasks.flatMap(({ due_date }) => due_date ?? []).sort();

/** One date, or the earliest and the latest. */
function dueSummary(plan: StoredPlan): string | undefined {
  const dates = datesOf(plan);
  const [first, last] = [dates[0], dates.at(-1)];
  return first === last ? first : `${first} – ${last}`;
}

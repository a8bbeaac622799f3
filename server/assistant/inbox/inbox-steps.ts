import type { WriteScope } from '../../db/work.ts';
import { queueInboxWork, type StoredPlan } from '../../features/inbox/inbox.ts';
import { listProjectTitles } from '../../features/projects/projects.ts';
import type { TaskRow } from '../../features/tasks/tasks.ts';
import { moveInInbox, selectTodosById, type TodoRow } from '../../features/todos/todos.ts';
import { phrasesFor } from '../phrases/phrases.ts';
import { TaskFailure, think, type WorkerDependencies } from '../tasks/worker.ts';
import { planPrompt, questionsPrompt, sortPrompt } from './inbox-prompts.ts';
import { readPlan, readQuestions, readSorting, type Sorting } from './read-answers.ts';

/** What came of work; `settle` runs in the transaction in which the task is completed. */
export type Outcome = {
  result: string;
  payload?: StoredPlan;
  settle?(scope: WriteScope): Promise<unknown>;
};

/** From so many words on, a todo says enough to be planned without questions. */
const enoughWords = 30;
/** Projects that the AI is told. */
const mostProjects = 40;

/**
 * Takes a todo in the inbox one step on, from wherever it is: work that a restart interrupted goes on there. A todo that
 * somebody moved out of the inbox meanwhile is left alone; one that was deleted needs nothing more.
 *
 * @throws {TaskFailure} when the AI cannot be asked or gives no usable answer; or the reason of the signal
 */
export async function workOnInbox(
  dependencies: WorkerDependencies,
  task: TaskRow,
  signal: AbortSignal,
): Promise<Outcome> {
  const at = { dependencies, task, signal };
  const [todo] = await dependencies.work.read(({ db }) => selectTodosById(db, [task.todo_id ?? '']));
  if (todo?.inbox_state === 'classifying') return sort(at, todo);
  if (todo?.inbox_state === 'questioning' && todo.clarification_questions === null) return ask(at, todo);
  if (todo?.inbox_state === 'planning') return plan(at, todo);
  return { result: phrasesFor(task.instruction).inbox.overtaken };
}

type Step = { dependencies: WorkerDependencies; task: TaskRow; signal: AbortSignal };

async function sort(at: Step, todo: TodoRow): Promise<Outcome> {
  const { dependencies, task } = at;
  const { work, hub, ids } = dependencies;
  const { work: said, inbox } = phrasesFor(task.instruction);
  const isPlanWanted = task.task_type === 'delegate_plan';
  const projects = await work.read((scope) => listProjectTitles(scope, todo.id, mostProjects));
  const found = await classify(at, todo, projects);
  const project = projects[(found?.project ?? 0) - 1];
  const place = { id: todo.id, from: 'classifying' as const };
  const to = (inbox_state: TodoRow['inbox_state']) => (row: TodoRow) => ({
    ...(found && sortedColumns(row, found, project)),
    inbox_state,
  });
  if (!found || !(found.needs_planning || isPlanWanted)) {
    const settle = (scope: WriteScope) => moveInInbox(scope, hub, place, to('captured'));
    if (!isPlanWanted) return { result: inbox.sorted, settle };
    await work.write(settle);
    throw new TaskFailure(said.noAi);
  }
  if (isPlanWanted) {
    await work.write((scope) => moveInInbox(scope, hub, place, to('planning')));
    return workOnInbox(dependencies, task, at.signal);
  }
  if (wordsOf(todo) < enoughWords) {
    await work.write((scope) => moveInInbox(scope, hub, place, to('questioning')));
    return workOnInbox(dependencies, task, at.signal);
  }
  return {
    result: inbox.sorted,
    settle: async (scope) => {
      const isMoved = await moveInInbox(scope, hub, place, to('planning'));
      if (isMoved) await queueInboxWork(scope, ids, todo, 'plan_todo');
    },
  };
}

/** Undefined without an AI. */
async function classify(
  { dependencies, task, signal }: Step,
  todo: TodoRow,
  projects: readonly string[],
): Promise<Sorting | undefined> {
  if (dependencies.provider().kind === 'builtin') return undefined;
  const messages = sortPrompt(todo, projects, momentOf(dependencies));
  return usable(task, readSorting(await think(dependencies, task, messages, signal)));
}

/** A priority and a project that the owner chose stay. */
function sortedColumns(row: TodoRow, found: Sorting, project: string | undefined) {
  const tags = [...new Set([...(JSON.parse(row.tags) as string[]), ...found.tags])].slice(0, 50);
  return {
    tags: JSON.stringify(tags),
    ...(row.priority === 'medium' && found.priority && { priority: found.priority }),
    ...(row.source_id === null && project !== undefined && { source_id: slugOf(project) }),
  };
}

/** `Backend Rewrite` becomes `backend_rewrite`. */
const slugOf = (title: string) =>
  title
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/gu, '_')
    .slice(0, 200);

async function ask({ dependencies, task, signal }: Step, todo: TodoRow): Promise<Outcome> {
  const messages = questionsPrompt(todo, momentOf(dependencies));
  const questions = usable(task, readQuestions(await think(dependencies, task, messages, signal)));
  const clarification_questions = JSON.stringify(questions);
  const place = { id: todo.id, from: 'questioning' as const };
  return {
    result: phrasesFor(task.instruction).inbox.asked,
    settle: (scope) => moveInInbox(scope, dependencies.hub, place, () => ({ clarification_questions })),
  };
}

async function plan({ dependencies, task, signal }: Step, todo: TodoRow): Promise<Outcome> {
  const messages = planPrompt(todo, momentOf(dependencies));
  const payload = usable(task, readPlan(await think(dependencies, task, messages, signal)));
  const change = { inbox_state: 'plan_ready' as const, plan_summary: payload.summary };
  const place = { id: todo.id, from: 'planning' as const };
  return {
    result: payload.summary,
    payload,
    settle: (scope) => moveInInbox(scope, dependencies.hub, place, () => change),
  };
}

const momentOf = ({ clock, timeZone }: WorkerDependencies) => ({ now: clock.now(), zone: timeZone() });

function usable<T>({ instruction }: TaskRow, answer: T | undefined): T {
  if (answer === undefined) throw new TaskFailure(phrasesFor(instruction).inbox.unreadable);
  return answer;
}

const wordsOf = ({ title, description }: TodoRow) =>
  `${title} ${description ?? ''}`.split(/\s+/u).filter(Boolean).length;

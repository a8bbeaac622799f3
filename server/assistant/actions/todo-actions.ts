import {
  createTodo,
  deleteTodo,
  getTodo,
  selectTodos,
  type TodoRow,
  todoCreate,
  todoUpdate,
  updateTodo,
} from '../../features/todos/todos.ts';
import { localDate, startOfDay, toWall } from '../../lib/time-zone.ts';
import { parseTimestamp } from '../../lib/timestamps.ts';
import type { Phrases } from '../phrases/phrases.ts';
import { projectOf } from '../project-text.ts';
import type { WishParameters } from '../wish.ts';
import type { Action, ActionContext, ItemAction } from './action.ts';
import { askWhatToChange, chooseItem } from './choose-item.ts';
import { dayMinutes, onItsDay, shifted } from './event-moves.ts';
import { given, saysSomething } from './given.ts';

const mostListed = 5;

const card = (action_type: string, { id, title }: Pick<TodoRow, 'id' | 'title'>) => ({
  action_type,
  module: 'todos',
  todo_id: id,
  todo_title: title,
});

export const createTodoAction: Action = async (context, { parameters }) => {
  const { phrases, scope, dependencies, origin } = context;
  const { title, description, priority, due_date, recurrence_rule, tags } = parameters;
  const project = await projectOf(scope, origin.conversationId);
  const wanted = todoCreate.parse({
    title: title ?? phrases.untitled.todo,
    ...given({ description, priority, due_date, recurrence_rule, tags, parent_id: project?.id }),
  });
  const made = await createTodo(scope, dependencies, wanted, origin);
  return {
    text: phrases.done('created', 'todo', made.title, details(context, made)),
    card: card('todo_created', made),
  };
};

export const queryTodosAction: Action = async (context, { parameters }) => {
  const { phrases, scope, dependencies } = context;
  const { status, priority, due_date } = parameters;
  const dueBefore = due_date === undefined ? undefined : endOfDay(due_date, dependencies.timeZone());
  // Nobody who asks for their tasks means those that are done.
  const statuses = status === undefined ? ['in_progress', 'pending'] : [status];
  const page = { page: 1, limit: mostListed, order: 'created_at', direction: 'desc' } as const;
  const lists = await Promise.all(
    statuses.map((wanted) => selectTodos(scope.db, { status: wanted, priority, dueBefore }, page)),
  );
  const total = lists.reduce((sum, list) => sum + list.total, 0);
  if (total === 0) return { text: phrases.nothing('todo') };
  const rows = lists.flatMap((list) => list.rows).slice(0, mostListed);
  const lines = rows.map((row) =>
    [row.title, phrases.status(row.status), ...details(context, row)].join(', '),
  );
  return { text: phrases.list('todo', total, lines, total - lines.length) };
};

export const updateTodoAction: Action = async (context, wish) => {
  const { shift_minutes } = wish.parameters;
  if (!saysSomething({ ...changeOf(wish.parameters), ...given({ shift_minutes }) }))
    return askWhatToChange(context, 'todo', wish);
  const choice = await chooseItem(context, 'todo', 'update', wish);
  return 'outcome' in choice ? choice.outcome : updateTodoItem(context, wish, choice.item.id);
};

export const updateTodoItem: ItemAction = async (context, { parameters }, id) => {
  const before = await getTodo(context.scope, id);
  const due_date = newDue(before, parameters, context.scope.now, context.dependencies.timeZone());
  const change = todoUpdate.parse({ ...changeOf(parameters), ...given({ due_date }) });
  const row = await updateTodo(context.scope, context.dependencies, id, change);
  return {
    text: context.phrases.done('updated', 'todo', row.title, details(context, row)),
    card: card('todo_updated', row),
  };
};

/**
 * When it is due now: an hour alone is meant on the day on which it was due, and "two days later" counts from then, or
 * from today where it was not due at all.
 */
function newDue(
  before: TodoRow,
  { due_date, keeps_day, shift_minutes }: WishParameters,
  now: Date,
  zone: string,
): string | undefined {
  if (due_date === undefined && shift_minutes !== undefined) {
    const today = shift_minutes % dayMinutes === 0 ? startOfDay(localDate(now, zone), zone) : now;
    const was = before.due_date === null ? today : new Date(before.due_date);
    return shifted(was, shift_minutes, zone).toISOString();
  }
  if (before.due_date === null) return due_date;
  return onItsDay({ start_time: before.due_date }, { start_time: due_date, keeps_day }, zone).start_time;
}

export const completeTodoAction: Action = async (context, wish) => {
  const choice = await chooseItem(context, 'todo', 'complete', wish);
  return 'outcome' in choice ? choice.outcome : completeTodoItem(context, wish, choice.item.id);
};

export const completeTodoItem: ItemAction = async ({ scope, dependencies, phrases }, _wish, id) => {
  const row = await updateTodo(scope, dependencies, id, { status: 'completed' });
  return { text: phrases.done('completed', 'todo', row.title, []), card: card('todo_completed', row) };
};

export const deleteTodoAction: Action = async (context, wish) => {
  const choice = await chooseItem(context, 'todo', 'delete', wish);
  return 'outcome' in choice ? choice.outcome : deleteTodoItem(context, wish, choice.item.id);
};

export const deleteTodoItem: ItemAction = async ({ scope, dependencies, phrases }, _wish, id) => {
  const row = await getTodo(scope, id);
  await deleteTodo(scope, dependencies, id);
  return { text: phrases.done('deleted', 'todo', row.title, []), card: card('todo_deleted', row) };
};

/** What a todo's reply adds to its title. */
function details({ phrases, dependencies }: ActionContext, row: TodoRow): string[] {
  const told: string[] = [];
  if (row.due_date !== null) told.push(phrases.due(tellDue(phrases, row.due_date, dependencies.timeZone())));
  if (row.recurrence_rule !== null) told.push(phrases.repeats);
  if (row.priority === 'high' || row.priority === 'urgent') told.push(phrases.priority(row.priority));
  return told;
}

/** Due at midnight means some time on that day. */
function tellDue(phrases: Phrases, dueDate: string, zone: string): string {
  const at = new Date(dueDate);
  return phrases.time({ at, zone, dayOnly: toWall(at, zone).endsWith('T00:00:00') });
}

function endOfDay(due: string, zone: string): Date {
  const at = parseTimestamp(due, zone);
  return due.length === 10 ? new Date(at.getTime() + 86_399_999) : at;
}

/** Of the statuses the clients draw only two; the others are never set from chat. */
const changeOf = ({
  new_title,
  description,
  priority,
  due_date,
  status,
  recurrence_rule,
  tags,
}: WishParameters) =>
  given({
    title: new_title,
    description,
    priority,
    due_date,
    recurrence_rule,
    tags,
    status: status === 'pending' || status === 'completed' ? status : undefined,
  });

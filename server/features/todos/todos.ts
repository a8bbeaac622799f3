import type { ReadScope, WriteScope } from '../../db/work.ts';
import { notFound } from '../../http/errors.ts';
import type { Ids } from '../../lib/ids.ts';
import { announceChange } from '../../live/announce.ts';
import type { Hub } from '../../live/hub.ts';
import { completes, makeNextOccurrence } from './next-occurrence.ts';
import { checkReferences } from './references.ts';
import { storedFields, storedInboxState } from './stored-fields.ts';
import type { BulkTodoResponse, BulkTodoUpdate, TodoCreate, TodoUpdate } from './todos.schema.ts';
import {
  changeTodo,
  changeTodos,
  insertTodo,
  removeTodos,
  selectTodo,
  selectTodosById,
  type TodoRow,
} from './todos.store.ts';

export { changeInInbox, failInInbox, moveInInbox } from './inbox-change.ts';
export { presentTodo } from './present.ts';
export { inboxState, type Todo, todo, todoCreate, todoUpdate } from './todos.schema.ts';
export { removeTodos, selectTodos, selectTodosById, selectTodoTags, type TodoRow } from './todos.store.ts';
export {
  countInbox,
  countOpenDue,
  selectForReview,
  selectInProgress,
  selectOpenDue,
  selectOverdue,
} from './todos-of-day.ts';
export {
  type CountedTitles,
  countCompleted,
  countDue,
  countOverdue,
  countUntouched,
  countWithoutDate,
} from './todos-of-week.ts';

export type TodoDependencies = {
  ids: Ids;
  hub: Hub;
  timeZone(): string;
  attachmentFiles: { sweep(): Promise<void> };
};

/** Where something was made, when it was made by chat. */
export type Origin = { conversationId: string; messageId: string };

/** @throws {HttpError} 404 */
export async function getTodo({ db }: ReadScope, id: string): Promise<TodoRow> {
  const found = await selectTodo(db, id);
  if (!found) throw notFound('Todo');
  return found;
}

/** @throws {HttpError} 422 for a parent or a dependency that does not exist */
export async function createTodo(
  scope: WriteScope,
  { ids, hub, timeZone }: TodoDependencies,
  wanted: TodoCreate,
  origin?: Origin,
): Promise<TodoRow> {
  const id = ids.make('todo');
  const at = scope.now.toISOString();
  await checkReferences(scope, id, wanted);
  await insertTodo(scope.db, {
    ...storedFields(wanted, timeZone()),
    id,
    title: wanted.title,
    status: 'pending',
    priority: wanted.priority ?? 'medium',
    inbox_state: storedInboxState(wanted.inbox_state ?? 'none', wanted.parent_id ?? null),
    conversation_id: origin?.conversationId ?? null,
    message_id: origin?.messageId ?? null,
    created_at: at,
    updated_at: at,
  });
  announceChange(scope, hub, 'todos');
  return getTodo(scope, id);
}

/**
 * Absent properties stay, null clears. Completing a recurring todo makes the next one.
 *
 * @throws {HttpError} 404, or 422 for a parent that is not there, itself or below it, or a dependency that is not there
 */
export async function updateTodo(
  scope: WriteScope,
  dependencies: TodoDependencies,
  id: string,
  wanted: TodoUpdate,
): Promise<TodoRow> {
  const before = await getTodo(scope, id);
  await checkReferences(scope, id, wanted);
  const { title, status, priority, inbox_state } = wanted;
  const parent = wanted.parent_id === undefined ? before.parent_id : wanted.parent_id;
  await changeTodo(scope.db, id, {
    ...storedFields(wanted, dependencies.timeZone()),
    // Another rule begins another series, from this todo's own date on.
    ...(isOtherRule(before, wanted) && { series_start: null }),
    ...(title !== undefined && { title }),
    ...(priority !== undefined && { priority }),
    ...(inbox_state !== undefined && { inbox_state: storedInboxState(inbox_state, parent) }),
    ...(status !== undefined && {
      status,
      completed_at: status === 'completed' ? (before.completed_at ?? scope.now.toISOString()) : null,
    }),
    updated_at: scope.now.toISOString(),
  });
  const after = await getTodo(scope, id);
  if (completes(before, after.status)) await makeNextOccurrence(scope, dependencies, after);
  announceChange(scope, dependencies.hub, 'todos');
  return getTodo(scope, id);
}

/** Its links and attachments go with it, its children become roots. @throws {HttpError} 404 */
export async function deleteTodo(
  scope: WriteScope,
  { hub, attachmentFiles }: TodoDependencies,
  id: string,
): Promise<void> {
  if ((await removeTodos(scope.db, [id])) === 0) throw notFound('Todo');
  scope.afterCommit(() => void attachmentFiles.sweep());
  announceChange(scope, hub, 'todos');
}

/** Changes or deletes many; an unknown id becomes a text in `errors` and stops nothing. */
export async function bulkUpdateTodos(
  scope: WriteScope,
  dependencies: TodoDependencies,
  { ids, status, priority, tags, delete: isDeletion }: BulkTodoUpdate,
): Promise<BulkTodoResponse> {
  const wantedIds = [...new Set(ids)];
  const found = await selectTodosById(scope.db, wantedIds);
  const known = new Set(found.map(({ id }) => id));
  const errors = wantedIds.filter((id) => !known.has(id)).map((id) => `Todo ${id} not found`);
  if (found.length === 0) return { updated: 0, deleted: 0, errors };
  announceChange(scope, dependencies.hub, 'todos');
  if (isDeletion) {
    scope.afterCommit(() => void dependencies.attachmentFiles.sweep());
    return { updated: 0, deleted: await removeTodos(scope.db, [...known]), errors };
  }
  const change = {
    ...(status !== undefined && { status }),
    ...(priority !== undefined && { priority }),
    ...(tags !== undefined && { tags: JSON.stringify(tags) }),
  };
  await changeTodos(scope.db, [...known], change, scope.now);
  for (const before of found) {
    if (status !== undefined && completes(before, status))
      await makeNextOccurrence(scope, dependencies, await getTodo(scope, before.id));
  }
  return { updated: found.length, deleted: 0, errors };
}

const isOtherRule = (before: TodoRow, { recurrence_rule }: TodoUpdate) =>
  recurrence_rule !== undefined && (recurrence_rule || null) !== before.recurrence_rule;

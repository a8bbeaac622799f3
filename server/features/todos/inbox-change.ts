import type { Updateable } from 'kysely';
import type { WriteScope } from '../../db/work.ts';
import { announceChange } from '../../live/announce.ts';
import type { Hub } from '../../live/hub.ts';
import type { InboxState } from './todos.schema.ts';
import { changeTodo, selectTodo, type TodoRow } from './todos.store.ts';
import type { TodoTable } from './todos.table.ts';

export type InboxChange = Pick<
  Updateable<TodoTable>,
  | 'inbox_state'
  | 'automation_error'
  | 'clarification_questions'
  | 'clarification_answers'
  | 'plan_summary'
  | 'priority'
  | 'tags'
  | 'source_id'
>;

/** Moves a todo on in the inbox. An unknown id changes nothing. */
export async function changeInInbox(
  scope: WriteScope,
  hub: Hub,
  id: string,
  change: InboxChange,
): Promise<void> {
  await changeTodo(scope.db, id, { ...change, updated_at: scope.now.toISOString() });
  announceChange(scope, hub, 'todos');
}

/** Moves a todo on if it is still where it was; false, and no change, when somebody else moved or deleted it. */
export async function moveInInbox(
  scope: WriteScope,
  hub: Hub,
  { id, from }: { id: string; from: InboxState },
  change: (row: TodoRow) => InboxChange,
): Promise<boolean> {
  const row = await selectTodo(scope.db, id);
  if (row?.inbox_state !== from) return false;
  await changeInInbox(scope, hub, id, change(row));
  return true;
}

const underWay: readonly InboxState[] = ['classifying', 'questioning', 'planning'];

/** Says at a todo why the work on it ended, if it still waits for that work. */
export async function failInInbox(scope: WriteScope, hub: Hub, id: string, reason: string): Promise<void> {
  const row = await selectTodo(scope.db, id);
  if (row && underWay.includes(row.inbox_state))
    await changeInInbox(scope, hub, id, { inbox_state: 'error', automation_error: reason });
}

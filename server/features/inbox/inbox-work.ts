import type { WriteScope } from '../../db/work.ts';
import type { Ids } from '../../lib/ids.ts';
import type { Hub } from '../../live/hub.ts';
import {
  createTask,
  failTask,
  type InboxTaskType,
  selectOpenInboxTasks,
  type TaskRunner,
} from '../tasks/tasks.ts';
import type { TodoRow } from '../todos/todos.ts';

/** Characters of a todo that the one who works on it is told. */
const longestInstruction = 20_000;

/** A todo in words, for those who work on it. */
export const instructionOf = ({ title, description }: Pick<TodoRow, 'title' | 'description'>): string =>
  [title, description ?? ''].join('\n\n').trim().slice(0, longestInstruction);

/** Puts work on a todo in the inbox into the queue; returns the id of the task. */
export const queueInboxWork = (
  scope: WriteScope,
  ids: Ids,
  todo: TodoRow,
  taskType: InboxTaskType,
): Promise<string> =>
  createTask(scope, ids, {
    taskType,
    agentType: 'plan',
    instruction: instructionOf(todo),
    todoId: todo.id,
    skillChain: ['plan'],
  });

/** Ends what is still waiting or under way for a todo: whoever asks again wants that alone. */
export async function dropInboxWork(
  scope: WriteScope,
  { hub, taskRunner }: { hub: Hub; taskRunner: TaskRunner },
  todoId: string,
): Promise<void> {
  const open = await selectOpenInboxTasks(scope.db, todoId);
  for (const { id } of open) await failTask({ scope, hub }, id, 'A newer request took its place');
  scope.afterCommit(() => taskRunner.abort(open.map(({ id }) => id)));
}

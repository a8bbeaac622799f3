import type { RecordedChange, Row } from '../../db/change-log.ts';
import { revertChanges } from '../../db/revert-changes.ts';
import type { WriteScope } from '../../db/work.ts';
import { changeAction } from '../../features/assistant/assistant.ts';
import { type TaskRunner, withdrawTask } from '../../features/tasks/tasks.ts';
import { conflict } from '../../http/errors.ts';
import { announceChange, type Module } from '../../live/announce.ts';
import type { Hub } from '../../live/hub.ts';
import { phrasesFor } from '../phrases/phrases.ts';
import { removePosts } from '../tasks/post-result.ts';
import type { Intent } from '../understand/intents.ts';
import { type Decided, getAction } from './confirm-action.ts';
import { fates, markCards } from './mark-cards.ts';

const moduleOf: Readonly<Record<string, Module>> = { todos: 'todos', events: 'events', memos: 'memos' };

/** What an undoing tells, and stops. */
type UndoDependencies = { hub: Hub; taskRunner: TaskRunner };

/**
 * Takes back everything an action changed, except for what somebody has changed since. Work that it handed over is ended
 * and goes, whatever came of it. Told in the language in which the action was.
 *
 * @throws {HttpError} 404, or 409 when there is nothing to take back
 */
export async function undoAction(
  scope: WriteScope,
  dependencies: UndoDependencies,
  id: string,
): Promise<Decided> {
  const action = await getAction(scope, id);
  const { status, summary, intent } = action;
  if (status !== 'done' || action.changes === null) throw conflict('There is nothing to take back');
  const changes = JSON.parse(action.changes) as RecordedChange[];
  const isTask = ({ table }: RecordedChange) => table === 'agent_tasks';
  for (const { after } of changes.filter(isTask)) await withdraw(scope, dependencies, after);
  const { kept } = await revertChanges(
    scope.db,
    changes.filter((change) => !isTask(change)),
  );
  await changeAction(scope.db, id, { status: 'undone', changes: null, decided_at: scope.now.toISOString() });
  await markCards(scope, action, fates.undone);
  for (const module of new Set(changes.map(({ table }) => moduleOf[table]))) {
    if (module) announceChange(scope, dependencies.hub, module);
  }
  const text = phrasesFor(summary).undone(summary, kept);
  return { id, intent: intent as Intent, status: 'undone', text, cards: [] };
}

async function withdraw(scope: WriteScope, dependencies: UndoDependencies, task: Row | null): Promise<void> {
  const [id, conversationId] = [task?.['id'], task?.['conversation_id']];
  if (typeof id !== 'string') return;
  await withdrawTask(scope, dependencies, id);
  if (typeof conversationId === 'string') await removePosts(scope, conversationId, id);
}

import type { RecordedChange } from '../../db/change-log.ts';
import { revertChanges } from '../../db/revert-changes.ts';
import type { WriteScope } from '../../db/work.ts';
import { changeAction } from '../../features/assistant/assistant.ts';
import { conflict } from '../../http/errors.ts';
import { announceChange, type Module } from '../../live/announce.ts';
import type { Hub } from '../../live/hub.ts';
import { phrasesFor } from '../phrases/phrases.ts';
import type { Intent } from '../understand/intents.ts';
import { type Decided, getAction } from './confirm-action.ts';

const moduleOf: Readonly<Record<string, Module>> = { todos: 'todos', events: 'events', memos: 'memos' };

/**
 * Takes back everything an action changed, except for what somebody has changed since. Told in the language in which the
 * action was.
 *
 * @throws {HttpError} 404, or 409 when there is nothing to take back
 */
export async function undoAction(scope: WriteScope, hub: Hub, id: string): Promise<Decided> {
  const { status, summary, intent, ...action } = await getAction(scope, id);
  if (status !== 'done' || action.changes === null) throw conflict('There is nothing to take back');
  const changes = JSON.parse(action.changes) as RecordedChange[];
  const { kept } = await revertChanges(scope.db, changes);
  await changeAction(scope.db, id, { status: 'undone', changes: null, decided_at: scope.now.toISOString() });
  for (const module of new Set(changes.map(({ table }) => moduleOf[table]))) {
    if (module) announceChange(scope, hub, module);
  }
  const text = phrasesFor(summary).undone(summary, kept);
  return { id, intent: intent as Intent, status: 'undone', text, cards: [] };
}

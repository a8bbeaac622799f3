import { type RecordedChange, revertChanges } from '../../db/change-log.ts';
import type { WriteScope } from '../../db/work.ts';
import { type ActionRow, changeAction, selectAction } from '../../features/assistant/assistant.ts';
import { conflict, notFound } from '../../http/errors.ts';
import { announceChange, type Module } from '../../live/announce.ts';
import type { Hub } from '../../live/hub.ts';
import type { ActionContext, Outcome, Plan } from './action.ts';
import { itemActions } from './actions.ts';
import { keepFiles, undoDays } from './keep-action.ts';
import { perform } from './perform.ts';

/** @throws {HttpError} 404, also when its time is over */
async function getAction({ db, now }: WriteScope, id: string): Promise<ActionRow> {
  const found = await selectAction(db, id);
  if (!found || found.expires_at <= now.toISOString()) throw notFound('Action');
  return found;
}

/**
 * Does exactly what was proposed, once. `itemIds` chooses among the items that were named; without it all that was
 * proposed is done. Items that have gone since are left out.
 *
 * @throws {HttpError} 404, or 409 when it was decided already
 */
export async function confirmAction(
  context: ActionContext,
  id: string,
  itemIds?: readonly string[],
): Promise<Outcome> {
  const { scope, phrases } = context;
  const action = await getAction(scope, id);
  if (action.status !== 'proposed' || action.plan === null) throw conflict('This was decided already');
  const plan = JSON.parse(action.plan) as Plan;
  const known = new Set([...plan.itemIds, ...plan.alternativeIds]);
  const chosen = itemIds?.filter((itemId) => known.has(itemId)) ?? plan.itemIds;
  const outcomes: Outcome[] = [];
  const changes: RecordedChange[] = [];
  for (const itemId of chosen) {
    const performed = await perform(context, (inner) => applyTo(inner, plan, itemId));
    outcomes.push(performed.outcome);
    changes.push(...performed.changes);
  }
  const [only] = outcomes;
  const text = outcomes.length === 1 && only ? only.text : phrases.confirmed(outcomes.length);
  await changeAction(scope.db, id, {
    status: 'done',
    changes: JSON.stringify(changes),
    decided_at: scope.now.toISOString(),
  });
  await keepFiles(scope.db, changes, new Date(scope.now.getTime() + undoDays * 86_400_000));
  return { text, card: { ...(outcomes.length === 1 && only?.card), action_id: id, can_undo: true } };
}

function applyTo(context: ActionContext, { wish }: Plan, itemId: string): Promise<Outcome> {
  const act = itemActions[wish.intent];
  if (!act) throw notFound('Action');
  return act(context, wish, itemId);
}

const moduleOf: Readonly<Record<string, Module>> = { todos: 'todos', events: 'events', memos: 'memos' };

/**
 * Takes back everything an action changed.
 *
 * @throws {HttpError} 404, or 409 when there is nothing to take back
 */
export async function undoAction(scope: WriteScope, hub: Hub, id: string): Promise<ActionRow> {
  const action = await getAction(scope, id);
  if (action.status !== 'done' || action.changes === null) throw conflict('There is nothing to take back');
  const changes = JSON.parse(action.changes) as RecordedChange[];
  await revertChanges(scope.db, changes);
  await changeAction(scope.db, id, { status: 'undone', changes: null, decided_at: scope.now.toISOString() });
  for (const module of new Set(changes.map(({ table }) => moduleOf[table]))) {
    if (module) announceChange(scope, hub, module);
  }
  return { ...action, status: 'undone' };
}

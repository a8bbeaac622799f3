import type { RecordedChange } from '../../db/change-log.ts';
import type { WriteScope } from '../../db/work.ts';
import { type ActionRow, changeAction, selectAction } from '../../features/assistant/assistant.ts';
import { conflict, notFound, wrongField } from '../../http/errors.ts';
import { titleNow } from '../items.ts';
import type { Intent } from '../understand/intents.ts';
import type { ActionContext, Outcome, Plan, PlannedItem } from './action.ts';
import { actions, itemActions } from './actions.ts';
import { keepFiles, undoDays } from './keep-action.ts';
import { fates, markCards } from './mark-cards.ts';
import { perform } from './perform.ts';

/** What came of a decision. `intent` is that of what was decided on. */
export type Decided = {
  id: string;
  intent: Intent;
  status: 'done' | 'undone' | 'dropped';
  text: string;
  cards: Record<string, unknown>[];
};

/** @throws {HttpError} 404, also when its time is over */
export async function getAction({ db, now }: WriteScope, id: string): Promise<ActionRow> {
  const found = await selectAction(db, id);
  if (!found || found.expires_at <= now.toISOString()) throw notFound('Action');
  return found;
}

/** What was proposed, as it was shown. */
export const planOf = ({ plan }: Pick<ActionRow, 'plan'>): Plan | undefined =>
  plan === null ? undefined : (JSON.parse(plan) as Plan);

/**
 * Does exactly what was proposed, once. `itemIds` chooses among the items that were named; without it all that was
 * proposed is done. Items that are gone, or that are no longer called what was shown, are left out and named. `byButton`
 * when no new reply tells of it: then the card of the proposal is the way back.
 *
 * @throws {HttpError} 404; 409 when it was decided already; 422 for an item that was not named in the proposal
 */
export async function confirmAction(
  context: ActionContext,
  id: string,
  { itemIds, byButton = false }: { itemIds?: readonly string[] | undefined; byButton?: boolean } = {},
): Promise<Decided> {
  const { scope, phrases } = context;
  const action = await getAction(scope, id);
  const plan = planOf(action);
  if (action.status !== 'proposed' || !plan) throw conflict('This was decided already');
  const outcomes: Outcome[] = [];
  const changes: RecordedChange[] = [];
  const leftOut: PlannedItem[] = [];
  if (plan.items.length === 0) {
    const performed = await perform(context, (inner) => add(inner, plan));
    outcomes.push(performed.outcome);
    changes.push(...performed.changes);
  }
  for (const item of chosenOf(plan, itemIds)) {
    if ((await titleNow(scope.db, item.id)) !== item.title) {
      leftOut.push(item);
      continue;
    }
    const performed = await perform(context, (inner) => applyTo(inner, plan, item.id));
    outcomes.push(performed.outcome);
    changes.push(...performed.changes);
  }
  const texts = outcomes.map(({ text }) => text);
  if (leftOut.length > 0) texts.push(phrases.leftOut(leftOut.map(({ title }) => title)));
  const text = texts.join('\n');
  const status = changes.length > 0 ? 'done' : 'dropped';
  await settle(scope, id, { status, summary: text, changes });
  const done = byButton ? fates.doneByButton : fates.done;
  await markCards(scope, action, status === 'done' ? done : fates.dropped);
  const cards = outcomes.flatMap(({ card }) => (card ? [card] : []));
  return { id, intent: plan.wish.intent, status, text, cards: withUndo(cards, id, status === 'done') };
}

function chosenOf({ items, alternatives }: Plan, itemIds: readonly string[] | undefined): PlannedItem[] {
  if (itemIds === undefined) return items;
  const known = new Map([...items, ...alternatives].map((item) => [item.id, item]));
  return [...new Set(itemIds)].map((itemId) => {
    const item = known.get(itemId);
    if (!item) throw wrongField(['body', 'item_ids'], `${itemId} is not part of this proposal`);
    return item;
  });
}

function add(context: ActionContext, { wish }: Plan): Promise<Outcome> {
  const act = actions[wish.intent];
  if (!act) throw notFound('Action');
  return act(context, wish);
}

function applyTo(context: ActionContext, { wish }: Plan, itemId: string): Promise<Outcome> {
  const act = itemActions[wish.intent];
  if (!act) throw notFound('Action');
  return act(context, wish, itemId);
}

async function settle(
  { db, now }: WriteScope,
  id: string,
  { status, summary, changes }: { status: 'done' | 'dropped'; summary: string; changes: RecordedChange[] },
): Promise<void> {
  const until = new Date(now.getTime() + undoDays * 86_400_000);
  await changeAction(db, id, {
    status,
    summary,
    changes: JSON.stringify(changes),
    decided_at: now.toISOString(),
    expires_at: until.toISOString(),
  });
  await keepFiles(db, changes, until);
}

/** The first card says how all of it can be taken back. */
function withUndo(cards: Record<string, unknown>[], id: string, canUndo: boolean): Record<string, unknown>[] {
  if (!canUndo) return cards;
  const [first = {}, ...others] = cards;
  return [{ ...first, action_id: id, can_undo: true }, ...others];
}

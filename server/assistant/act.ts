import { dropProposals, selectLatest } from '../features/assistant/assistant.ts';
import { setMessageIntent } from '../features/conversations/conversations.ts';
import type { ActionContext, Outcome } from './actions/action.ts';
import { actions } from './actions/actions.ts';
import { confirmAction, undoAction } from './actions/decide-action.ts';
import { keepAction } from './actions/keep-action.ts';
import { type Performed, perform } from './actions/perform.ts';
import type { Command } from './commands.ts';
import type { ReplyDraft } from './store-reply.ts';
import type { Wish } from './wish.ts';

/** One wish with the answer that was made for it outside the transaction, if it is of that kind. */
export type PreparedWish = { wish: Wish; answer?: Outcome };

/**
 * Carries out everything a message wishes, in order, inside the transaction that stores the reply: one text, one card each.
 * The first card is the reply's metadata, the others are in its `actions`.
 */
export async function actOn(
  context: ActionContext,
  replyId: string,
  prepared: readonly PreparedWish[],
): Promise<ReplyDraft> {
  const { scope, origin, dependencies } = context;
  await dropProposals(scope.db, origin.conversationId, scope.now);
  const texts: string[] = [];
  const cards: Record<string, unknown>[] = [];
  for (const { wish, answer } of prepared) {
    const performed = answer ? { outcome: answer, changes: [] } : await performWish(context, wish);
    const place = { conversationId: origin.conversationId, replyId };
    const decision = await keepAction(scope, dependencies.ids, place, wish.intent, performed);
    texts.push(performed.outcome.text);
    cards.push({ ...performed.outcome.card, ...decision, intent: wish.intent });
  }
  const [first, ...others] = cards;
  const intent = prepared[0]?.wish.intent ?? 'general_chat';
  await setMessageIntent(scope.db, origin.messageId, intent);
  return {
    text: texts.join('\n\n'),
    intent,
    metadata: { ...first, ...(others.length > 0 && { actions: others }) },
  };
}

function performWish(context: ActionContext, wish: Wish): Promise<Performed> {
  const act = actions[wish.intent];
  if (!act) return Promise.resolve({ outcome: { text: context.phrases.actionFailed }, changes: [] });
  return perform(context, (inner) => act(inner, wish));
}

/** Carries out an answer to what the assistant proposed or did last. */
export async function obey(context: ActionContext, command: Command): Promise<ReplyDraft> {
  const { scope, origin } = context;
  const outcome = command.type === 'undo' ? await undoLatest(context) : await decideLatest(context, command);
  await setMessageIntent(scope.db, origin.messageId, 'general_chat');
  return {
    text: outcome.text,
    intent: 'general_chat',
    metadata: { ...outcome.card, intent: 'general_chat' },
  };
}

async function decideLatest(
  context: ActionContext,
  command: Exclude<Command, { type: 'undo' }>,
): Promise<Outcome> {
  const { scope, origin, phrases } = context;
  const proposal = await selectLatest(scope.db, origin.conversationId, 'proposed', scope.now);
  if (!proposal) return { text: phrases.nothingToConfirm };
  if (command.type === 'drop') {
    await dropProposals(scope.db, origin.conversationId, scope.now);
    return { text: phrases.dropped };
  }
  const chosen = command.type === 'choose' ? optionIds(proposal.plan)[command.index] : undefined;
  return confirmAction(context, proposal.id, chosen === undefined ? undefined : [chosen]);
}

async function undoLatest({ scope, origin, phrases, dependencies }: ActionContext): Promise<Outcome> {
  const done = await selectLatest(scope.db, origin.conversationId, 'done', scope.now);
  if (!done) return { text: phrases.nothingToUndo };
  await undoAction(scope, dependencies.hub, done.id);
  return { text: phrases.undone(done.summary) };
}

/** What can be chosen in a proposal, the proposed item first. */
export function optionIds(plan: string | null): string[] {
  const { itemIds = [], alternativeIds = [] } =
    plan === null ? {} : (JSON.parse(plan) as Partial<Record<string, string[]>>);
  return [...itemIds, ...alternativeIds];
}

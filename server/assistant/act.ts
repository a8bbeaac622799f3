import { selectDoneLast } from '../features/assistant/assistant.ts';
import { selectRecentTurns, setMessageIntent } from '../features/conversations/conversations.ts';
import type { ActionContext, Outcome } from './actions/action.ts';
import { actions, itemActions } from './actions/actions.ts';
import { askBeforeAdding } from './actions/ask-before-adding.ts';
import { confirmAction, type Decided } from './actions/confirm-action.ts';
import { dropOpenProposals } from './actions/drop-open-proposals.ts';
import { keepAction } from './actions/keep-action.ts';
import { type Performed, perform } from './actions/perform.ts';
import { undoAction } from './actions/undo-action.ts';
import type { Command } from './commands.ts';
import { proposalsToAnswer } from './proposals.ts';
import type { ReplyDraft } from './store-reply.ts';
import type { Intent } from './understand/intents.ts';
import type { Wish } from './wish.ts';

/** One wish with the answer that was made for it outside the transaction, if it is of that kind. */
export type PreparedWish = { wish: Wish; answer?: Outcome };

/** What an action is given, except for how many of them there are. */
export type MessageContext = Omit<ActionContext, 'changingWishes' | 'model'>;

/** How many of the owner's messages may speak of what is wished, the present one included. */
const ownMessages = 3;

/**
 * Carries out everything a message wishes, in order, inside the transaction that stores the reply: one text, one card each.
 * The first card is the reply's metadata, the others are in its `actions`. `asked` is what the built-in reader takes the
 * message for where it was a model that understood it.
 */
export async function actOn(
  message: MessageContext,
  { replyId, asked }: { replyId: string; asked: readonly Intent[] | undefined },
  prepared: readonly PreparedWish[],
): Promise<ReplyDraft> {
  const { scope, origin, dependencies } = message;
  const changingWishes = prepared.filter(({ wish }) => itemActions[wish.intent]).length;
  const wished = prepared.map(({ wish }) => wish.intent);
  const model = asked && { asked, wished, ownWords: await ownWordsIn(message) };
  const context = { ...message, changingWishes, model };
  await dropOpenProposals(scope, origin.conversationId);
  const texts: string[] = [];
  const cards: Record<string, unknown>[] = [];
  for (const { wish, answer } of prepared) {
    const performed = answer ? { outcome: answer, changes: [] } : await performWish(context, wish);
    const place = { conversationId: origin.conversationId, replyId };
    const decision = await keepAction(scope, dependencies.ids, place, wish.intent, performed);
    texts.push(performed.outcome.text);
    cards.push({ ...performed.outcome.card, ...decision, intent: wish.intent });
  }
  return draft(context, texts, prepared[0]?.wish.intent ?? 'general_chat', cards);
}

async function ownWordsIn({ scope, origin }: MessageContext): Promise<string> {
  const turns = await selectRecentTurns(scope.db, origin.conversationId, 2 * ownMessages);
  const own = turns.filter(({ role }) => role === 'user').slice(-ownMessages);
  return own.map(({ content }) => content).join('\n');
}

function performWish(context: ActionContext, wish: Wish): Promise<Performed> {
  const question = askBeforeAdding(context, wish);
  if (question) return Promise.resolve({ outcome: question, changes: [] });
  const act = actions[wish.intent];
  if (!act) return Promise.resolve({ outcome: { text: context.phrases.actionFailed }, changes: [] });
  return perform(context, (inner) => act(inner, wish));
}

/** Carries out an answer to what the assistant proposed or did last. */
export async function obey(message: MessageContext, command: Command): Promise<ReplyDraft> {
  const { scope, origin, phrases } = message;
  const context = { ...message, changingWishes: 0 };
  if (command.type === 'drop') {
    await dropOpenProposals(scope, origin.conversationId);
    return draft(context, [phrases.dropped], 'general_chat', []);
  }
  const decided = command.type === 'undo' ? await undoLast(context) : await confirmLast(context, command);
  const [first] = decided;
  if (!first) {
    const text = command.type === 'undo' ? phrases.nothingToUndo : phrases.nothingToConfirm;
    return draft(context, [text], 'general_chat', []);
  }
  const texts = decided.map(({ text }) => text);
  const cards = decided.flatMap((one) => one.cards.map((card) => ({ ...card, intent: one.intent })));
  return draft(context, texts, command.type === 'undo' ? 'general_chat' : first.intent, cards);
}

/** Does all that the last reply proposed, or of one proposal the item that was chosen. */
async function confirmLast(context: ActionContext, command: Command): Promise<Decided[]> {
  const { scope, origin } = context;
  const decided: Decided[] = [];
  for (const { id, plan } of await proposalsToAnswer(scope, origin.conversationId)) {
    const isChosen = command.type !== 'choose' || [...plan.items, ...plan.alternatives].some(isItem(command));
    if (!isChosen) continue;
    decided.push(
      await confirmAction(context, id, { itemIds: command.type === 'choose' ? [command.itemId] : undefined }),
    );
  }
  return decided;
}

const isItem =
  ({ itemId }: { itemId: string }) =>
  ({ id }: { id: string }) =>
    id === itemId;

/** Takes back all that was done by the reply that did something last, last first. */
async function undoLast({ scope, origin, dependencies }: ActionContext): Promise<Decided[]> {
  const undone: Decided[] = [];
  for (const { id } of await selectDoneLast(scope.db, origin.conversationId, scope.now)) {
    undone.push(await undoAction(scope, dependencies, id));
  }
  return undone;
}

async function draft(
  { scope, origin }: ActionContext,
  texts: readonly string[],
  intent: Intent,
  cards: readonly Record<string, unknown>[],
): Promise<ReplyDraft> {
  await setMessageIntent(scope.db, origin.messageId, intent);
  const [first, ...others] = cards;
  return {
    text: texts.join('\n\n'),
    intent,
    metadata: { intent, ...first, ...(others.length > 0 && { actions: others }) },
  };
}

import type { Intent } from '../understand/intents.ts';
import type { Wish, WishParameters } from '../wish.ts';
import type { ActionContext, Outcome, Plan } from './action.ts';
import { isOwnersWish } from './owners-wish.ts';

type Adding = { kind: Plan['kind']; nameOf(parameters: WishParameters): string | undefined };

const named = ({ title, description }: WishParameters) => title ?? description;

const adding: Partial<Record<Intent, Adding>> = {
  create_todo: { kind: 'todo', nameOf: named },
  create_event: { kind: 'event', nameOf: named },
  create_memo: { kind: 'memo', nameOf: named },
  delegate_task: { kind: 'task', nameOf: ({ instruction, query }) => instruction ?? query },
};

/**
 * Asks before something is added that may not have been wished, or that the owner did not speak of; undefined when there
 * is nothing to ask.
 */
export function askBeforeAdding(context: ActionContext, wish: Wish): Outcome | undefined {
  const found = adding[wish.intent];
  if (!found) return undefined;
  const name = found.nameOf(wish.parameters);
  if (!wish.isUnsure && isOwnersWish(context, wish.intent, name)) return undefined;
  return {
    text: question(context, found.kind, name),
    proposal: { wish, kind: found.kind, items: [], alternatives: [] },
  };
}

function question({ phrases, message }: ActionContext, kind: Plan['kind'], name: string | undefined): string {
  if (kind === 'task') return phrases.work.propose(name ?? message);
  return phrases.proposeAdding(kind, name ?? phrases.untitled[kind]);
}

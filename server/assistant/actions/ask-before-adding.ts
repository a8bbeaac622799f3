import type { KindName } from '../phrases/types.ts';
import type { Intent } from '../understand/intents.ts';
import type { Wish } from '../wish.ts';
import type { ActionContext, Outcome } from './action.ts';

const kinds: Partial<Record<Intent, KindName>> = {
  create_todo: 'todo',
  create_event: 'event',
  create_memo: 'memo',
};

/** Asks before something is added that may not have been wished; undefined when there is nothing to ask. */
export function askBeforeAdding({ phrases }: ActionContext, wish: Wish): Outcome | undefined {
  const kind = kinds[wish.intent];
  if (!wish.isUnsure || !kind) return undefined;
  const { title, description } = wish.parameters;
  return {
    text: phrases.proposeAdding(kind, title ?? description ?? phrases.untitled[kind]),
    proposal: { wish, kind, items: [], alternatives: [] },
  };
}

import type { ReadScope, WriteScope } from '../../db/work.ts';
import type { EventDependencies } from '../../features/events/events.ts';
import type { MemoDependencies } from '../../features/memos/memos.ts';
import type { TodoDependencies } from '../../features/todos/todos.ts';
import type { Phrases } from '../phrases/phrases.ts';
import type { Wish } from '../wish.ts';

/** What a reply says about one wish. `card` is what clients draw; without one there is only text. */
export type Outcome = {
  text: string;
  card?: Record<string, unknown>;
  /** Waits for the owner's yes instead of being done. */
  proposal?: Plan;
};

/** Exactly what will be done when the owner agrees. */
export type Plan = {
  wish: Wish;
  kind: 'todo' | 'event' | 'memo';
  itemIds: string[];
  /** Other items that could have been meant. */
  alternativeIds: string[];
};

export type ActionDependencies = TodoDependencies & EventDependencies & MemoDependencies;

/** What an action works with. */
export type ActionContext<S extends ReadScope = WriteScope> = {
  scope: S;
  dependencies: ActionDependencies;
  /** The message that asked for it. */
  origin: { conversationId: string; messageId: string };
  message: string;
  phrases: Phrases;
};

/** Does to one item what a wish says. */
export type ItemAction = (context: ActionContext, wish: Wish, itemId: string) => Promise<Outcome>;

/** Carries out a wish inside a transaction. */
export type Action = (context: ActionContext, wish: Wish) => Promise<Outcome>;

import type { ReadScope, WriteScope } from '../../db/work.ts';
import type { EventDependencies } from '../../features/events/events.ts';
import type { MemoDependencies } from '../../features/memos/memos.ts';
import type { TaskRunner } from '../../features/tasks/tasks.ts';
import type { TodoDependencies } from '../../features/todos/todos.ts';
import type { WorkingHours } from '../../lib/working-hours.ts';
import type { Phrases } from '../phrases/phrases.ts';
import type { Intent } from '../understand/intents.ts';
import type { Wish } from '../wish.ts';

/** What a reply says about one wish. `card` is what clients draw; without one there is only text. */
export type Outcome = {
  text: string;
  card?: Record<string, unknown>;
  /** What undoing names; the text itself when absent. */
  summary?: string;
  /** Waits for the owner's yes instead of being done. */
  proposal?: Plan;
};

/** An item as it was shown when its change was proposed. */
export type PlannedItem = { id: string; title: string };

/** Exactly what will be done when the owner agrees. */
export type Plan = {
  wish: Wish;
  kind: 'todo' | 'event' | 'memo' | 'task';
  /** Empty when something new is to be added. */
  items: PlannedItem[];
  /** Other items that could have been meant. */
  alternatives: PlannedItem[];
};

export type ActionDependencies = TodoDependencies &
  EventDependencies &
  MemoDependencies & { workingHours(): WorkingHours; taskRunner: TaskRunner };

/** What a model's wishes are held against. */
export type ModelOrigin = {
  /** What the built-in reader takes the message for. */
  asked: readonly Intent[];
  /** The owner's last messages, the present one included. */
  ownWords: string;
  /** What the model takes it for. */
  wished: readonly Intent[];
};

/** What an action works with. */
export type ActionContext<S extends ReadScope = WriteScope> = {
  scope: S;
  dependencies: ActionDependencies;
  /** The message that asked for it. */
  origin: { conversationId: string; messageId: string };
  message: string;
  /** How many wishes of the message change or delete what is there. */
  changingWishes: number;
  /** Where the wishes come from when a model said them; absent for what the built-in reader understood. */
  model?: ModelOrigin | undefined;
  phrases: Phrases;
};

/** Does to one item what a wish says. */
export type ItemAction = (context: ActionContext, wish: Wish, itemId: string) => Promise<Outcome>;

/** Carries out a wish inside a transaction. */
export type Action = (context: ActionContext, wish: Wish) => Promise<Outcome>;

import type { Language } from '../../features/today/today.ts';
import type { InboxPhrases } from './inbox.ts';
import type { PlanningPhrases } from './planning.ts';
import type { WorkPhrases } from './work.ts';

/** A time as it is told: an instant with the owner's zone, and whether only the day counts. */
export type ToldTime = { at: Date; zone: string; dayOnly: boolean };

export type KindName = 'todo' | 'event' | 'memo';

/** Every sentence the assistant says by itself, in one language. Titles come from the owner and are quoted. */
export type Phrases = {
  time(told: ToldTime): string;
  priority(level: string): string;
  done(
    what: 'created' | 'updated' | 'completed' | 'deleted',
    kind: KindName,
    title: string,
    details: readonly string[],
  ): string;
  due(time: string): string;
  repeats: string;
  at(place: string): string;
  untitled: Record<KindName, string>;
  whichItem(kind: KindName): string;
  notFound(kind: KindName, words: string): string;
  whatToChange(kind: KindName, title: string): string;
  whenShouldItBe(title: string): string;
  list(kind: KindName, total: number, lines: readonly string[], more: number): string;
  nothing(kind: KindName): string;
  status(status: string): string;
  /** Asks before doing something to exactly these items. */
  propose(verb: 'update' | 'complete' | 'delete', titles: readonly string[]): string;
  /** Asks before adding something that may not have been wished. */
  proposeAdding(kind: KindName, title: string): string;
  /** Several items could be meant; the first is proposed. */
  proposeOneOf(verb: 'update' | 'complete' | 'delete', best: string, others: readonly string[]): string;
  /** These are gone, or are no longer what was shown when they were proposed. */
  leftOut(titles: readonly string[]): string;
  dropped: string;
  nothingToConfirm: string;
  /** `kept` is how many things stay because they have been changed since. */
  undone(summary: string, kept: number): string;
  nothingToUndo: string;
  found(query: string, lines: readonly string[], more: number): string;
  foundNothing(query: string): string;
  actionFailed: string;
  /** Follows the reason why an AI does not answer while none is connected. */
  worksWithoutAi: string;
  /** The words before said that something was done, and nothing was. */
  nothingDone: string;
  /** In which everything here is said, as a model is told. */
  language: Language;
  planning: PlanningPhrases;
  work: WorkPhrases;
  inbox: InboxPhrases;
};

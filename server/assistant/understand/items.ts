import { type LearnedIntent, learnedIntents } from './intents.ts';
import type { Slots } from './slots/extract.ts';

/** Something the owner keeps, as far as understanding needs to know it. */
export type KnownItem = {
  readonly kind: 'todo' | 'event' | 'memo';
  readonly id: string;
  readonly title: string;
};

type Kind = KnownItem['kind'];

/** Requests that differ only in the kind of item they are about. */
const families: readonly Readonly<Record<Kind, LearnedIntent>>[] = [
  { todo: 'update_todo', event: 'update_event', memo: 'update_memo' },
  { todo: 'delete_todo', event: 'delete_event', memo: 'delete_memo' },
];

const kindNamed =
  /\b(?:tasks?|to-?dos?|reminders?|list|meetings?|appointments?|appts?|mtgs?|events?|calendar|schedule|notes?|memos?|journal)\b/i;

/** How much of the probability of the wrong kinds goes to the kind that exists. */
const shifted = { silent: 0.9, named: 0.25 } as const;

function onlyKind(found: readonly KnownItem[]): Kind | undefined {
  const kinds = new Set(found.map((item) => item.kind));
  return kinds.size === 1 ? found[0]?.kind : undefined;
}

/**
 * Moves probability within a family of requests to the kind of item that is there: whether "move the dentist" is about
 * a task or an appointment depends on what the owner has. A kind named in the message is mostly believed.
 */
export function weighByItems(
  likely: readonly number[],
  slots: Slots,
  text: string,
  items: ((words: string) => readonly KnownItem[]) | undefined,
): number[] {
  const weighed = [...likely];
  if (items === undefined || slots.title === undefined) return weighed;
  const best = learnedIntents[likely.indexOf(Math.max(...likely))];
  const family = families.find((members) => Object.values(members).some((intent) => intent === best));
  const kind = family && onlyKind(items(slots.title));
  if (family === undefined || kind === undefined) return weighed;
  const share = kindNamed.test(text) ? shifted.named : shifted.silent;
  const target = learnedIntents.indexOf(family[kind]);
  for (const intent of Object.values(family)) move(weighed, learnedIntents.indexOf(intent), target, share);
  return weighed;
}

function move(weighed: number[], from: number, to: number, share: number): void {
  if (from === to) return;
  const moved = (weighed[from] ?? 0) * share;
  weighed[from] = (weighed[from] ?? 0) - moved;
  weighed[to] = (weighed[to] ?? 0) + moved;
}

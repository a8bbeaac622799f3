import { findItems, findUntitled, type Item, listItems, nameOf, type ScoredItem } from '../items.ts';
import { namesTitle } from '../title-score.ts';
import type { Wish } from '../wish.ts';
import type { ActionContext, Outcome, PlannedItem } from './action.ts';
import { isOwnersWish } from './owners-wish.ts';
import { preferred, type Verb } from './prefer-items.ts';

/** From here on a title is what was said; below it the owner is asked. */
const clearScore = 0.85;
/** Below this nothing was found. */
const leastScore = 0.34;
/** An item this much behind the best is not meant. */
const clearLead = 0.2;
/** Understanding less sure than this is not enough to change what is there. */
const leastConfidence = 0.5;
/** How many other items a question names. */
const mostAlternatives = 9;

export type Choice = { item: Item } | { outcome: Outcome };

/**
 * The one item a wish means. Anything short of one clear match becomes a question or a proposal, and changes nothing:
 * several matches, a weak one, more than one item at a time, an item that the message does not speak of.
 */
export async function chooseItem(
  context: ActionContext,
  kind: Item['kind'],
  verb: Verb,
  wish: Wish,
): Promise<Choice> {
  const found = await candidates(context, kind, verb, wish);
  const [best, second] = found;
  if (!best) return { outcome: { text: nothingFound(context, kind, wish) } };
  if (wish.parameters.all && second) return { outcome: propose(context, kind, verb, wish, found, []) };
  const isClear =
    best.score >= clearScore &&
    !wish.isUnsure &&
    wish.confidence >= leastConfidence &&
    isAlone(best, second) &&
    isMeant(context, wish, verb, nameOf(best.item));
  return isClear ? { item: best.item } : { outcome: proposeOne(context, kind, verb, wish, found) };
}

/** What is said about a wish to change something that does not say what to change; nothing is changed. */
export async function askWhatToChange(
  context: ActionContext,
  kind: Item['kind'],
  wish: Wish,
): Promise<Outcome> {
  const [best] = await candidates(context, kind, 'update', wish);
  if (!best) return { text: nothingFound(context, kind, wish) };
  return { text: context.phrases.whatToChange(kind, nameOf(best.item)) };
}

/** By the title that was named, else by what the message may name; that much alone is never clear. */
async function candidates(
  { scope, dependencies, message }: ActionContext,
  kind: Item['kind'],
  verb: Verb,
  { parameters }: Wish,
): Promise<ScoredItem[]> {
  const { title, all } = parameters;
  const zone = dependencies.timeZone();
  const found =
    title === undefined && all
      ? await listItems(scope.db, kind, scope.now, zone)
      : await findItems(scope.db, kind, title ?? message, zone);
  const untitled = kind === 'memo' && !all ? await findUntitled(scope.db, title ?? message, zone) : [];
  const fitting = bestFirst(found, untitled).filter(({ score }) => score >= leastScore);
  return preferred(fitting, verb, parameters, scope.now);
}

/** Each item once, by the better of its scores; those that are alike stay in their order. */
function bestFirst(found: readonly ScoredItem[], untitled: readonly ScoredItem[]): ScoredItem[] {
  const named = new Map(untitled.map((one) => [one.item.id, one]));
  const merged = found.map((one) => {
    const other = named.get(one.item.id);
    named.delete(one.item.id);
    return other && other.score > one.score ? other : one;
  });
  return [...merged, ...named.values()].sort((a, b) => b.score - a.score);
}

function nothingFound({ phrases }: ActionContext, kind: Item['kind'], { parameters }: Wish): string {
  const { title, all } = parameters;
  if (title !== undefined) return phrases.notFound(kind, title);
  return all ? phrases.nothing(kind) : phrases.whichItem(kind);
}

const isAlone = (best: ScoredItem, second: ScoredItem | undefined) =>
  !second || second.score <= best.score - clearLead || (best.score === 1 && second.score < 1);

/**
 * Whether the message speaks of the item. What a model wants that the owner did not speak of may come from a text that
 * somebody else wrote, so it is asked first: always before deleting, and before changing several things at once. One
 * change alone may be about "it", the thing talked about before, if a change is asked for at all.
 */
function isMeant(context: ActionContext, { intent }: Wish, verb: Verb, title: string): boolean {
  if (namesTitle(context.message, title)) return true;
  return verb !== 'delete' && context.changingWishes <= 1 && isOwnersWish(context, intent, undefined);
}

function proposeOne(
  context: ActionContext,
  kind: Item['kind'],
  verb: Verb,
  wish: Wish,
  [best, ...others]: readonly ScoredItem[],
): Outcome {
  const near = best ? [best] : [];
  const alternatives = wish.parameters.title === undefined ? [] : others.slice(0, mostAlternatives);
  return propose(context, kind, verb, wish, near, alternatives);
}

function propose(
  { phrases }: ActionContext,
  kind: Item['kind'],
  verb: Verb,
  wish: Wish,
  found: readonly ScoredItem[],
  others: readonly ScoredItem[],
): Outcome {
  const [items, alternatives] = [found.map(asPlanned), others.map(asPlanned)];
  const [titles, otherTitles] = [
    found.map(({ item }) => nameOf(item)),
    others.map(({ item }) => nameOf(item)),
  ];
  const [best = ''] = titles;
  return {
    text:
      otherTitles.length > 0 ? phrases.proposeOneOf(verb, best, otherTitles) : phrases.propose(verb, titles),
    proposal: { wish, kind, items, alternatives },
  };
}

const asPlanned = ({ item: { id, title } }: ScoredItem): PlannedItem => ({ id, title });

import { findItems, type Item, type ScoredItem } from '../items.ts';
import type { Wish } from '../wish.ts';
import type { ActionContext, Outcome } from './action.ts';

type Verb = 'update' | 'complete' | 'delete';

/** From here on a title is what was said; below it the owner is asked. */
const clearScore = 0.85;
/** Below this nothing was found. */
const leastScore = 0.34;
/** An item this much behind the best is not meant. */
const clearLead = 0.2;
/** Understanding less sure than this is not enough to change what is there. */
const leastConfidence = 0.5;
const mostNamed = 10;

export type Choice = { item: Item } | { outcome: Outcome };

/**
 * The one item a wish means. Anything short of one clear match becomes a question or a proposal, and changes nothing.
 */
export async function chooseItem(
  context: ActionContext,
  kind: Item['kind'],
  verb: Verb,
  wish: Wish,
): Promise<Choice> {
  const { phrases, scope, dependencies } = context;
  const { title, all } = wish.parameters;
  if (title === undefined) return { outcome: { text: phrases.whichItem(kind) } };
  const zone = dependencies.timeZone();
  const found = preferred(
    await findItems(scope.db, kind, title, zone),
    verb,
    scope.now,
    wish.parameters.match_time,
  );
  const [best, second] = found;
  if (!best || best.score < leastScore) return { outcome: { text: phrases.notFound(kind, title) } };
  if (all && found.length > 1) return { outcome: proposeAll(context, kind, verb, wish, found) };
  const isClear =
    best.score >= clearScore &&
    wish.confidence >= leastConfidence &&
    (!second || second.score <= best.score - clearLead || (best.score === 1 && second.score < 1));
  return isClear ? { item: best.item } : { outcome: proposeOne(context, kind, verb, wish, found) };
}

function proposeAll(
  context: ActionContext,
  kind: Item['kind'],
  verb: Verb,
  wish: Wish,
  found: readonly ScoredItem[],
) {
  const clear = found.filter(({ score }) => score >= leastScore);
  const titles = clear.slice(0, mostNamed).map(({ item }) => item.title);
  return {
    text: context.phrases.propose(verb, titles, clear.length - titles.length),
    proposal: { wish, kind, itemIds: clear.map(({ item }) => item.id), alternativeIds: [] },
  };
}

function proposeOne(
  { phrases }: ActionContext,
  kind: Item['kind'],
  verb: Verb,
  wish: Wish,
  found: readonly ScoredItem[],
): Outcome {
  const [best, ...others] = found.filter(({ score }) => score >= leastScore).slice(0, mostNamed);
  if (!best) return { text: phrases.whichItem(kind) };
  const text =
    others.length > 0
      ? phrases.proposeOneOf(
          verb,
          best.item.title,
          others.map(({ item }) => item.title),
        )
      : phrases.propose(verb, [best.item.title], 0);
  return {
    text,
    proposal: { wish, kind, itemIds: [best.item.id], alternativeIds: others.map(({ item }) => item.id) },
  };
}

/** What is still open or to come is meant rather than what is over. */
function preferred(found: ScoredItem[], verb: Verb, now: Date, matchTime: string | undefined): ScoredItem[] {
  const atTime = matchTime === undefined ? [] : found.filter(({ item }) => isAt(item, matchTime));
  if (atTime.length > 0) return atTime;
  const current = found.filter(({ item }) => isCurrent(item, now));
  const best = found[0]?.score ?? 0;
  const bestCurrent = current[0]?.score ?? 0;
  return current.length > 0 && (verb !== 'delete' || bestCurrent >= best) ? current : found;
}

function isCurrent({ kind, item }: Item, now: Date): boolean {
  if (kind === 'todo') return item.status === 'pending' || item.status === 'in_progress';
  if (kind === 'memo') return true;
  return (
    item.recurrence_rule !== undefined ||
    Date.parse(item.end_time ?? item.start_time) >= now.getTime() - 3_600_000
  );
}

/** Whether an item stands at a wall time; a bare date matches the whole day. */
function isAt({ kind, item }: Item, wall: string): boolean {
  const time = kind === 'event' ? item.start_time : kind === 'todo' ? item.due_date : undefined;
  return time?.startsWith(wall.slice(0, 16)) ?? false;
}

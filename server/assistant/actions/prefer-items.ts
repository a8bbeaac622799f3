import type { Item, ScoredItem } from '../items.ts';
import type { WishParameters } from '../wish.ts';

export type Verb = 'update' | 'complete' | 'delete';

/** What ended less than this ago still counts as present, ms. */
const justOver = 3_600_000;

/**
 * Of the items that could be meant those that rather are: at the time that was named, with the status that was named,
 * and what is still open or to come rather than what is over. Best first, as before.
 */
export function preferred(
  found: readonly ScoredItem[],
  verb: Verb,
  { match_time: time, status, all }: WishParameters,
  now: Date,
): ScoredItem[] {
  const atTime = time === undefined ? [] : found.filter(({ item }) => isAt(item, time));
  if (atTime.length > 0) return atTime;
  if (verb === 'delete' && status !== undefined) {
    return found.filter(({ item }) => item.kind !== 'todo' || item.item.status === status);
  }
  const current = found.filter(({ item }) => isCurrent(item, now));
  const [best, bestCurrent] = [found[0]?.score ?? 0, current[0]?.score ?? 0];
  const areMeant = current.length > 0 && (verb !== 'delete' || bestCurrent >= best);
  return areMeant || all ? current : [...found];
}

function isCurrent({ kind, item }: Item, now: Date): boolean {
  if (kind === 'todo') return item.status === 'pending' || item.status === 'in_progress';
  if (kind === 'memo' || item.recurrence_rule !== undefined) return true;
  return Date.parse(item.end_time ?? item.start_time) >= now.getTime() - justOver;
}

/** Whether an item stands at a wall time; a bare date matches the whole day. */
function isAt({ kind, item }: Item, wall: string): boolean {
  const time = kind === 'event' ? item.start_time : kind === 'todo' ? item.due_date : undefined;
  return time?.startsWith(wall.slice(0, 16)) ?? false;
}

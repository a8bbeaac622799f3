import type { When } from '../../dates/dates.ts';
import type { Intent } from '../intents.ts';
import type { MarkedToken } from './token-features.ts';

/** Whether a token is part of a date that was read. */
export function covers(whens: readonly When[], token: MarkedToken | undefined): boolean {
  if (token === undefined) return false;
  return whens.some((when) => when.spans.some((span) => token.start >= span.start && token.end <= span.end));
}

/** Here the date at the end of a name is part of it: the task was called that when it was added. */
export const namedWithDate = new Set<Intent>(['delete_todo', 'complete_todo']);

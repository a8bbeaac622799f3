import type { When } from '../../dates/dates.ts';
import { covers } from './coverage.ts';
import type { Run } from './runs.ts';
import type { MarkedToken } from './token-features.ts';

/** These name no sort of event. */
const anything = /^(?:events?|calendar|date)$/;

/** Behind these stands no guest any more. */
const ends = /^(?:at|on|for|from|this|next|in|to|about|until|my calendar)$/;

/** "Meeting", "appointment with Pura": what an event without a name is called by its sort and its guests. */
export function plainEvent(tokens: readonly MarkedToken[], whens: readonly When[]): Run | undefined {
  const first = tokens.findIndex(({ symbol, word }) => symbol === 'EVENT' && !anything.test(word));
  if (first < 0) return undefined;
  if (tokens[first + 1]?.text !== 'with') return { first, last: first };
  const rest = tokens.slice(first + 2);
  const over = rest.findIndex(
    (token) => covers(whens, token) || ends.test(token.text) || !/\p{L}/u.test(token.text),
  );
  const guests = over < 0 ? rest.length : over;
  return { first, last: guests === 0 ? first : first + 1 + guests };
}

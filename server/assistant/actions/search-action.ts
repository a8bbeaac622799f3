import type { SearchHit } from '../../features/search/search.schema.ts';
import { search } from '../../features/search/search.ts';
import type { Phrases } from '../phrases/phrases.ts';
import type { Action } from './action.ts';

const mostListed = 10;
/** Characters of each hit's preview. */
const shownPreview = 80;

/**
 * Full-text search with what was asked for, else with the whole message. What the owner keeps comes first: of messages
 * the likeliest hits are earlier questions and their answers.
 */
export const searchAction: Action = async ({ phrases, scope, message, origin }, { parameters }) => {
  const text = parameters.query ?? parameters.title ?? message;
  const page = { text, page: 1, limit: mostListed + 1 };
  const items = await search(scope, { ...page, kinds: ['todo', 'event', 'memo'] });
  const messages = await search(scope, { ...page, kinds: ['message'] });
  // The question itself is a message, too, and the first to match.
  const others = messages.items.filter(({ id }) => id !== origin.messageId);
  const shown = [...items.items, ...others].slice(0, mostListed);
  if (shown.length === 0) return { text: phrases.foundNothing(text) };
  const tell = (hit: SearchHit) => line(hit, phrases);
  const more = items.total + messages.total - (messages.items.length - others.length) - shown.length;
  return { text: phrases.found(text, shown.map(tell), more) };
};

/** A title that nobody gave says nothing. */
function line({ type, title, preview }: SearchHit, { untitled }: Phrases): string {
  const text = [...preview].slice(0, shownPreview).join('');
  const saysNothing = title === null || title === text || title === untitled.memo;
  return saysNothing ? `${type}: ${text}` : `${type}: ${title}, ${text}`;
}

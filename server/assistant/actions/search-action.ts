import { kinds, search } from '../../features/search/search.ts';
import type { Action } from './action.ts';

const mostListed = 10;
/** Characters of each hit's preview. */
const shownPreview = 80;

/** Full-text search with what was asked for, else with the whole message. */
export const searchAction: Action = async ({ phrases, scope, message, origin }, { parameters }) => {
  const query = parameters.query ?? parameters.title ?? message;
  const { items, total } = await search(scope, { text: query, kinds, page: 1, limit: mostListed + 1 });
  // The question itself is a message, too, and the first to match.
  const others = items.filter(({ id }) => id !== origin.messageId);
  const shown = others.slice(0, mostListed);
  if (shown.length === 0) return { text: phrases.foundNothing(query) };
  const lines = shown.map(({ type, title, preview }) => {
    const text = [...preview].slice(0, shownPreview).join('');
    return title === null || title === text ? `${type}: ${text}` : `${type}: ${title}, ${text}`;
  });
  const more = total - (items.length - others.length) - shown.length;
  return { text: phrases.found(query, lines, more) };
};

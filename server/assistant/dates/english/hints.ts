import type { Token } from '../grammar/token.ts';
import type { HourHints } from '../meaning/meaning.ts';
import { eveningWords, morningWords } from './words/surroundings.ts';

function hasAny(tokens: readonly Token[], wanted: ReadonlySet<string>): boolean {
  return tokens.some((token) => wanted.has(token.text));
}

/** "A table for four" is for the evening. */
function hasTable(tokens: readonly Token[]): boolean {
  return tokens.some((token, index) => token.text === 'table' && tokens[index + 1]?.text === 'for');
}

/** What the words of a message say about hours without am or pm. */
export function hourHints(tokens: readonly Token[]): HourHints {
  return { evening: hasAny(tokens, eveningWords) || hasTable(tokens), morning: hasAny(tokens, morningWords) };
}

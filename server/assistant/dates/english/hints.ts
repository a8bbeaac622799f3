import type { Token } from '../grammar/token.ts';
import type { HourHints } from '../meaning/meaning.ts';
import { eveningWords, morningWords } from './words/surroundings.ts';

function hasAny(tokens: readonly Token[], wanted: ReadonlySet<string>): boolean {
  return tokens.some((token) => wanted.has(token.text));
}

/** What the words of a message say about hours without am or pm. */
export function hourHints(tokens: readonly Token[]): HourHints {
  return { evening: hasAny(tokens, eveningWords), morning: hasAny(tokens, morningWords) };
}

import type { HourHints } from '../resolve/moment.ts';
import { eveningWords, morningWords } from './words/surroundings.ts';

function hasAny(words: readonly string[], wanted: ReadonlySet<string>): boolean {
  return words.some((word) => wanted.has(word));
}

/** What the words of a message say about hours without am or pm. */
export function hourHints(words: readonly string[]): HourHints {
  return { evening: hasAny(words, eveningWords), morning: hasAny(words, morningWords) };
}

import type { Token } from '../grammar/token.ts';
import { counted, notPlural, streets } from './words/counting.ts';
import { unitAmounts } from './words/units.ts';

function isPlural({ text }: Token): boolean {
  return text.length > 3 && text.endsWith('s') && !text.endsWith('ss') && !notPlural.has(text);
}

/** "15 minutes": the number before `next` measures time. */
export function isUnit(tokens: readonly Token[], next: number): boolean {
  return tokens[next]?.kind === 'word' && unitAmounts.has(tokens[next].text);
}

/** The word at `next` says what the number before it counts, so that the number is no time. */
export function countsSomething(tokens: readonly Token[], next: number): boolean {
  const token = tokens[next];
  if (!token) return false;
  return token.kind === 'word' && (counted.has(token.text) || isUnit(tokens, next));
}

/** The same, and any plural counts as well. For numbers that nothing else marks as a time. */
export function countsPlural(tokens: readonly Token[], next: number): boolean {
  const token = tokens[next];
  return token?.kind === 'word' && (countsSomething(tokens, next) || isPlural(token));
}

/** "221 Baker Street": a street follows within three words. */
export function isAddress(tokens: readonly Token[], next: number): boolean {
  return tokens.slice(next, next + 3).some((token) => token.kind === 'word' && streets.has(token.text));
}

import type { Token } from '../grammar/token.ts';
import { months } from './words/months.ts';
import { partsOfDay } from './words/parts.ts';
import { playingWords } from './words/surroundings.ts';
import { weekdays } from './words/weekdays.ts';

/** Words of a name are no dates: what stands in quotation marks, and works one watches, reads or listens to. */

/** Tokens in a quotation; what is longer is no name. */
const longest = 60;

const closing: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['“', '”'],
  ['„', '“'],
  ['«', '»'],
]);

function isCapital(token: Token | undefined): boolean {
  return token?.kind === 'word' && /^\p{Lu}/u.test(token.raw);
}

function isDateWord({ text }: Token): boolean {
  return (
    weekdays.has(text) ||
    months.has(text) ||
    partsOfDay.has(text) ||
    text === 'tonight' ||
    text === 'tomorrow'
  );
}

/** Index of the closing mark, or of the opening one when the quotation never ends. */
function endOfQuotation(tokens: readonly Token[], at: number): number {
  const mark = closing.get(tokens[at]?.text ?? '');
  const end =
    mark === undefined ? -1 : tokens.slice(at + 1, at + longest).findIndex((token) => token.text === mark);
  return end < 0 ? at : at + 1 + end;
}

/** "Watch Friday Night Lights": the capitals behind the verb, if there is more to them than a date. */
function endOfWork(tokens: readonly Token[], at: number): number {
  if (!playingWords.has(tokens[at]?.text ?? '')) return at;
  const start = tokens[at + 1]?.text === 'to' ? at + 2 : at + 1;
  let end = start;
  while (isCapital(tokens[end])) end += 1;
  const words = tokens.slice(start, end);
  return words.length > 1 && !words.every(isDateWord) ? end - 1 : at;
}

/** In a message with capitals throughout they say nothing. */
function hasPlainWord(tokens: readonly Token[]): boolean {
  return tokens.some((token) => token.kind === 'word' && token.raw.length > 1 && !isCapital(token));
}

/** The indexes of tokens that belong to a name. */
export function titleTokens(tokens: readonly Token[]): ReadonlySet<number> {
  const hidden = new Set<number>();
  const plain = hasPlainWord(tokens);
  for (let at = 0; at < tokens.length; at += 1) {
    const end = Math.max(endOfQuotation(tokens, at), plain ? endOfWork(tokens, at) : at);
    for (let index = at + 1; index <= end; index += 1) hidden.add(index);
    at = end;
  }
  return hidden;
}

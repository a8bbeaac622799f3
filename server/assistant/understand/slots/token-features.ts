import { frameOf } from '../frame.ts';
import { hashText } from '../hash.ts';
import type { Intent } from '../intents.ts';
import { canonicalWord, type Token, tokenize } from '../tokens.ts';

/** A token with its canonical word and lexical class. */
export type MarkedToken = Token & { readonly word: string; readonly symbol: string };

/** The message cut into tokens, each with the class of the word or phrase it belongs to. */
export function markTokens(text: string): MarkedToken[] {
  const tokens = tokenize(text);
  const canonical = tokens.map((token) => canonicalWord(token.text));
  const symbols: string[] = [];
  for (const part of frameOf(canonical.flatMap((word) => word.split(' ')))) {
    for (const _word of part.words.split(' ')) symbols.push(part.symbol);
  }
  let position = 0;
  return tokens.map((token, index) => {
    const word = canonical[index] ?? token.text;
    const symbol = symbols[position] ?? '*';
    position += word.split(' ').length;
    return { ...token, word, symbol };
  });
}

const edge = { text: '<>', word: '<>', symbol: '<>' };

/** The last command word, preposition or colon before the token: what it hangs on. */
function governor(tokens: readonly MarkedToken[], index: number): string {
  for (let before = index - 1; before >= 0; before -= 1) {
    const { symbol } = tokens[before] as MarkedToken;
    if (/^(?:[A-Z]{2,}|to|for|at|on|in|with|about|that|from|of|into|called|named|titled|:|-)$/.test(symbol))
      return symbol;
  }
  return '<>';
}

/** Features of one token by its neighbourhood, as text; the intent of the message is part of most. */
export function tokenFeatureNames(tokens: readonly MarkedToken[], index: number, intent: Intent): string[] {
  const at = (offset: number) => tokens[index + offset] ?? edge;
  const [here, before, after] = [at(0), at(-1), at(1)];
  const governed = governor(tokens, index);
  const colonBefore = tokens.slice(0, index).some((token) => token.text === ':');
  return [
    `w ${here.word}`,
    `b ${before.word}`,
    `a ${after.word}`,
    `s ${here.symbol}`,
    `sb ${before.symbol} ${here.symbol}`,
    `sa ${here.symbol} ${after.symbol}`,
    `sba ${before.symbol} ${here.symbol} ${after.symbol}`,
    `bb ${at(-2).symbol} ${before.symbol} ${here.symbol}`,
    `aa ${here.symbol} ${after.symbol} ${at(2).symbol}`,
    `wb ${before.word} ${here.word}`,
    `wa ${here.word} ${after.word}`,
    `i ${intent} ${here.symbol}`,
    `iw ${intent} ${here.word}`,
    `ib ${intent} ${before.word}`,
    `ia ${intent} ${after.word}`,
    `isb ${intent} ${before.symbol} ${here.symbol}`,
    `isa ${intent} ${here.symbol} ${after.symbol}`,
    `ibb ${intent} ${at(-2).symbol} ${before.symbol}`,
    `iaa ${intent} ${after.symbol} ${at(2).symbol}`,
    `g ${intent} ${governed}`,
    `gs ${governed} ${here.symbol}`,
    `p ${intent} ${Math.min(index, 4)}`,
    `e ${intent} ${Math.min(tokens.length - 1 - index, 3)}`,
    `c ${intent} ${colonBefore}`,
    `f ${here.text.slice(-3)}`,
  ];
}

/** Features of the step from one tag to the next. */
export function stepFeatureNames(
  previous: string,
  token: MarkedToken,
  before: string,
  intent: Intent,
): string[] {
  return [
    `t ${previous}`,
    `ts ${previous} ${token.symbol}`,
    `tw ${previous} ${token.word}`,
    `ti ${previous} ${intent}`,
    `tb ${previous} ${before} ${token.symbol}`,
  ];
}

export const hashNames = (names: readonly string[]): number[] => names.map(hashText);

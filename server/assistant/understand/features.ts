import { type FramePart, frameOf, skeleton } from './frame.ts';
import { gist } from './gist.ts';
import { hashText } from './hash.ts';
import { canonicalWords } from './tokens.ts';

/** Hashed features of one group and the weight all of them carry. */
export type FeatureGroup = { readonly hashes: readonly number[]; readonly value: number };
export type Features = readonly FeatureGroup[];

/** Share of each group in the whole; every group is scaled to this length, so long messages do not shout. */
const groupWeights = { words: 1.8, frame: 1, classes: 0.8, gist: 1.2, characters: 1.3 } as const;

const longestWord = 18;

function ngrams(items: readonly string[], shortest: number, longest: number, prefix: string): string[] {
  const found: string[] = [];
  for (let length = shortest; length <= longest; length += 1) {
    for (let start = 0; start + length <= items.length; start += 1) {
      found.push(`${prefix}${length} ${items.slice(start, start + length).join(' ')}`);
    }
  }
  return found;
}

function characterGrams(words: readonly string[]): string[] {
  const found: string[] = [];
  for (const word of words) {
    if (word.length < 3) continue;
    const bounded = `<${word.slice(0, longestWord)}>`;
    for (let length = 3; length <= 5; length += 1) {
      for (let start = 0; start + length <= bounded.length; start += 1) {
        found.push(`c ${bounded.slice(start, start + length)}`);
      }
    }
  }
  return found;
}

/** Unordered pairs of the classes present: "a word of removing and a word for notes", however far apart. */
function classPairs(parts: readonly FramePart[]): string[] {
  const present = [...new Set(parts.filter((part) => part.lexical).map((part) => part.symbol))].sort();
  const found = present.map((symbol) => `p ${symbol}`);
  for (const [index, first] of present.entries()) {
    for (const second of present.slice(index + 1)) found.push(`p ${first} ${second}`);
  }
  return found;
}

function openings(symbols: readonly string[], words: readonly string[]): string[] {
  return [
    `f1 ${symbols[0]}`,
    `f2 ${symbols.slice(0, 2).join(' ')}`,
    `f3 ${symbols.slice(0, 3).join(' ')}`,
    `fw ${words[0]}`,
    `l1 ${symbols.at(-1)}`,
    `l2 ${symbols.slice(-2).join(' ')}`,
    `n ${Math.min(words.length, 12)}`,
  ];
}

/** Numbers and clock times say nothing by their value. */
function maskNumbers(part: FramePart): string {
  return /^(?:CLOCK|NUMBER|ORDINAL|DATE|BIG|DAY|MONTH)$/.test(part.symbol) ? part.symbol : part.words;
}

/** Hashed features of a message by group; repeated ones count once. */
export function featuresOf(text: string): Features {
  const words = canonicalWords(text);
  const parts = frameOf(words);
  const symbols = skeleton(parts);
  const groups: [weight: number, names: string[]][] = [
    [groupWeights.words, ngrams(['^', ...parts.map(maskNumbers), '$'], 1, 3, 'w')],
    [groupWeights.frame, [...ngrams(['^', ...symbols, '$'], 2, 4, 's'), ...openings(symbols, words)]],
    [groupWeights.classes, classPairs(parts)],
    [groupWeights.gist, gist(parts)],
    [groupWeights.characters, characterGrams(words)],
  ];
  return groups.map(([weight, names]) => {
    const unique = [...new Set(names)];
    return { hashes: unique.map(hashText), value: weight / Math.sqrt(Math.max(unique.length, 1)) };
  });
}

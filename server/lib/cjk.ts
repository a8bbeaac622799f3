/**
 * Scripts written without spaces, or whose words grow endings: a word index finds none of their parts. Their runs are
 * indexed as overlapping pairs of characters instead.
 */
const run = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu;

/** A run of such a script anywhere in the text. */
export const hasCjk = (text: string) => text.search(run) >= 0;

/** The runs in text order, composed (NFC): one keyboard writes syllables, another the letters they are made of. */
export const cjkRuns = (text: string): string[] => text.normalize('NFC').match(run) ?? [];

/**
 * What stands in the index for the runs of a text: every pair, and the last character alone, so that a single character
 * is found as the beginning of some entry. `회의실` gives `회의 의실 실`.
 */
export function bigrams(text: string): string {
  return cjkRuns(text).flatMap(pairsOf).join(' ');
}

function pairsOf(text: string): string[] {
  const characters = [...text];
  return characters.map((character, index) => character + (characters[index + 1] ?? ''));
}

/** The pairs of a searched run: like the index, without the last character alone unless there is nothing else. */
export function searchedPairs(text: string): string[] {
  const pairs = pairsOf(text);
  return pairs.length > 1 ? pairs.slice(0, -1) : pairs;
}

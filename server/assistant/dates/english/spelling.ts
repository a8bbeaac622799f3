import { forgivingWords, otherWords, spellingVariants } from './words/spellings.ts';

/** Steps of one wrong, missing, extra or swapped letter (optimal string alignment); gives up above `limit`. */
function distance(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1];
      const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      const steps = [
        (last[column] ?? limit) + 1,
        (current[column - 1] ?? limit) + 1,
        (last[column - 1] ?? limit) + (same ? 0 : 1),
      ];
      if (swapped) steps.push((beforeLast[column - 2] ?? limit) + 1);
      current.push(Math.min(...steps));
    }
    beforeLast = last;
    last = current;
  }
  return last[right.length] ?? limit + 1;
}

function nearest(word: string): string | undefined {
  return forgivingWords.find((target) => {
    if (target[0] !== word[0]) return false;
    const limit = target.length >= 8 ? 2 : 1;
    return distance(word, target, limit) <= limit;
  });
}

function mended(word: string): string {
  if (word.length < 5 || word.length > 11 || otherWords.has(word)) return word;
  const singular = word.endsWith('s') ? nearest(word.slice(0, -1)) : undefined;
  return singular ? `${singular}s` : (nearest(word) ?? word);
}

/** The dictionary form of a lower-case word: "tmrw" and "tommorow" are "tomorrow", "friday's" is "friday". */
export function normalise(word: string): string {
  const exact = spellingVariants.get(word);
  if (exact) return exact;
  const bare = word.replace(/['’]s?$/, '');
  return spellingVariants.get(bare) ?? mended(bare);
}

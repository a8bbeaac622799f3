import { forgivingWords, otherWords, spellingVariants } from './words/spellings.ts';

/** One row of the table of distances, from the two rows above it. */
function nextRow(
  left: string,
  right: string,
  row: number,
  above: readonly number[],
  twoAbove: readonly number[],
) {
  const current = [row];
  for (let column = 1; column <= right.length; column += 1) {
    const replaced = (above[column - 1] ?? 0) + Number(left[row - 1] !== right[column - 1]);
    const added = Math.min(above[column] ?? 0, current[column - 1] ?? 0) + 1;
    const swaps = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
    const swapped = swaps ? (twoAbove[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY;
    current.push(Math.min(replaced, added, swapped));
  }
  return current;
}

/** Steps of one wrong, missing, extra or swapped letter between two words (optimal string alignment). */
function distance(left: string, right: string): number {
  let twoAbove: readonly number[] = [];
  let above: readonly number[] = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row += 1) {
    const current = nextRow(left, right, row, above, twoAbove);
    twoAbove = above;
    above = current;
  }
  return above[right.length] ?? 0;
}

function nearest(word: string): string | undefined {
  return forgivingWords.find((target) => {
    const limit = target.length >= 8 ? 2 : 1;
    const comparable = target[0] === word[0] && Math.abs(target.length - word.length) <= limit;
    return comparable && distance(word, target) <= limit;
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
  const bare = word.replace(/(?<=.)['’]s?$/u, '');
  return spellingVariants.get(bare) ?? mended(bare);
}

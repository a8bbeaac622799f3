/** Words that say nothing about which item is meant. */
const fillers = new Set(
  'a an the my our your this that these those to of for with at on in and or from about it please task todo event meeting appointment memo note reminder'.split(
    ' ',
  ),
);

const fold = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * How well some words name a title, from 0 to 1. Equal texts have 1; a title that holds the words as one piece has at
 * least 0.85; otherwise it is the share of the words that matter and are in the title.
 */
export function scoreTitle(words: string, title: string): number {
  const [wanted, present] = [fold(words), fold(title)];
  if (wanted === '' || present === '') return 0;
  if (wanted === present) return 1;
  const isPiece =
    ` ${present} `.includes(` ${wanted} `) ||
    (/[\p{Script=Hangul}\p{Script=Han}]/u.test(wanted) && present.includes(wanted));
  const lengths = Math.min(wanted.length, present.length) / Math.max(wanted.length, present.length);
  if (isPiece) return 0.85 + 0.14 * lengths;
  return 0.8 * overlap(wanted, present);
}

function overlap(wanted: string, present: string): number {
  const wordsOf = (text: string) => {
    const all = text.split(' ');
    const telling = all.filter((word) => !fillers.has(word));
    return telling.length > 0 ? telling : all;
  };
  const [searched, titled] = [wordsOf(wanted), wordsOf(present)];
  const shared = searched.filter((word) => titled.some((other) => sameStem(word, other))).length;
  return shared / searched.length;
}

/** "plants" and "plant", "call" and "calling": one begins with the other, and little is left. */
function sameStem(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short.length >= 3 && long.startsWith(short) && long.length - short.length <= 3;
}

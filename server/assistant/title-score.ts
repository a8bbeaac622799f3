import { bigrams, hasCjk } from '../lib/cjk.ts';

/** Words that say nothing about which item is meant. */
const fillers = new Set(
  'a an the my our your this that these those to of for with at on in and or from about it please all every task todo event meeting appointment memo note reminder'.split(
    ' ',
  ),
);

const isFiller = (word: string) => fillers.has(word) || fillers.has(word.replace(/s$/, ''));

const fold = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** What "water plants" is to "Water the plants": the same but for words that do not count. */
const sameButFillers = 0.97;

/**
 * How well some words name a title, from 0 to 1. Equal texts have 1; a title that holds the words as one piece has at
 * least 0.85, words that do not count left aside a little less; otherwise it is the share of the words that matter and
 * are in the title, times 0.8.
 */
export function scoreTitle(words: string, title: string): number {
  const [wanted, present] = [fold(words), fold(title)];
  if (wanted === '' || present === '') return 0;
  if (wanted === present) return 1;
  const whole = scorePiece(wanted, present);
  const telling = scorePiece(tellingWords(wanted).join(' '), tellingWords(present).join(' '));
  return Math.max(whole, sameButFillers * telling, 0.8 * overlap(wanted, present));
}

function scorePiece(wanted: string, present: string): number {
  const isPiece = ` ${present} `.includes(` ${wanted} `) || (hasCjk(wanted) && present.includes(wanted));
  return isPiece ? 0.85 + 0.14 * (wanted.length / present.length) : 0;
}

/**
 * Whether a message speaks of a title at all: they have a word that matters in common, or in scripts without spaces a
 * pair of characters.
 */
export function namesTitle(message: string, title: string): boolean {
  const [said, present] = [fold(message), fold(title)];
  const words = said.split(' ');
  if (tellingWords(present).some((word) => words.some((other) => sameStem(word, other)))) return true;
  const pairs = new Set(pairsOf(said));
  return pairsOf(present).some((pair) => pairs.has(pair));
}

/** Pairs of characters that stand together; the index also holds single ones. */
const pairsOf = (text: string) =>
  bigrams(text)
    .split(' ')
    .filter((pair) => [...pair].length === 2);

function overlap(wanted: string, present: string): number {
  const [searched, titled] = [tellingWords(wanted), tellingWords(present)];
  const shared = searched.filter((word) => titled.some((other) => sameStem(word, other))).length;
  return shared / searched.length;
}

/** The words that matter, or all of them when none does. */
function tellingWords(text: string): string[] {
  const all = text.split(' ').filter((word) => word !== '');
  const telling = all.filter((word) => !isFiller(word));
  return telling.length > 0 ? telling : all;
}

/** "plants" and "plant", "call" and "calling": one begins with the other, and little is left. */
function sameStem(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short.length >= 3 && long.startsWith(short) && long.length - short.length <= 3;
}

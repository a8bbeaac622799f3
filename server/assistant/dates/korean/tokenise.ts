import type { Token, TokenKind } from '../grammar/token.ts';
import { sinoNumbers } from './number-words.ts';
import { particles } from './particles.ts';
import { boundWords, freeWords } from './pieces.ts';
import { weekdayLetters } from './words.ts';

const lexemes: readonly (readonly [kind: TokenKind, pattern: string])[] = [
  ['instant', String.raw`\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?(?![\d:])`],
  ['date', String.raw`\d{4}(?<separator>[-/.])\d{1,2}\k<separator>\d{1,2}(?![\d/-])`],
  [
    'code',
    String.raw`[$€£¥₩#]\s?\d[\d.,]*|\d[\d.,]*\s?[%원]|\d+(?:[.-]\d+){2,}|\d{3,}-\d+|\d{1,3}(?:,\d{3})+`,
  ],
  ['date', String.raw`\d{1,2}/\d{1,2}(?![\d/])`],
  ['time', String.raw`\d{1,2}:\d{2}(?::\d{2})?(?![\d:])`],
  ['number', String.raw`\d+`],
  ['word', '[가-힣]+|[A-Za-z]+'],
  ['sign', String.raw`\S`],
];

const lexeme = new RegExp(lexemes.map(([, pattern], index) => `(?<k${index}>${pattern})`).join('|'), 'gu');
const longestPiece = 5;
/** The longest first: 이십오 before 이십. */
const minuteNames = [...sinoNumbers.keys()].reverse();
const isKnown = (word: string) => freeWords.has(word) || boundWords.has(word);

/** Known pieces from the front of a word, the longest first; what is left over is the rest. */
function takePieces(word: string): { pieces: string[]; rest: string } {
  const pieces: string[] = [];
  let rest = word;
  while (rest !== '') {
    const length = Array.from({ length: longestPiece }, (_, index) => longestPiece - index).find((size) =>
      isKnown(rest.slice(0, size)),
    );
    if (length === undefined) break;
    pieces.push(rest.slice(0, length));
    rest = rest.slice(length);
  }
  return { pieces, rest };
}

/** Splits off the known pieces, if they are all of the word or end where a word may end. */
function split(word: string): string[] {
  if (isWeekdayLetters(word)) return [...word];
  const number = minuteNames.find((name) => word.startsWith(`${name}분`));
  if (number) return [number, ...split(word.slice(number.length))];
  const { pieces, rest } = takePieces(word);
  const last = pieces.at(-1) ?? '';
  if (rest === '') return pieces;
  return freeWords.has(last) || (pieces.length > 1 && particles.has(last)) ? [...pieces, rest] : [word];
}

/** 월수금: several days of the week in one word. */
function isWeekdayLetters(word: string): boolean {
  return word.length > 1 && word.length < 7 && [...word].every((letter) => weekdayLetters.has(letter));
}

function kindOf(groups: Readonly<Record<string, string | undefined>>): TokenKind {
  return lexemes[lexemes.findIndex((_, index) => groups[`k${index}`] !== undefined)]?.[0] ?? 'sign';
}

/** Splits a Korean message into tokens. Words are taken apart where they are made of dates, times and particles. */
export function tokeniseKorean(text: string): Token[] {
  const tokens: Token[] = [];
  for (const found of text.matchAll(lexeme)) {
    const kind = kindOf(found.groups ?? {});
    let start = found.index;
    for (const raw of kind === 'word' ? split(found[0]) : [found[0]]) {
      const glued = tokens.at(-1)?.end === start;
      tokens.push({ kind, text: raw.toLowerCase(), raw, start, end: start + raw.length, glued });
      start += raw.length;
    }
  }
  return tokens;
}

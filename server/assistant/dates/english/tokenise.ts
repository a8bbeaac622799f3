import type { Token, TokenKind } from '../grammar/token.ts';
import { normalise } from './spelling.ts';
import { months } from './words/months.ts';
import { letterUnits, unitAmounts } from './words/units.ts';
import { weekdays } from './words/weekdays.ts';

/** In order of preference; the first that fits at a place wins. */
const lexemes: readonly (readonly [kind: TokenKind, pattern: string])[] = [
  [
    'code',
    String.raw`https?://\S+|www\.\S+|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){0,4}\.[a-z]{2,}\b|[\w-]{1,64}\.(?:com|org|net|io|dev|app|pdf|docx?|xlsx?|ts|js|md)\b`,
  ],
  [
    'instant',
    String.raw`\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?(?![\d:])`,
  ],
  ['date', String.raw`\d{4}(?<big>[-/.])\d{1,2}\k<big>\d{1,2}(?![\d/-])`],
  ['date', String.raw`\d{1,2}(?<little>[/.-])\d{1,2}\k<little>(?:\d{4}|\d{2})(?![\d/.-]\d|\d)`],
  ['code', String.raw`24/7|[$€£¥₩#№]\s?\d[\d.,]*[km]?|\d[\d.,]*\s?[%€£¥₩]|\d+(?:[.-]\d+){2,}|\d+/\d+/\d+`],
  ['number', String.raw`(?:[01]\d|2[0-3])[0-5][05](?=-(?:[01]\d|2[0-3])[0-5][05](?!\d))`],
  ['code', String.raw`\d{3,}(?:[-/]\d+)+|\d{1,3}(?:,\d{3})+`],
  ['date', String.raw`\d{1,2}/\d{1,2}(?![\d/])`],
  ['time', String.raw`\d{1,2}:\d{2}(?::\d{2})?(?![\d:])|\d{1,2}h\d{2}(?!\d)`],
  ['code', String.raw`\d+(?::\d+)+`],
  ['ordinal', String.raw`\d{1,2}(?:st|nd|rd|th)(?!\p{L})`],
  [
    'word',
    String.raw`2(?:day|moro|morrow|mrw|mro|moz|nite|night)(?!\p{L})|b4(?![\p{L}\d])|o['’]clock|week-ends?(?!\p{L})`,
  ],
  ['decimal', String.raw`\d+\.\d+`],
  ['number', String.raw`\d+`],
  ['word', String.raw`\p{L}+(?:['’]\p{L}+)*['’]?`],
  ['sign', String.raw`\S`],
];

const lexeme = new RegExp(lexemes.map(([, pattern], index) => `(?<k${index}>${pattern})`).join('|'), 'giu');

/** Words that may be written to a number: `4pm`, `17h`, `30min`, `14april`, `12ish`. */
const suffixes: ReadonlySet<string> = new Set([
  ...['am', 'pm', 'a', 'p', 'ish', 'oclock', 'to', 'til', 'until', 'tomorrow', 'tonight', 'today'],
  ...[...unitAmounts, ...letterUnits, ...weekdays, ...months].map(([word]) => word),
]);

/** Words that a number may be written to: `fri4`, `feb13`, `at5`. */
const prefixes: ReadonlySet<string> = new Set([
  ...[
    'at',
    'by',
    'to',
    'til',
    'until',
    'from',
    'ish',
    'tomorrow',
    'tonight',
    'today',
    'h',
    'am',
    'pm',
    'm',
    'b',
  ],
  ...[...weekdays, ...months].map(([word]) => word),
]);

const numeric: ReadonlySet<TokenKind> = new Set(['number', 'decimal', 'ordinal', 'time', 'date']);

function kindOf(groups: Readonly<Record<string, string | undefined>>): TokenKind {
  const index = lexemes.findIndex((_, place) => groups[`k${place}`] !== undefined);
  return lexemes[index]?.[0] ?? 'sign';
}

/** A number written to a word it has nothing to do with is part of a name: BA117, v2, 4x4, 10km. */
function isPartOfName(token: Token, before: Token | undefined, after: Token | undefined): boolean {
  if (!numeric.has(token.kind)) return false;
  const tiedBefore = token.glued && before?.kind === 'word' && !prefixes.has(before.text);
  const tiedAfter = after?.glued === true && after.kind === 'word' && !suffixes.has(after.text);
  return tiedBefore || tiedAfter;
}

/** Splits a message into tokens; white space is left out. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  for (const found of text.matchAll(lexeme)) {
    const [raw] = found;
    const kind = kindOf(found.groups ?? {});
    const lower = raw.toLowerCase();
    tokens.push({
      kind,
      raw,
      text: kind === 'word' || kind === 'sign' ? normalise(lower) : lower,
      start: found.index,
      end: found.index + raw.length,
      glued: tokens.at(-1)?.end === found.index,
    });
  }
  return tokens.map((token, index) =>
    isPartOfName(token, tokens[index - 1], tokens[index + 1]) ? { ...token, kind: 'code' } : token,
  );
}

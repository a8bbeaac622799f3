import { either, entry, type Reader, reader, signReader, where } from '../grammar/reader.ts';
import type { Token } from '../grammar/token.ts';
import { isNearYear } from '../meaning/rules.ts';
import { isUnit } from './counting.ts';
import { months } from './words/months.ts';
import { ordinals, smallNumbers, tens } from './words/numbers.ts';
import { weekdays } from './words/weekdays.ts';

/** Readers for the small things dates are made of. */

export const weekday = entry(weekdays);
export const month = entry(months);

function integer(token: Token | undefined): number | undefined {
  return token?.kind === 'number' && token.text.length <= 4 ? Number(token.text) : undefined;
}

const digits = signReader((tokens, at) => {
  const value = integer(tokens[at]);
  return value === undefined ? undefined : { value, next: at + 1 };
});

/** A ten and, after an optional hyphen, what `ones` reads: "twenty five", "twenty-first". */
function compound(ones: ReadonlyMap<string, number>): Reader<number> {
  return reader(tens.keys(), false, (tokens, at) => {
    const ten = tens.get(tokens[at]?.text ?? '');
    if (ten === undefined) return undefined;
    const next = tokens[at + 1]?.text === '-' ? at + 2 : at + 1;
    const one = ones.get(tokens[next]?.text ?? '');
    return one !== undefined && one >= 1 && one <= 9 ? { value: ten + one, next: next + 1 } : undefined;
  });
}

/** Twelve, forty-five. */
export const numberWord = either(compound(smallNumbers), entry(tens), entry(smallNumbers));

/** 12, twelve. */
export const number = either(digits, numberWord);

const writtenOrdinal = signReader((tokens, at) => {
  const token = tokens[at];
  return token?.kind === 'ordinal' ? { value: Number.parseInt(token.text, 10), next: at + 1 } : undefined;
});

/** 1st, first, 21st, twenty-first. */
export const ordinal = either(writtenOrdinal, compound(ordinals), entry(ordinals));

function isDayOfMonth(value: number): boolean {
  return value >= 1 && value <= 31;
}

/** 5th, fifth. */
export const ordinalDay = where(ordinal, isDayOfMonth);

/** 5th. */
export const writtenOrdinalDay = where(writtenOrdinal, isDayOfMonth);

/** Digits that stand alone: not 5:30, 5pm, 15 minutes. */
const plainDay = signReader((tokens, at) => {
  const found = where(digits, isDayOfMonth)(tokens, at);
  if (!found || (tokens[at]?.text.length ?? 0) > 2) return undefined;
  const after = tokens[found.next];
  const tied = after?.glued === true && after.kind === 'word' && !months.has(after.text);
  return tied || isUnit(tokens, found.next) ? undefined : found;
});

/** 5, 5th, fifth. */
export const dayNumber = either(ordinalDay, plainDay);

/** Twenty nine: only behind a month's name. */
export const spokenDay = where(numberWord, isDayOfMonth);

/** 13 to 31: too large for an hour on a twelve-hour clock. */
export const lateDay = where(plainDay, (value) => value > 12);

/** 1900 to 2199, or '26. */
export const bareYear = signReader((tokens, at) => {
  const value = integer(tokens[at]);
  if (value !== undefined && isNearYear(value)) return { value, next: at + 1 };
  const short = tokens[at]?.text === "'" || tokens[at]?.text === '’' ? tokens[at + 1] : undefined;
  if (short?.kind !== 'number' || !short.glued || short.text.length !== 2) return undefined;
  return { value: 2000 + Number(short.text), next: at + 2 };
});

/** 26 to 49 at the end of a phrase, behind a day and a month: "4 may 27", but not "4 may 27 guests". */
export const shortYear = signReader((tokens, at) => {
  const value = integer(tokens[at]);
  const after = tokens[at + 1];
  const ends = after === undefined || (after.kind === 'sign' && !after.glued);
  const fits = value !== undefined && tokens[at]?.text.length === 2 && value > 25 && value < 50;
  return fits && ends ? { value: 2000 + value, next: at + 1 } : undefined;
});

const yearWords = new Set(['of', 'in', ',']);

/** A year, perhaps behind a comma or "of". */
export const year = reader(['of', 'in'], true, (tokens, at) =>
  bareYear(tokens, yearWords.has(tokens[at]?.text ?? '') ? at + 1 : at),
);

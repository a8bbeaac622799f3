import { either, type Found, type Reader, reader, signReader, where } from '../grammar/reader.ts';
import type { Token } from '../grammar/token.ts';
import type { Clock } from '../meaning/meaning.ts';
import { clockOf, type HalfDay } from './clock-times.ts';
import { isUnit } from './counting.ts';
import { number, numberWord } from './numbers.ts';
import { smallNumbers } from './words/numbers.ts';

/** The m of "p m" or "p.m.", and its full stop. */
function afterLetter(tokens: readonly Token[], at: number): number | undefined {
  const dotted = tokens[at]?.text === '.';
  const letter = dotted ? at + 1 : at;
  if (tokens[letter]?.text !== 'm') return undefined;
  return dotted && tokens[letter + 1]?.text === '.' ? letter + 2 : letter + 1;
}

/** am, pm, a.m., p m, and a or p when written to the number. */
export const halfDay: Reader<HalfDay> = reader(['am', 'pm', 'a', 'p'], false, (tokens, at) => {
  const first = tokens[at];
  const value = first?.text.startsWith('a') ? 'am' : 'pm';
  if (first?.text === value) return { value, next: at + 1 };
  if (first?.text !== 'a' && first?.text !== 'p') return undefined;
  const next = afterLetter(tokens, at + 1);
  if (next !== undefined) return { value, next };
  return first.glued ? { value, next: at + 1 } : undefined;
});

function readToken(
  token: Token | undefined,
  kind: Token['kind'],
  pattern: RegExp,
  at: number,
): Found<Clock> | undefined {
  const found = token?.kind === kind ? pattern.exec(token.text) : null;
  const clock = found && clockOf(Number(found[1]), Number(found[2]), Number(found[3] ?? 0));
  return clock ? { value: clock, next: at + 1 } : undefined;
}

/** 9:30, 09:30:15, 16h00. A leading zero and the letter h belong to the 24-hour clock. */
export const written = signReader((tokens, at) => {
  const found = readToken(tokens[at], 'time', /^(\d{1,2})[:h](\d{2})(?::(\d{2}))?$/, at);
  const exact = /^0|h/.test(tokens[at]?.text ?? '');
  return found && { ...found, value: { ...found.value, certain: found.value.certain || exact } };
});

/** 730, 1845. */
export const compact = signReader((tokens, at) => readToken(tokens[at], 'number', /^(\d{1,2})(\d{2})$/, at));

/** 8.10, 11.30. */
export const dotted = signReader((tokens, at) =>
  readToken(tokens[at], 'decimal', /^(\d{1,2})\.(\d{2})$/, at),
);

function hourFrom(numbers: Reader<number>): Reader<Clock> {
  return reader(numbers.beginning.words, numbers.beginning.others, (tokens, at) => {
    const found = numbers(tokens, at);
    const tooLong = tokens[at]?.kind === 'number' && tokens[at].text.length > 2;
    const clock = found && !tooLong ? clockOf(found.value) : undefined;
    return found && clock ? { value: clock, next: found.next } : undefined;
  });
}

function isOnTwelveHourClock({ hour }: Clock): boolean {
  return hour >= 1 && hour <= 12;
}

/** 1 to 24, in digits or words. */
export const anyHour = where(hourFrom(number), (clock) => clock.hour > 0);

/** 1 to 12. */
export const hour = where(anyHour, isOnTwelveHourClock);

/** One to twelve, in words. */
export const hourWord = where(hourFrom(numberWord), isOnTwelveHourClock);

/** Below 13, "17h" may as well be a duration. */
export const lateHour = where(anyHour, (clock) => clock.hour > 12);

/** "Oh five". */
const minuteWithZero = reader(['o', 'oh', 'ou', 'zero'], false, (tokens, at) => {
  const value = smallNumbers.get(tokens[at + 1]?.text ?? '');
  return value !== undefined && value < 10 ? { value, next: at + 2 } : undefined;
});

function isMinute(value: number): boolean {
  return value > 0 && value < 60;
}

/** 1 to 59, in digits or words. */
export const minute = where(number, isMinute);

const roundMinutes = new Set([5, 10, 20, 25]);

/** Five, ten, twenty, twenty-five, 20, 25: "three to four" and "10 to 4" are ranges. */
export const roundMinute = either(
  where(numberWord, (value) => roundMinutes.has(value)),
  where(number, (value) => value === 20 || value === 25),
);

/** Minutes as they are spoken behind an hour: "thirty", "oh five". */
export const spokenMinute = either(
  minuteWithZero,
  where(numberWord, (value) => value >= 10 && value < 60),
);

/** "3 15": two digits on their own, by fives. */
export const minutePair = signReader((tokens, at) => {
  const token = tokens[at];
  if (token?.kind !== 'number' || !/^[0-5][05]$/.test(token.text)) return undefined;
  return isUnit(tokens, at + 1) || tokens[at + 1]?.glued
    ? undefined
    : { value: Number(token.text), next: at + 1 };
});

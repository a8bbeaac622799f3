import type { Clock } from '../meaning.ts';
import { either, type Found, grammar, type Phrase, phrases, type Reader, where } from '../phrase.ts';
import type { Token } from '../token.ts';
import { isUnit } from './counting.ts';
import { number } from './numbers.ts';
import { smallNumbers, tens } from './words/numbers.ts';

type HalfDay = 'am' | 'pm';

/** As written: 0 and 13 to 24 leave no doubt, 1 to 12 lack their am or pm. */
export function clockOf(hour: number, minute = 0, second = 0): Clock | undefined {
  const fits = hour <= 24 && minute < 60 && second < 60 && (hour < 24 || minute + second === 0);
  return fits ? { hour, minute, second, certain: hour === 0 || hour > 12 } : undefined;
}

function inHalf(clock: Clock | undefined, half: HalfDay | undefined): Clock | undefined {
  if (!clock || !half || clock.hour === 0 || clock.hour > 12) return clock;
  return { ...clock, hour: (clock.hour % 12) + (half === 'pm' ? 12 : 0), certain: true };
}

function certain(clock: Clock | undefined): Clock | undefined {
  return clock && { ...clock, certain: true };
}

/** `minutes` after, or before when negative, the full hour. */
function around(hour: Clock, minutes: number, half?: HalfDay): Clock | undefined {
  const settled = inHalf(hour, half) ?? hour;
  if (minutes >= 0) return { ...settled, minute: minutes };
  const lower = !settled.certain && settled.hour === 1 ? 12 : (settled.hour + 23) % 24;
  return { ...settled, hour: lower, minute: 60 + minutes };
}

/** am, pm, a.m., p m, and a or p when written to the number. */
const halfDay: Reader<HalfDay> = (tokens, at) => {
  const first = tokens[at];
  if (first?.kind !== 'word') return undefined;
  if (first.text === 'am' || first.text === 'pm') return { value: first.text, next: at + 1 };
  if (first.text !== 'a' && first.text !== 'p') return undefined;
  const value = first.text === 'a' ? 'am' : 'pm';
  const dotted = tokens[at + 1]?.text === '.';
  const letter = at + (dotted ? 2 : 1);
  if (tokens[letter]?.text === 'm')
    return { value, next: dotted && tokens[letter + 1]?.text === '.' ? letter + 2 : letter + 1 };
  return first.glued ? { value, next: at + 1 } : undefined;
};

function readToken(tokens: readonly Token[], at: number, pattern: RegExp): Found<Clock> | undefined {
  const token = tokens[at];
  const found = token && pattern.exec(token.text);
  const clock = found && clockOf(Number(found[1]), Number(found[2]), Number(found[3] ?? 0));
  return clock ? { value: clock, next: at + 1 } : undefined;
}

/** 9:30, 09:30:15, 16h00. A leading zero and the letter h belong to the 24-hour clock. */
const written: Reader<Clock> = (tokens, at) => {
  if (tokens[at]?.kind !== 'time') return undefined;
  const found = readToken(tokens, at, /^(\d{1,2})[:h](\d{2})(?::(\d{2}))?$/);
  const exact = /^0|h/.test(tokens[at].text);
  return found && { ...found, value: { ...found.value, certain: found.value.certain || exact } };
};

/** 730, 1845. */
const compact: Reader<Clock> = (tokens, at) =>
  tokens[at]?.kind === 'number' ? readToken(tokens, at, /^(\d{1,2})(\d{2})$/) : undefined;

/** 8.10, 11.30. */
const dotted: Reader<Clock> = (tokens, at) =>
  tokens[at]?.kind === 'decimal' ? readToken(tokens, at, /^(\d{1,2})\.(\d{2})$/) : undefined;

const smallHour: Reader<Clock> = (tokens, at) => {
  const found = number(tokens, at);
  const tooLong = tokens[at]?.kind === 'number' && (tokens[at]?.text.length ?? 0) > 2;
  const clock = found && !tooLong ? clockOf(found.value) : undefined;
  return found && clock ? { value: clock, next: found.next } : undefined;
};

/** 1 to 12, in digits or words. */
const hour = where(smallHour, (clock) => clock.hour >= 1 && clock.hour <= 12);
const hourWord: Reader<Clock> = (tokens, at) => (tokens[at]?.kind === 'word' ? hour(tokens, at) : undefined);

const say = phrases({ written, compact, dotted, hour, hourWord, smallHour, halfDay });

const landmark = grammar<Clock>([
  say('noon|midday|noontime', () => certain(clockOf(12))),
  say('mid (-) day', () => certain(clockOf(12))),
  say('12|twelve noon', () => certain(clockOf(12))),
  say('midnight', () => clockOf(24)),
  say('12|twelve midnight', () => clockOf(24)),
]);

const hourOrLandmark = either(landmark, hour);
const minuteWord: Reader<number> = where(
  either(number, (tokens, at) => {
    const filler = ['o', 'oh', 'ou', 'zero'].includes(tokens[at]?.text ?? '');
    const digit = filler ? smallNumbers.get(tokens[at + 1]?.text ?? '') : undefined;
    return digit === undefined ? undefined : { value: digit, next: at + 2 };
  }),
  (value) => value > 0 && value < 60,
);
const spokenMinute: Reader<number> = (tokens, at) => {
  const text = tokens[at]?.text ?? '';
  const large = tens.has(text) || (smallNumbers.get(text) ?? 0) >= 10 || /^(o|oh|ou|zero)$/.test(text);
  return large ? minuteWord(tokens, at) : undefined;
};
const countWord: Reader<number> = (tokens, at) =>
  tokens[at]?.kind === 'word' ? minuteWord(tokens, at) : undefined;
/** 17h. Below 13 it may as well be a duration. */
const lateHour = where(smallHour, (clock) => clock.hour > 12);

/** "3 15": two digits on their own, by fives. */
const minutePair: Reader<number> = (tokens, at) => {
  const token = tokens[at];
  const fits =
    token?.kind === 'number' &&
    /^[0-5][05]$/.test(token.text) &&
    !isUnit(tokens, at + 1) &&
    !tokens[at + 1]?.glued;
  return fits ? { value: Number(token.text), next: at + 1 } : undefined;
};

const sayMore = phrases({
  minutePair,
  hourOrLandmark,
  hourWord,
  halfDay,
  minuteWord,
  spokenMinute,
  countWord,
  hour,
  lateHour,
  smallHour,
});

const spoken: Phrase<Clock>[] = [
  sayMore('half past|after <hourOrLandmark> <halfDay?>', (found) =>
    around(found.hourOrLandmark, 30, found.halfDay),
  ),
  sayMore('(a) quarter past|after <hourOrLandmark> <halfDay?>', (found) =>
    around(found.hourOrLandmark, 15, found.halfDay),
  ),
  sayMore('(a) quarter to|until|before|of <hourOrLandmark> <halfDay?>', (found) =>
    around(found.hourOrLandmark, -15, found.halfDay),
  ),
  sayMore('<minuteWord> (minutes|mins|min) past <hourOrLandmark> <halfDay?>', (found) =>
    around(found.hourOrLandmark, found.minuteWord, found.halfDay),
  ),
  sayMore('<minuteWord> minutes|mins|min after <hour> <halfDay?>', (found) =>
    around(found.hour, found.minuteWord, found.halfDay),
  ),
  sayMore('<minuteWord> minutes|mins|min to|until|before <hourOrLandmark> <halfDay?>', (found) =>
    around(found.hourOrLandmark, -found.minuteWord, found.halfDay),
  ),
  sayMore('<countWord> to|until <hourOrLandmark> <halfDay?>', (found) =>
    around(found.hourOrLandmark, -found.countWord, found.halfDay),
  ),
  sayMore('<countWord> after <hourOrLandmark> <halfDay?>', (found) =>
    around(found.hourOrLandmark, found.countWord, found.halfDay),
  ),
  sayMore('<hourWord> (-) <spokenMinute> <halfDay>', (found) =>
    around(found.hourWord, found.spokenMinute, found.halfDay),
  ),
  sayMore('<hour> (o) oclock|clock <halfDay?>', (found) => inHalf(found.hour, found.halfDay)),
];

const firm = grammar<Clock>([
  ...spoken,
  say('<written> (ish) <halfDay?>', (found) => inHalf(found.written, found.halfDay)),
  say('<hour> (ish) <halfDay>', (found) => inHalf(found.hour, found.halfDay)),
  say('<compact> <halfDay>', (found) => inHalf(found.compact, found.halfDay)),
  say('<dotted> <halfDay>', (found) => inHalf(found.dotted, found.halfDay)),
  say('<smallHour> (-) ish', (found) => found.smallHour),
  sayMore('<lateHour> h', (found) => found.lateHour),
]);

/** Time of day in words or digits that can be nothing else. */
const plainClock = either(landmark, firm);

/** What may be a time where the words around it say so: 7, 730, 11.30, three thirty. */
const bare = grammar<Clock>([
  say('<smallHour>', (found) => found.smallHour),
  say('<compact>', (found) => found.compact),
  say('<dotted>', (found) => found.dotted),
  sayMore('<hourWord> (-) <spokenMinute>', (found) => around(found.hourWord, found.spokenMinute)),
  sayMore('<hour> <minutePair>', (found) => around(found.hour, found.minutePair)),
  sayMore('half <hour>', (found) => around(found.hour, 30)),
  sayMore('<smallHour> h', (found) => certain(found.smallHour)),
]);

function withPart(reader: Reader<Clock>) {
  const sayPart = phrases({ clock: reader });
  return grammar<Clock>([
    sayPart('<clock> (early) in (the) am|morning', ({ clock }) => inHalf(clock, 'am')),
    sayPart('<clock> in (the) pm|afternoon|evening|night', ({ clock }) => inHalf(clock, 'pm')),
    sayPart('<clock> at night', ({ clock }) =>
      clock.hour === 12 ? clockOf(24) : inHalf(clock, clock.hour < 5 ? 'am' : 'pm'),
    ),
  ]);
}

const longerOf =
  (...readers: readonly Reader<Clock>[]): Reader<Clock> =>
  (tokens, at) =>
    readers
      .map((reader) => reader(tokens, at))
      .reduce((best, found) => (found && found.next > (best?.next ?? 0) ? found : best), undefined);

export const firmClock = longerOf(withPart(longerOf(plainClock, bare)), plainClock);
export const anyClock = longerOf(firmClock, bare);

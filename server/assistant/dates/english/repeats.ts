import { grammar, type Phrase, phrases } from '../grammar/phrase.ts';
import { entry, type Reader, where } from '../grammar/reader.ts';
import type { Frequency, Meaning, PartOfDay, Repeat } from '../meaning/meaning.ts';
import * as repeats from '../meaning/repeats.ts';
import { amount } from './amounts.ts';
import { number, ordinal } from './numbers.ts';
import { monthRepeats, yearRepeats } from './repeat-months.ts';
import { weekdayRepeats } from './repeat-weekdays.ts';
import { partsOfDay } from './words/parts.ts';

const unitNames: readonly (readonly [spellings: string, frequency: Frequency, size: number])[] = [
  ['minute minutes min mins', 'MINUTELY', 1],
  ['hour hours hr hrs', 'HOURLY', 1],
  ['day days', 'DAILY', 1],
  ['week weeks wk wks', 'WEEKLY', 1],
  ['fortnight fortnights', 'WEEKLY', 2],
  ['month months', 'MONTHLY', 1],
  ['quarter quarters', 'MONTHLY', 3],
  ['year years', 'YEARLY', 1],
];

const unit = entry(
  new Map(
    unitNames.flatMap(([spellings, frequency, size]) =>
      spellings.split(' ').map((spelling) => [spelling, { frequency, size }] as const),
    ),
  ),
);

const partName = entry(partsOfDay);

const count = where(number, (value) => value > 0);
const say = phrases({ unit, amount, count, ordinal, partName });

function daily(part: PartOfDay): Meaning {
  return { repeat: repeats.every('DAILY'), part };
}

function plain(repeat: Repeat | undefined): Meaning | undefined {
  return repeat && { repeat };
}

/** Recurrences that are counted. */
const unitRepeats: readonly Phrase<Meaning>[] = [
  say('every|each (single) <unit>', ({ unit: { frequency, size } }) => plain(repeats.every(frequency, size))),
  say('each and every day', () => plain(repeats.every('DAILY'))),
  say('once a|every|per|each <unit>', ({ unit: { frequency, size } }) =>
    plain(repeats.every(frequency, size)),
  ),
  say('every|each other|alternate <unit>', ({ unit: { frequency, size } }) =>
    plain(repeats.every(frequency, 2 * size)),
  ),
  say('alternate days', () => plain(repeats.every('DAILY', 2))),
  say('every|each <count> <unit>', (found) =>
    plain(repeats.every(found.unit.frequency, found.count * found.unit.size)),
  ),
  say('every|each <ordinal> <unit>', (found) =>
    plain(repeats.every(found.unit.frequency, found.ordinal * found.unit.size)),
  ),
  say('every|each <amount>', (found) => plain(repeats.everyAmount(found.amount))),
  say('every|each (single) <partName>', (found) => daily(found.partName)),
];

/** Recurrences that need no help from the words around them. */
export const repeat: Reader<Meaning> = grammar([
  ...unitRepeats,
  ...weekdayRepeats,
  ...monthRepeats,
  ...yearRepeats,
]);

/** Adjectives as often as adverbs: "the weekly report", "water the plants weekly". */
export const frequencyWord: Reader<Meaning> = grammar<Meaning>([
  say('hourly', () => plain(repeats.every('HOURLY'))),
  say('daily|everyday', () => plain(repeats.every('DAILY'))),
  say('nightly', () => daily({ half: 'night', hour: 20 })),
  say('weekly', () => plain(repeats.every('WEEKLY'))),
  say('biweekly|fortnightly', () => plain(repeats.every('WEEKLY', 2))),
  say('bi - weekly', () => plain(repeats.every('WEEKLY', 2))),
  say('monthly', () => plain(repeats.every('MONTHLY'))),
  say('bimonthly', () => plain(repeats.every('MONTHLY', 2))),
  say('quarterly', () => plain(repeats.every('MONTHLY', 3))),
  say('yearly|annually', () => plain(repeats.every('YEARLY'))),
]);

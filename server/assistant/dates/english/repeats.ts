import type { Frequency, Meaning, PartOfDay, Repeat } from '../meaning.ts';
import { entry, grammar, type Phrase, phrases, type Reader } from '../phrase.ts';
import * as repeats from '../repeats.ts';
import { amount } from './amounts.ts';
import { holiday } from './holiday-phrases.ts';
import { dayNumber, month, number, ordinal, ordinalDay, weekday, writtenOrdinalDay } from './numbers.ts';
import { nth } from './references.ts';
import { weekdayList } from './weekday-lists.ts';
import { partPlurals, partsOfDay } from './words/parts.ts';
import { dateToken } from './written-dates.ts';

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
const partPlural = entry(partPlurals);

const say = phrases({
  weekday,
  weekdayList,
  nth,
  dayNumber,
  ordinalDay,
  writtenOrdinalDay,
  dateToken,
  ordinal,
  month,
  number,
  unit,
  amount,
  holiday,
  partName,
  partPlural,
});

function daily(part: PartOfDay): Meaning {
  return { repeat: repeats.every('DAILY'), part };
}

function plain(repeat: Repeat | undefined): Meaning | undefined {
  return repeat && { repeat };
}

const byUnit: readonly Phrase<Meaning>[] = [
  say('every|each (single) <unit>', ({ unit: { frequency, size } }) => plain(repeats.every(frequency, size))),
  say('each and every day', () => plain(repeats.every('DAILY'))),
  say('once a|every|per|each <unit>', ({ unit: { frequency, size } }) =>
    plain(repeats.every(frequency, size)),
  ),
  say('every|each other|alternate <unit>', ({ unit: { frequency, size } }) =>
    plain(repeats.every(frequency, 2 * size)),
  ),
  say('alternate days', () => plain(repeats.every('DAILY', 2))),
  say('every|each <number> <unit>', (found) =>
    plain(repeats.every(found.unit.frequency, found.number * found.unit.size)),
  ),
  say('every|each <ordinal> <unit>', (found) =>
    plain(repeats.every(found.unit.frequency, found.ordinal * found.unit.size)),
  ),
  say('every|each <amount>', (found) => plain(repeats.everyAmount(found.amount))),
  say('every|each morning', () => daily({ half: 'morning', hour: 9 })),
  say('every|each (single) <partName>', (found) => daily(found.partName)),
];

const byWeekday: readonly Phrase<Meaning>[] = [
  say('every|each (single) <weekdayList>', (found) => plain(repeats.weeklyOn(found.weekdayList.weekdays))),
  say('every|each other|second|alternate <weekdayList>', (found) =>
    plain(repeats.weeklyOn(found.weekdayList.weekdays, 2)),
  ),
  say('every 2nd <weekdayList>', (found) => plain(repeats.weeklyOn(found.weekdayList.weekdays, 2))),
  say('<weekdayList>', ({ weekdayList: { weekdays, plural, slashed, range } }) =>
    !range && (plural || (weekdays.length > 1 && slashed) || weekdays.length > 2)
      ? plain(repeats.weeklyOn(weekdays))
      : undefined,
  ),
  say('<weekdayList> <partPlural>', (found) => ({
    repeat: repeats.weeklyOn(found.weekdayList.weekdays),
    part: found.partPlural,
  })),
  say('alternate <weekdayList>', (found) => plain(repeats.weeklyOn(found.weekdayList.weekdays, 2))),
  say('every|each weekday except|but (on) (not) (on) <weekdayList>', (found) =>
    plain(repeats.onOtherDays(5, found.weekdayList.weekdays)),
  ),
  say('every|each day except|but (on) (not) (on) <weekdayList>', (found) =>
    plain(repeats.onOtherDays(7, found.weekdayList.weekdays)),
  ),
  say('m - f', () => plain(repeats.onWorkingDays)),
  say('every|each (single) weekday|workday', () => plain(repeats.onWorkingDays)),
  say('every|each (single) working|business|work|week day', () => plain(repeats.onWorkingDays)),
  say('weekdays|workdays', () => plain(repeats.onWorkingDays)),
  say('every|each weeknight', () => ({ repeat: repeats.onWorkingDays, part: { half: 'night', hour: 20 } })),
  say('weeknights', () => ({ repeat: repeats.onWorkingDays, part: { half: 'night', hour: 20 } })),
  say('every|each weekend', () => plain(repeats.onWeekends)),
  say('weekends', () => plain(repeats.onWeekends)),
  say('weekly (on) (every) <weekdayList>', (found) => plain(repeats.weeklyOn(found.weekdayList.weekdays))),
  say('biweekly|fortnightly (on) <weekdayList>', (found) =>
    plain(repeats.weeklyOn(found.weekdayList.weekdays, 2)),
  ),
];

const byMonth: readonly Phrase<Meaning>[] = [
  say('every|each <nth> <weekday>', (found) => plain(repeats.monthlyOnNth(found.weekday, found.nth))),
  say('(every|each) (the) <from:nth> and <to:nth> <weekday> (of|in) (the|every|each|a) (month)', (found) =>
    plain(repeats.monthlyOnNth(found.weekday, found.from, found.to)),
  ),
  say('every|each <nth> <weekday> of|in (the|each|every|a) month', (found) =>
    plain(repeats.monthlyOnNth(found.weekday, found.nth)),
  ),
  say('(the) <nth> <weekday> (of|in) every|each month', (found) =>
    plain(repeats.monthlyOnNth(found.weekday, found.nth)),
  ),
  say('every|each month (on) (the) <nth> <weekday>', (found) =>
    plain(repeats.monthlyOnNth(found.weekday, found.nth)),
  ),
  say('monthly (on) (the) <nth> <weekday>', (found) => plain(repeats.monthlyOnNth(found.weekday, found.nth))),
  say('every|each month on (the) <dayNumber>', (found) => plain(repeats.monthlyOn([found.dayNumber]))),
  say('monthly on (the) <dayNumber>', (found) => plain(repeats.monthlyOn([found.dayNumber]))),
  say('every|each <writtenOrdinalDay>', (found) => plain(repeats.monthlyOn([found.writtenOrdinalDay]))),
  say('every|each <ordinalDay> (day) of (the|each|every|a) month', (found) =>
    plain(repeats.monthlyOn([found.ordinalDay])),
  ),
  say('(the) <ordinalDay> (day) (of) every|each month', (found) =>
    plain(repeats.monthlyOn([found.ordinalDay])),
  ),
  say('every|each <from:ordinalDay> and (the) <to:ordinalDay>', (found) =>
    plain(repeats.monthlyOn([found.from, found.to])),
  ),
  say('(the) <from:ordinalDay> and (the) <to:ordinalDay> (of) every|each month', (found) =>
    plain(repeats.monthlyOn([found.from, found.to])),
  ),
  say('(the) last day (of) every|each month', () => plain(repeats.monthlyOn([-1]))),
  say('every|each month end', () => plain(repeats.monthlyOn([-1]))),
  say('(the) end of every|each month', () => plain(repeats.monthlyOn([-1]))),
  say('every|each last day of (the) month', () => plain(repeats.monthlyOn([-1]))),
];

const byYear: readonly Phrase<Meaning>[] = [
  say('every|each (year) (on) <month> (the) <dayNumber>', (found) =>
    plain(repeats.yearlyOn(found.month, found.dayNumber)),
  ),
  say('every|each (year) (on) (the) <dayNumber> (of) <month>', (found) =>
    plain(repeats.yearlyOn(found.month, found.dayNumber)),
  ),
  say('every|each (year) (on) <dateToken>', ({ dateToken: { month: inMonth, dayOfMonth, once } }) =>
    inMonth !== undefined && !once ? plain(repeats.yearlyOn(inMonth, dayOfMonth)) : undefined,
  ),
  say('every|each <month>', (found) => plain(repeats.yearlyOn(found.month))),
  say('every|each <holiday>', ({ holiday: { monthDay } }) =>
    plain(monthDay && repeats.yearlyOn(...monthDay)),
  ),
];

/** Recurrences that need no help from the words around them. */
export const repeat: Reader<Meaning> = grammar([...byUnit, ...byWeekday, ...byMonth, ...byYear]);

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

/** Monday to Friday is a week of work when it has a time of day, else a range. */
export const workWeek: Reader<Repeat> = grammar<Repeat>([
  say('<weekdayList>', ({ weekdayList: { weekdays, range } }) =>
    range && weekdays.length === 5 && weekdays[0] === 0 ? repeats.onWorkingDays : undefined,
  ),
]);

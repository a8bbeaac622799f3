import { grammar, phrases } from '../grammar/phrase.ts';
import type { Reader } from '../grammar/reader.ts';
import type { Meaning } from '../meaning/meaning.ts';
import * as months from '../meaning/month-rules.ts';
import * as rules from '../meaning/rules.ts';
import { anyClock, firmClock } from './clock.ts';
import { dayNumber, month, ordinalDay, weekday, writtenOrdinalDay, year } from './numbers.ts';
import { monthReference } from './references.ts';

const sayClock = phrases({ firm: firmClock, any: anyClock });

/** Two times of day of which at least one is unmistakable. */
export const clockRange: Reader<Meaning> = grammar<Meaning>([
  sayClock('<from:firm> to|-|until|through (around|about) <to:any>', ({ from, to }) => ({
    clock: from,
    endClock: to,
  })),
  sayClock('<from:any> to|-|until|through <to:firm>', ({ from, to }) => ({ clock: from, endClock: to })),
  sayClock('between <from:any> and|- <to:firm>', ({ from, to }) => ({ clock: from, endClock: to })),
  sayClock('between <from:firm> and|- <to:any>', ({ from, to }) => ({ clock: from, endClock: to })),
]);

/** The same, marked by its small words: "from 3 to 5", "between 2 and 4". */
export const spokenClockRange: Reader<Meaning> = grammar<Meaning>([
  sayClock('from <from:any> to|-|until|through <to:any>', ({ from, to }) => ({ clock: from, endClock: to })),
  sayClock('(in) between <from:any> and|- <to:any>', ({ from, to }) => ({ clock: from, endClock: to })),
]);

/** "3-5", which only words around it can make a time. */
export const bareClockRange: Reader<Meaning> = grammar<Meaning>([
  sayClock('<from:any> to|-|until <to:any>', ({ from, to }) => ({ clock: from, endClock: to })),
]);

const say = phrases({ weekday, month, dayNumber, ordinalDay, writtenOrdinalDay, year, monthReference });

function inMonth(monthNumber: number, from: number, to: number, inYear?: number): Meaning | undefined {
  const first = rules.monthDay(monthNumber, from, inYear);
  const last = rules.monthDay(monthNumber, to, inYear);
  return first && last && from < to ? { day: first, lastDay: last } : undefined;
}

/** Neighbouring weekdays, or days of one month with its name said once. */
export const dayRange: Reader<Meaning> = grammar<Meaning>([
  say('<from:weekday> and|+ <to:weekday>', ({ from, to }) =>
    (to - from + 7) % 7 === 1
      ? { day: rules.comingWeekday(from), lastDay: rules.comingWeekday(to) }
      : undefined,
  ),
  say(
    '(from|between) <month> (the) <from:dayNumber> to|-|through|until|and (the) <to:dayNumber> <year?>',
    (found) => inMonth(found.month, found.from, found.to, found.year),
  ),
  say(
    '(from|between) (the) <from:dayNumber> to|-|through|until|and (the) <to:dayNumber> (of) <month> <year?>',
    (found) => inMonth(found.month, found.from, found.to, found.year),
  ),
  say(
    '(from|between) (the) <from:dayNumber> to|-|through|until|and (the) <to:dayNumber> (of|in) <monthReference>',
    (found) => ({
      day: months.dayOfNamedMonth(found.from, found.monthReference),
      lastDay: rules.dayOfMonth(found.to),
    }),
  ),
  say('from|between (the) <from:ordinalDay> to|-|through|until|and (the) <to:ordinalDay>', (found) => ({
    day: rules.dayOfMonth(found.from),
    lastDay: rules.dayOfMonth(found.to),
  })),
  say('(the) <from:writtenOrdinalDay> to|-|through|until (the) <to:writtenOrdinalDay>', (found) => ({
    day: rules.dayOfMonth(found.from),
    lastDay: rules.dayOfMonth(found.to),
  })),
]);

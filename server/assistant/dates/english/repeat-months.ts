import { type Phrase, phrases } from '../grammar/phrase.ts';
import { realDay } from '../meaning/calendar.ts';
import type { Meaning } from '../meaning/meaning.ts';
import * as repeats from '../meaning/repeats.ts';
import { holiday } from './holiday-phrases.ts';
import { dayNumber, month, ordinalDay, weekday, writtenOrdinalDay } from './numbers.ts';
import { nth } from './references.ts';
import { dateToken } from './written-dates.ts';

const leapYear = 2000;

const say = phrases({ weekday, nth, dayNumber, ordinalDay, writtenOrdinalDay, dateToken, month, holiday });

function monthly(...days: readonly number[]): Meaning {
  return { repeat: repeats.monthlyOn(days) };
}

function onNth(weekdayNumber: number, ...which: readonly number[]): Meaning {
  return { repeat: repeats.monthlyOnNth(weekdayNumber, ...which) };
}

function yearly(inMonth: number, day?: number): Meaning | undefined {
  if (day !== undefined && realDay(leapYear, inMonth, day) === undefined) return undefined;
  return { repeat: repeats.yearlyOn(inMonth, day) };
}

/** Recurrences on days of the month. */
export const monthRepeats: readonly Phrase<Meaning>[] = [
  say('every|each <nth> <weekday>', (found) => onNth(found.weekday, found.nth)),
  say('every|each <from:nth> and <to:nth> <weekday>', (found) => onNth(found.weekday, found.from, found.to)),
  say('(every|each) (the) <from:nth> and <to:nth> <weekday> of|in the|every|each|a month', (found) =>
    onNth(found.weekday, found.from, found.to),
  ),
  say('every|each <nth> <weekday> of|in (the|each|every|a) month', (found) =>
    onNth(found.weekday, found.nth),
  ),
  say('(the) <nth> <weekday> (of|in) every|each month', (found) => onNth(found.weekday, found.nth)),
  say('every|each month (on) (the) <nth> <weekday>', (found) => onNth(found.weekday, found.nth)),
  say('monthly (on) (the) <nth> <weekday>', (found) => onNth(found.weekday, found.nth)),
  say('every|each month on (the) <dayNumber>', (found) => monthly(found.dayNumber)),
  say('monthly on (the) <dayNumber>', (found) => monthly(found.dayNumber)),
  say('every|each <writtenOrdinalDay>', (found) => monthly(found.writtenOrdinalDay)),
  say('every|each <ordinalDay> (day) of (the|each|every|a) month', (found) => monthly(found.ordinalDay)),
  say('(the) <ordinalDay> (day) (of) every|each month', (found) => monthly(found.ordinalDay)),
  say('every|each <from:ordinalDay> and (the) <to:ordinalDay>', (found) => monthly(found.from, found.to)),
  say('(the) <from:ordinalDay> and (the) <to:ordinalDay> (of) every|each month', (found) =>
    monthly(found.from, found.to),
  ),
  say('(the) last day (of) every|each month', () => monthly(-1)),
  say('every|each month end', () => monthly(-1)),
  say('(the) end of every|each month', () => monthly(-1)),
  say('every|each last day of (the) month', () => monthly(-1)),
];

/** Recurrences on days of the year. */
export const yearRepeats: readonly Phrase<Meaning>[] = [
  say('every|each (year) (on) <month> (the) <dayNumber>', (found) => yearly(found.month, found.dayNumber)),
  say('every|each (year) (on) (the) <dayNumber> (of) <month>', (found) =>
    yearly(found.month, found.dayNumber),
  ),
  say('every|each (year) (on) <dateToken>', ({ dateToken: { month: inMonth, dayOfMonth, once } }) =>
    inMonth !== undefined && !once ? yearly(inMonth, dayOfMonth) : undefined,
  ),
  say('every|each <month>', (found) => yearly(found.month)),
  say('every|each <holiday>', ({ holiday: { monthDay } }) => monthDay && yearly(...monthDay)),
];

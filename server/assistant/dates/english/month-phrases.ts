import { grammar, type Phrase, phrases } from '../grammar/phrase.ts';
import type { NamedDay } from '../meaning/meaning.ts';
import * as months from '../meaning/month-rules.ts';
import * as rules from '../meaning/rules.ts';
import { dayNumber, month, ordinalDay, shortYear, spokenDay, weekday, year } from './numbers.ts';
import { monthReference, nearMonth, nth } from './references.ts';

const say = phrases({
  month,
  dayNumber,
  spokenDay,
  ordinalDay,
  weekday,
  year,
  shortYear,
  nth,
  monthReference,
  nearMonth,
});

/** A month and a day of it, in either order. A weekday beside them changes nothing. */
const monthDays: readonly Phrase<NamedDay>[] = [
  say('<month> (.) (the) <dayNumber> <year?>', (found) =>
    rules.monthDay(found.month, found.dayNumber, found.year),
  ),
  say('<month> (the) <spokenDay> <year?>', (found) =>
    rules.monthDay(found.month, found.spokenDay, found.year),
  ),
  say('(the) <dayNumber> (-) (day) (of) <month> (.) <year?>', (found) =>
    rules.monthDay(found.month, found.dayNumber, found.year),
  ),
  say('<dayNumber> (of) <month> <shortYear>', (found) =>
    rules.monthDay(found.month, found.dayNumber, found.shortYear),
  ),
  say('<dayNumber> -|/ <month> -|/ <year>', (found) =>
    rules.monthDay(found.month, found.dayNumber, found.year),
  ),
  say('<dayNumber> -|/ <month>', (found) => rules.monthDay(found.month, found.dayNumber)),
  say('<month> -|/ <dayNumber> -|/ <year>', (found) =>
    rules.monthDay(found.month, found.dayNumber, found.year),
  ),
  say('<month> -|/ <dayNumber>', (found) => rules.monthDay(found.month, found.dayNumber)),
  say('<month> (the) <dayNumber> (of) next year', (found) =>
    rules.dayOfYear(found.month, found.dayNumber, 1),
  ),
  say('<month> (the) <dayNumber> (of) this year', (found) =>
    rules.dayOfYear(found.month, found.dayNumber, 0),
  ),
];

const monthDay = grammar(monthDays);
const sayDay = phrases({ monthDay, weekday });

/** Days that are named by their place in a month. */
export const monthPhrases: readonly Phrase<NamedDay>[] = [
  ...monthDays,
  sayDay('<weekday> (.) (,) (the) <monthDay>', (found) => found.monthDay),
  sayDay('<monthDay> (,) <weekday>', (found) => found.monthDay),
  sayDay('<monthDay> ( <weekday> )', (found) => found.monthDay),
  say('(the) <dayNumber> (day) (of|in) <monthReference>', (found) =>
    months.dayOfNamedMonth(found.dayNumber, found.monthReference),
  ),
  say('<nearMonth> (,) (on) the <ordinalDay>', (found) =>
    months.dayOfNamedMonth(found.ordinalDay, found.nearMonth),
  ),
  say('(the) <nth> <weekday> (of|in) <monthReference>', (found) =>
    months.nthWeekdayOfMonth(found.weekday, found.nth, found.monthReference),
  ),
];

/** The first and last days of weeks, months and years. */
export const edgePhrases: readonly Phrase<NamedDay>[] = [
  say('(the) last day (of|in) <monthReference>', (found) => months.lastDayOfMonth(found.monthReference)),
  say('(the) last working|business day (of|in) <monthReference>', (found) =>
    months.lastWorkingDayOfMonth(found.monthReference),
  ),
  say('(the) (very) end of <monthReference>', (found) => months.lastDayOfMonth(found.monthReference)),
  say('(the) end of month', () => months.lastDayOfMonth(months.monthFromNow(0))),
  say('eom', () => months.lastDayOfMonth(months.monthFromNow(0))),
  say('month end', () => months.lastDayOfMonth(months.monthFromNow(0))),
  say('(the) beginning|start of <monthReference>', (found) =>
    months.dayOfNamedMonth(1, found.monthReference),
  ),
  say('(the) end of (the|this|current) (working|work) week', () => rules.endOfWeek(0)),
  say('eow', () => rules.endOfWeek(0)),
  say('(the) end of (the) next|following|coming week', () => rules.endOfWeek(1)),
  say('(the) beginning|start of (the) next|following|coming week', () => rules.weekdayOfWeek(0, 1)),
  say('(the) beginning|start of (the) week', () => rules.comingWeekday(0)),
  say('(the) middle of the week', () => rules.comingWeekday(2)),
  say('early next week', () => rules.weekdayOfWeek(0, 1)),
  say('(the) middle of next week', () => rules.weekdayOfWeek(2, 1)),
  say('mid (-) next week', () => rules.weekdayOfWeek(2, 1)),
  say('midweek', () => rules.comingWeekday(2)),
  say('(the) end of (the|this) year', () => rules.dayOfYear(12, 31, 0)),
  say('year end', () => rules.dayOfYear(12, 31, 0)),
  say('eoy', () => rules.dayOfYear(12, 31, 0)),
  say('(the) end of next year', () => rules.dayOfYear(12, 31, 1)),
  say('(the) end of <year>', (found) => rules.monthDay(12, 31, found.year)),
  say('(the) beginning|start of next year', () => rules.dayOfYear(1, 1, 1)),
  say('(the) beginning|start of <year>', (found) => rules.monthDay(1, 1, found.year)),
  say('(the) end of (the|this) quarter', () => months.lastDayOfQuarter()),
  say('eoq', () => months.lastDayOfQuarter()),
];

import { type Phrase, phrases } from '../grammar/phrase.ts';
import { either, entry } from '../grammar/reader.ts';
import type { NamedDay } from '../meaning/meaning.ts';
import * as rules from '../meaning/rules.ts';
import { lateDay, number, ordinalDay, weekday } from './numbers.ts';
import { weeks } from './references.ts';
import { nothing } from './words/units.ts';
import { weekdayPlurals } from './words/weekdays.ts';

const anyWeekday = either(weekday, entry(weekdayPlurals));
const say = phrases({ weekday, anyWeekday, number, weeks, ordinalDay, lateDay });

const oneWeek = { ...nothing, days: 7 };

/** Today and its neighbours. */
export const relativePhrases: readonly Phrase<NamedDay>[] = [
  say('today', () => rules.daysFromToday(0)),
  say('tomorrow', () => rules.daysFromToday(1)),
  say('yesterday', () => rules.daysFromToday(-1)),
  say('(the) day after tomorrow', () => rules.daysFromToday(2)),
  say('(the) day before yesterday', () => rules.daysFromToday(-2)),
  say('<weeks> (from) today', (found) => rules.shifted(rules.daysFromToday(0), found.weeks)),
  say('<weeks> (from) tomorrow', (found) => rules.shifted(rules.daysFromToday(1), found.weeks)),
  say('tomorrow week', () => rules.daysFromToday(8)),
  say('overmorrow', () => rules.daysFromToday(2)),
  say('(the) next|following day', () => rules.followingDay),
];

/** A bare weekday is the coming one; "next" and "last" go by the calendar week. */
export const weekdayPhrases: readonly Phrase<NamedDay>[] = [
  say('<weekday>', (found) => rules.comingWeekday(found.weekday)),
  say('this|coming|upcoming (coming|upcoming) <weekday>', (found) => rules.comingWeekday(found.weekday)),
  say('(the) next|following <weekday>', (found) => rules.weekdayOfWeek(found.weekday, 1)),
  say('next week (on) <weekday>', (found) => rules.weekdayOfWeek(found.weekday, 1)),
  say('<weekday> (of|in) (the) next|following|coming week', (found) => rules.weekdayOfWeek(found.weekday, 1)),
  say('<weekday> (of|in) this week', (found) => rules.weekdayOfWeek(found.weekday, 0)),
  say('this week (on) <weekday>', (found) => rules.weekdayOfWeek(found.weekday, 0)),
  say('(the) <weekday> after next', (found) => rules.weekdayOfWeek(found.weekday, 2)),
  say('<weekday> (of|in) (the) week after next', (found) => rules.weekdayOfWeek(found.weekday, 2)),
  say('(the) week after next (on) <weekday>', (found) => rules.weekdayOfWeek(found.weekday, 2)),
  say('since <weekday>', (found) => rules.lastWeekday(found.weekday)),
  say('this past <weekday>', (found) => rules.lastWeekday(found.weekday)),
  say('last|past|previous <weekday>', (found) => rules.lastWeekday(found.weekday)),
  say('<weekday> (of) last week', (found) => rules.weekdayOfWeek(found.weekday, -1)),
  say('<weekday> week', (found) => rules.shifted(rules.comingWeekday(found.weekday), oneWeek)),
  say('a|one week on <weekday>', (found) => rules.shifted(rules.comingWeekday(found.weekday), oneWeek)),
  say('<weekday> in <weeks>', (found) => rules.weekdayAround(found.weekday, found.weeks)),
  say('<weekday> <weeks> from now', (found) => rules.weekdayAround(found.weekday, found.weeks)),
  say('in <weeks> (on) <weekday>', (found) => rules.weekdayAround(found.weekday, found.weeks)),
  say('<number> <anyWeekday> from now', (found) => rules.nthComingWeekday(found.anyWeekday, found.number)),
  say('<weekday> (,) (the) <ordinalDay>', (found) => rules.dayOfMonth(found.ordinalDay, found.weekday)),
  say('<weekday> (the) <lateDay>', (found) => rules.dayOfMonth(found.lateDay, found.weekday)),
];

import { grammar, type Phrase, phrases } from '../grammar/phrase.ts';
import type { Reader } from '../grammar/reader.ts';
import type { NamedPeriod } from '../meaning/meaning.ts';
import { monthOfYear, namedMonth, nthWeekdayOfMonth } from '../meaning/month-rules.ts';
import * as periods from '../meaning/periods.ts';
import { day } from './days.ts';
import { bareYear, month, year } from './numbers.ts';
import { monthReference, nearMonth, nth, wholeDays } from './references.ts';

const say = phrases({ day, month, year, bareYear, nth, monthReference, nearMonth, wholeDays });

const weeks: readonly Phrase<NamedPeriod>[] = [
  say('(later|earlier|sometime) this|current week', () => periods.weekFromNow(0)),
  say('all week', () => periods.weekFromNow(0)),
  say('(late|sometime) (the) next|following|coming|upcoming week', () => periods.weekFromNow(1)),
  say('(the) week after next', () => periods.weekFromNow(2)),
  say('(the) last|past|previous week', () => periods.weekFromNow(-1)),
  say('(the) week of|beginning|starting|commencing (on) (the) <day>', (found) =>
    periods.periodAround(found.day, 'week'),
  ),
  say('w / c (the) <day>', (found) => periods.periodAround(found.day, 'week')),
  say('(the) <nth> week of <monthReference>', (found) =>
    periods.periodAround(nthWeekdayOfMonth(0, found.nth, found.monthReference), 'week'),
  ),
  say('(the) rest of (the|this|my|current) week', () => periods.restOf(periods.weekFromNow(0))),
];

const weekends: readonly Phrase<NamedPeriod>[] = [
  say('the|this (coming) weekend', () => periods.weekendFromNow(0)),
  say('(this) coming|upcoming weekend', () => periods.weekendFromNow(0)),
  say('(the) next|following weekend', () => periods.weekendFromNow(1)),
  say('(the) weekend after next', () => periods.weekendFromNow(2)),
  say('(the) last|past|previous weekend', () => periods.weekendFromNow(-1)),
  say('(the) weekend of <day>', (found) => periods.periodAround(found.day, 'weekend')),
  say('(the) weekend after <day>', (found) => periods.weekendBeside(found.day, 'after')),
  say('(the) weekend before <day>', (found) => periods.weekendBeside(found.day, 'before')),
];

const monthsAndYears: readonly Phrase<NamedPeriod>[] = [
  say('(later|sometime) this|current month', () => periods.monthsFromNow(0)),
  say('(early|late|sometime) (the) next|following|coming|upcoming month', () => periods.monthsFromNow(1)),
  say('(the) month after next', () => periods.monthsFromNow(2)),
  say('(the) last|past|previous month', () => periods.monthsFromNow(-1)),
  say('(the) rest of (the|this|my|current) month', () => periods.restOf(periods.monthsFromNow(0))),
  say('this|current quarter', () => periods.quarterFromNow(0)),
  say('next|coming quarter', () => periods.quarterFromNow(1)),
  say('last|previous quarter', () => periods.quarterFromNow(-1)),
  say('(later) this|current year', () => periods.yearPeriod((current) => current)),
  say('(early|sometime) next|following|coming year', () => periods.yearPeriod((current) => current + 1)),
  say('(the) year after next', () => periods.yearPeriod((current) => current + 2)),
  say('last|previous year', () => periods.yearPeriod((current) => current - 1)),
  say('(in) early (-) <month> <year?>', (found) =>
    periods.monthPeriod(namedMonth(found.month, found.year), 0),
  ),
  say('(in) mid (-) <month> <year?>', (found) => periods.monthPeriod(namedMonth(found.month, found.year), 1)),
  say('(in) (the) middle of <month> <year?>', (found) =>
    periods.monthPeriod(namedMonth(found.month, found.year), 1),
  ),
  say('(in) late (-) <month> <year?>', (found) =>
    periods.monthPeriod(namedMonth(found.month, found.year), 2),
  ),
  say('(the) middle of <nearMonth>', (found) => periods.monthPeriod(found.nearMonth, 1)),
  say('(in) <month> (of) next year', (found) => periods.monthPeriod(monthOfYear(found.month, 1))),
  say('next year (in) <month>', (found) => periods.monthPeriod(monthOfYear(found.month, 1))),
  say('next <month>', (found) => periods.monthPeriod(namedMonth(found.month))),
  say('<month> <year>', (found) => periods.monthPeriod(namedMonth(found.month, found.year))),
];

const stretches: readonly Phrase<NamedPeriod>[] = [
  say('(in|within|over|for|during) (the) next|coming|following|upcoming <wholeDays>', (found) =>
    periods.nextStretch(found.wholeDays),
  ),
];

/** Several days at once that need no help from the words around them. */
export const period: Reader<NamedPeriod> = grammar([...weeks, ...weekends, ...monthsAndYears, ...stretches]);

/** A month or a year that is only one after a word such as "in": in May, during March, by 2030. */
export const barePeriod: Reader<NamedPeriod> = grammar([
  say('<month>', (found) => periods.monthPeriod(namedMonth(found.month))),
  say('<bareYear>', (found) => periods.yearPeriod(() => found.bareYear)),
]);

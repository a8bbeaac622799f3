import { grammar, phrases } from '../grammar/phrase.ts';
import { entry, type Reader, signReader, where } from '../grammar/reader.ts';
import type { NamedDay, NamedPeriod } from '../meaning/meaning.ts';
import * as months from '../meaning/month-rules.ts';
import * as periods from '../meaning/periods.ts';
import * as rules from '../meaning/rules.ts';
import { digits } from './amounts.ts';
import { ordinals } from './number-words.ts';
import { relativeDays, weekdays } from './words.ts';

export const weekday = entry(weekdays);
export const nth = entry(ordinals);
const relative = entry(relativeDays);
export const month = where(digits, (value) => value >= 1 && value <= 12);
export const dayNumber = where(digits, (value) => value >= 1 && value <= 31);
const year = where(digits, rules.isNearYear);

/** 2026-03-05, 3/5. */
const written = signReader((tokens, at) => {
  const token = tokens[at];
  const fields = token?.kind === 'date' ? token.text.split(/[-/.]/).map(Number) : [];
  const [first = 0, second = 0, third] = fields;
  const value = third === undefined ? rules.monthDay(first, second) : rules.monthDay(second, third, first);
  return token?.kind === 'date' && value ? { value, next: at + 1 } : undefined;
});

const nearMonth = grammar<months.MonthRule>([
  phrases({})('이번 달', () => months.monthFromNow(0)),
  phrases({})('다음 달', () => months.monthFromNow(1)),
  phrases({})('다다음 달', () => months.monthFromNow(2)),
]);

const say = phrases({ weekday, relative, month, dayNumber, year, written, nearMonth, nth });

/** Days that need no help from the words around them. */
export const day: Reader<NamedDay> = grammar<NamedDay>([
  say('<relative>', (found) => rules.daysFromToday(found.relative)),
  say('내일 모레', () => rules.daysFromToday(2)),
  say('<weekday>', (found) => rules.comingWeekday(found.weekday)),
  say('이번|오는 <weekday>', (found) => rules.comingWeekday(found.weekday)),
  say('다음 <weekday>', (found) => rules.weekdayOfWeek(found.weekday, 1)),
  say('지난 <weekday>', (found) => rules.lastWeekday(found.weekday)),
  say('이번 주 <weekday>', (found) => rules.weekdayOfWeek(found.weekday, 0)),
  say('다음 주 <weekday>', (found) => rules.weekdayOfWeek(found.weekday, 1)),
  say('다다음 주 <weekday>', (found) => rules.weekdayOfWeek(found.weekday, 2)),
  say('지난 주 <weekday>', (found) => rules.weekdayOfWeek(found.weekday, -1)),
  say('<written>', (found) => found.written),
  say('<month> 월 <dayNumber> 일', (found) => rules.monthDay(found.month, found.dayNumber)),
  say('<month> 월 <dayNumber> 일 ( <weekday> )', (found) => rules.monthDay(found.month, found.dayNumber)),
  say('<month> 월 <dayNumber> 일 <weekday>', (found) => rules.monthDay(found.month, found.dayNumber)),
  say('<year> 년 <month> 월 <dayNumber> 일', (found) =>
    rules.monthDay(found.month, found.dayNumber, found.year),
  ),
  say('<year> . <month> . <dayNumber> .', (found) =>
    rules.monthDay(found.month, found.dayNumber, found.year),
  ),
  say('내년 <month> 월 <dayNumber> 일', (found) => rules.dayOfYear(found.month, found.dayNumber, 1)),
  say('<nearMonth> <dayNumber> 일', (found) => months.dayOfNamedMonth(found.dayNumber, found.nearMonth)),
  say('<nearMonth> <nth> (주) <weekday>', (found) =>
    months.nthWeekdayOfMonth(found.weekday, found.nth, found.nearMonth),
  ),
  say('<nearMonth> 말', (found) => months.lastDayOfMonth(found.nearMonth)),
  say('<month> 월 말', (found) => months.lastDayOfMonth(months.namedMonth(found.month))),
  say('월말', () => months.lastDayOfMonth(months.monthFromNow(0))),
  say('연말', () => rules.dayOfYear(12, 31, 0)),
  say('크리스마스', () => rules.monthDay(12, 25)),
]);

/** 15일: the next one. */
export const dayOfMonth: Reader<NamedDay> = grammar<NamedDay>([
  say('<dayNumber> 일', (found) => rules.dayOfMonth(found.dayNumber)),
]);

/** Several days at once. */
export const period: Reader<NamedPeriod> = grammar<NamedPeriod>([
  say('이번 주', () => periods.weekFromNow(0)),
  say('다음 주', () => periods.weekFromNow(1)),
  say('다다음 주', () => periods.weekFromNow(2)),
  say('지난 주', () => periods.weekFromNow(-1)),
  say('(이번) 주말', () => periods.weekendFromNow(0)),
  say('이번 주 주말', () => periods.weekendFromNow(0)),
  say('다음 (주) 주말', () => periods.weekendFromNow(1)),
  say('<month> 월 초', (found) => periods.monthPeriod(months.namedMonth(found.month), 0)),
  say('<month> 월 중순', (found) => periods.monthPeriod(months.namedMonth(found.month), 1)),
  say('이번 달', () => periods.monthsFromNow(0)),
  say('다음 달', () => periods.monthsFromNow(1)),
  say('지난 달', () => periods.monthsFromNow(-1)),
  say('올해', () => periods.yearPeriod((current) => current)),
  say('내년', () => periods.yearPeriod((current) => current + 1)),
]);

/** 3월, which needs a particle behind it. */
export const monthAlone: Reader<NamedPeriod> = grammar<NamedPeriod>([
  say('<month> 월', (found) => periods.monthPeriod(months.namedMonth(found.month))),
]);

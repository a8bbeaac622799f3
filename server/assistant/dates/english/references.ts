import { grammar, phrases } from '../grammar/phrase.ts';
import { either, type Reader, where } from '../grammar/reader.ts';
import { type MonthRule, monthFromNow, namedMonth } from '../meaning/month-rules.ts';
import { amount, isMeasuredInTime } from './amounts.ts';
import { month, ordinal, year } from './numbers.ts';

/** Readers that several of the day and recurrence phrases share. */

export const wholeDays = where(amount, (value) => !isMeasuredInTime(value));

export const weeks = where(wholeDays, ({ days, months }) => months === 0 && days > 0 && days % 7 === 0);

const count = phrases({ ordinal });

/** Which one within a month: third is 3, last is -1, second to last is -2. */
export const nth: Reader<number> = grammar<number>([
  count('last|final', () => -1),
  count('penultimate', () => -2),
  count('<ordinal> to|from|- (-) last', (found) => -found.ordinal),
  count('<ordinal> last', (found) => -found.ordinal),
  count('<ordinal>', (found) => (found.ordinal <= 5 ? found.ordinal : undefined)),
]);

const say = phrases({ month, year });

/** "The month", "next month". */
export const nearMonth: Reader<MonthRule> = grammar<MonthRule>([
  say('(the|a) month', () => monthFromNow(0, 1)),
  say('this month', () => monthFromNow(0)),
  say('(the) current month', () => monthFromNow(0)),
  say('(the) next|following|coming month', () => monthFromNow(1)),
  say('(the) month after next', () => monthFromNow(2)),
]);

/** The same, and "June", "June 2027". */
export const monthReference: Reader<MonthRule> = either(
  nearMonth,
  grammar<MonthRule>([say('(next|this) <month> <year?>', (found) => namedMonth(found.month, found.year))]),
);

import { grammar, type Phrase, phrases } from '../grammar/phrase.ts';
import type { Reader } from '../grammar/reader.ts';
import { dateOf } from '../meaning/calendar.ts';
import type { NamedDay } from '../meaning/meaning.ts';
import { year } from './numbers.ts';
import { type Holiday, holidays } from './words/holidays.ts';

const name = phrases({});

export const holiday: Reader<Holiday> = grammar(
  holidays.flatMap(([names, found]) => names.map((words) => name(words, () => found))),
);

/** Without a year the next one, today included. */
function namedDay({ inYear, monthDay }: Holiday, inThisYear?: number): NamedDay {
  return {
    rule: ({ after }) => {
      if (inThisYear !== undefined) return inYear(inThisYear);
      const current = dateOf(after).year;
      return [inYear(current), inYear(current + 1)].find((day) => day !== undefined && day >= after);
    },
    once: inThisYear !== undefined,
    ...(monthDay && { month: monthDay[0], dayOfMonth: monthDay[1] }),
  };
}

function inYearFromNow({ inYear }: Holiday, years: number): NamedDay {
  return { rule: ({ today }) => inYear(dateOf(today).year + years), once: true };
}

const say = phrases({ holiday, year });

export const holidayPhrases: readonly Phrase<NamedDay>[] = [
  say('<holiday> (of) this year', (found) => inYearFromNow(found.holiday, 0)),
  say('(this|next) <holiday> <year?>', (found) => namedDay(found.holiday, found.year)),
  say('<holiday> (of) next year', (found) => inYearFromNow(found.holiday, 1)),
];

/** A holiday by its name, for judging whether its day is meant. */
export const holidayDay: Reader<NamedDay> = grammar(holidayPhrases);

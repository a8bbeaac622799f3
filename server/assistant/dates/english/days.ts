import { grammar, type Phrase, phrases } from '../grammar/phrase.ts';
import type { Reader } from '../grammar/reader.ts';
import type { NamedDay } from '../meaning/meaning.ts';
import { shifted, weekdayFrom } from '../meaning/rules.ts';
import { holidayPhrases } from './holiday-phrases.ts';
import { edgePhrases, monthPhrases } from './month-phrases.ts';
import { ordinal, weekday } from './numbers.ts';
import { weeks, wholeDays } from './references.ts';
import { relativePhrases, weekdayPhrases } from './weekday-phrases.ts';
import { nothing } from './words/units.ts';
import { dateToken } from './written-dates.ts';

const onCalendar: readonly Phrase<NamedDay>[] = [
  ...relativePhrases,
  ...weekdayPhrases,
  ...monthPhrases,
  ...edgePhrases,
  ...holidayPhrases,
  phrases({ dateToken })('(next) <dateToken>', (found) => found.dateToken),
];

const base = grammar(onCalendar);
const say = phrases({ base, wholeDays, weeks, weekday, ordinal });
const oneDay = { ...nothing, days: 1 };
const oneWeek = { ...nothing, days: 7 };

/** A day counted from another. */
const shifts: readonly Phrase<NamedDay>[] = [
  say('<wholeDays> from|after|following <base>', (found) => shifted(found.base, found.wholeDays)),
  say('<wholeDays> before|prior <base>', (found) => shifted(found.base, found.wholeDays, -1)),
  say('(the) day after|following <base>', (found) => shifted(found.base, oneDay)),
  say('(the) day before <base>', (found) => shifted(found.base, oneDay, -1)),
  say('(the) week after <base>', (found) => (found.base.month ? shifted(found.base, oneWeek) : undefined)),
  say('(the) week before <base>', (found) =>
    found.base.month ? shifted(found.base, oneWeek, -1) : undefined,
  ),
  say('<weekday> <weeks> after|from <base>', (found) =>
    weekdayFrom(found.weekday, found.base, found.weeks.days / 7),
  ),
  say('(the) <ordinal> <weekday> after|following <base>', (found) =>
    weekdayFrom(found.weekday, found.base, found.ordinal),
  ),
  say('(the) <weekday> (right) after|following <base>', (found) => weekdayFrom(found.weekday, found.base, 1)),
  say('(the) <weekday> (right) before <base>', (found) => weekdayFrom(found.weekday, found.base, -1)),
];

/** Days that need no help from the words around them. */
export const day: Reader<NamedDay> = grammar([...onCalendar, ...shifts]);

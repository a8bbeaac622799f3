import { grammar, type Phrase, phrases } from '../grammar/phrase.ts';
import { entry, type Reader } from '../grammar/reader.ts';
import type { Meaning, PartOfDay, Repeat } from '../meaning/meaning.ts';
import * as repeats from '../meaning/repeats.ts';
import { weekdayList } from './weekday-lists.ts';
import { partPlurals } from './words/parts.ts';

const say = phrases({ weekdayList, partPlural: entry(partPlurals) });

const atNight: PartOfDay = { half: 'night', hour: 20 };

function weekly(weekdays: readonly number[], interval = 1): Meaning {
  return { repeat: repeats.weeklyOn(weekdays, interval) };
}

function except(days: number, left: readonly number[]): Meaning | undefined {
  const repeat = repeats.onOtherDays(days, left);
  return repeat && { repeat };
}

/** Recurrences on days of the week. */
export const weekdayRepeats: readonly Phrase<Meaning>[] = [
  say('every|each (single) <weekdayList>', (found) => weekly(found.weekdayList.weekdays)),
  say('every|each other|second|alternate <weekdayList>', (found) => weekly(found.weekdayList.weekdays, 2)),
  say('every 2nd <weekdayList>', (found) => weekly(found.weekdayList.weekdays, 2)),
  say('alternate <weekdayList>', (found) => weekly(found.weekdayList.weekdays, 2)),
  say('weekly (on) (every) <weekdayList>', (found) => weekly(found.weekdayList.weekdays)),
  say('biweekly|fortnightly (on) <weekdayList>', (found) => weekly(found.weekdayList.weekdays, 2)),
  say('<weekdayList>', ({ weekdayList: { weekdays, plural, slashed, range } }) =>
    !range && (plural || (weekdays.length > 1 && slashed) || weekdays.length > 2)
      ? weekly(weekdays)
      : undefined,
  ),
  say('<weekdayList> <partPlural>', (found) => ({
    ...weekly(found.weekdayList.weekdays),
    part: found.partPlural,
  })),
  say('every|each weekday except|but (on) (not) (on) <weekdayList>', (found) =>
    except(5, found.weekdayList.weekdays),
  ),
  say('every|each day except|but (on) (not) (on) <weekdayList>', (found) =>
    except(7, found.weekdayList.weekdays),
  ),
  say('m - f', () => ({ repeat: repeats.onWorkingDays })),
  say('every|each (single) weekday|workday', () => ({ repeat: repeats.onWorkingDays })),
  say('every|each (single) working|business|work|week day', () => ({ repeat: repeats.onWorkingDays })),
  say('weekdays|workdays', () => ({ repeat: repeats.onWorkingDays })),
  say('every|each weeknight', () => ({ repeat: repeats.onWorkingDays, part: atNight })),
  say('weeknights', () => ({ repeat: repeats.onWorkingDays, part: atNight })),
  say('every|each weekend', () => ({ repeat: repeats.onWeekends })),
  say('weekends', () => ({ repeat: repeats.onWeekends })),
];

/** Monday to Friday is a week of work when it has a time of day, else a range. */
export const workWeek: Reader<Repeat> = grammar<Repeat>([
  say('<weekdayList>', ({ weekdayList: { weekdays, range } }) =>
    range && weekdays.length === 5 && weekdays[0] === 0 ? repeats.onWorkingDays : undefined,
  ),
]);

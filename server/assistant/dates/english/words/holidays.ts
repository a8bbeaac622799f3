import { type Day, dayOf, easterSunday, nthWeekday } from '../../meaning/calendar.ts';

/** The day in a given year. `monthDay` where it is the same every year. */
export interface Holiday {
  readonly inYear: (year: number) => Day | undefined;
  readonly monthDay?: readonly [month: number, day: number];
}

function fixed(month: number, day: number): Holiday {
  return { inYear: (year) => dayOf(year, month, day), monthDay: [month, day] };
}

function easter(days: number): Holiday {
  return { inYear: (year) => easterSunday(year) + days };
}

function nth(month: number, weekday: number, which: number, days = 0): Holiday {
  return {
    inYear: (year) => {
      const day = nthWeekday(year, month, weekday, which);
      return day === undefined ? undefined : day + days;
    },
  };
}

/** Names without apostrophes and without "day" where that may be left out, as the tokeniser leaves them. */
export const holidays: readonly (readonly [names: readonly string[], holiday: Holiday])[] = [
  [['new year (day)', 'new years (day)', 'new year s day'], fixed(1, 1)],
  [['martin luther king|kings (jr) (day)', 'mlk day'], nth(1, 0, 3)],
  [['groundhog day'], fixed(2, 2)],
  [['valentine (day)', 'valentines (day)'], fixed(2, 14)],
  [['presidents day', 'president day'], nth(2, 0, 3)],
  [['shrove tuesday', 'pancake day', 'mardi gras'], easter(-47)],
  [['ash wednesday'], easter(-46)],
  [['st|saint (.) patrick (day)', 'st|saint (.) patricks (day)', 'st|saint (.) paddy day'], fixed(3, 17)],
  [['april fool (day)', 'april fools (day)'], fixed(4, 1)],
  [['palm sunday'], easter(-7)],
  [['maundy thursday'], easter(-3)],
  [['good friday'], easter(-2)],
  [['holy saturday'], easter(-1)],
  [['easter (sunday|day)'], easter(0)],
  [['easter monday|mon'], easter(1)],
  [['earth day'], fixed(4, 22)],
  [['cinco de mayo'], fixed(5, 5)],
  [['mother day', 'mothers day'], nth(5, 6, 2)],
  [['ascension day'], easter(39)],
  [['pentecost', 'whit sunday'], easter(49)],
  [['whit monday'], easter(50)],
  [['trinity sunday'], easter(56)],
  [['memorial day'], nth(5, 0, -1)],
  [['juneteenth'], fixed(6, 19)],
  [['father day', 'fathers day'], nth(6, 6, 3)],
  [['independence day'], fixed(7, 4)],
  [['labor|labour day'], nth(9, 0, 1)],
  [['columbus day', 'indigenous peoples day'], nth(10, 0, 2)],
  [['halloween', 'hallowe en'], fixed(10, 31)],
  [['guy fawkes (night|day)', 'bonfire night'], fixed(11, 5)],
  [['veterans day', 'veteran day', 'remembrance day', 'armistice day'], fixed(11, 11)],
  [['thanksgiving (day)'], nth(11, 3, 4)],
  [['black friday'], nth(11, 3, 4, 1)],
  [['cyber monday'], nth(11, 3, 4, 4)],
  [['christmas eve'], fixed(12, 24)],
  [['christmas (day)'], fixed(12, 25)],
  [['boxing day'], fixed(12, 26)],
  [['new year eve', 'new years eve', 'nye'], fixed(12, 31)],
];

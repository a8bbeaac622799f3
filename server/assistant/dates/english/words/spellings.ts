/** Short forms and slips of the finger that are too far from the word to be found by distance. */
const variants: readonly (readonly [word: string, spellings: string])[] = [
  ['today', '2day tday tdy todya tody'],
  ['tomorrow', 'tmrw tmr tmw tomo tomoz tmrrw tmmrw tomrw tomw 2moro 2morrow 2mrw 2mro 2moz tomoro tomorow tommorow tomm morrow'],
  ['tonight', 'tonite 2nite 2night tnite tnight tonigt'],
  ['yesterday', 'yday ystrday'],
  ['tuesday', 'tursday tusday teusday tuesdy'],
  ['wednesday', 'wensday wendsday wednsday weds wedn'],
  ['thursday', 'thrs thirsday thersday thurday'],
  ['saturday', 'satday saterday'],
  ['afternoon', 'arvo aftn aternoon'],
  ['evening', 'evng evenin'],
  ['morning', 'morn mornin mrng'],
  ['next', 'nxt nex'],
  ['week', 'wk weeek'],
  ['weekend', 'wkend wknd'],
  ['weekends', 'wkends wknds'],
  ['month', 'mth mnth'],
  ['year', 'yr'],
  ['before', 'b4'],
  ['until', 'til till untill untl'],
  ['every', 'evry evey'],
  ['midnight', 'midnite'],
  ['noon', 'noonish'],
  ['christmas', 'xmas'],
  ['through', 'thru'],
  ['at', '@'],
  ['and', '&'],
  ['around', 'approx approximately roughly circa ~'],
  ['oclock', "o'clock o’clock"],
  ['-', '– — −'],
];

export const spellingVariants: ReadonlyMap<string, string> = new Map(
  variants.flatMap(([word, spellings]) => spellings.split(' ').map((spelling) => [spelling, word] as const)),
);

/** Long enough, and far enough from other words, that one or two wrong letters still leave no doubt. */
export const forgivingWords = [
  'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday',
  'january', 'february', 'september', 'october', 'november', 'december',
  'tomorrow', 'yesterday', 'tonight', 'morning', 'afternoon', 'evening', 'midnight', 'weekend',
] as const;

/** Real words and names that lie close to one of them. */
export const otherWords: ReadonlySet<string> = new Set([
  'sundae', 'sundry', 'sunny', 'frida', 'friary', 'mourning', 'moaning', 'morphing', 'mundane', 'eventing', 'weekender',
  'weekday', 'weekdays', 'octane',
]);

const names: readonly (readonly string[])[] = [
  ['monday', 'mon'],
  ['tuesday', 'tue', 'tues'],
  ['wednesday', 'wed', 'weds', 'wednes'],
  ['thursday', 'thu', 'thur', 'thurs'],
  ['friday', 'fri'],
  ['saturday', 'sat'],
  ['sunday', 'sun'],
];

/** Monday = 0. */
export const weekdays: ReadonlyMap<string, number> = new Map(
  names.flatMap((spellings, weekday) => spellings.map((spelling) => [spelling, weekday] as const)),
);

/** "Mondays" speaks of every Monday. */
export const weekdayPlurals: ReadonlyMap<string, number> = new Map(
  names.flatMap((spellings, weekday) =>
    spellings
      .filter((spelling) => spelling.length > 3 && !spelling.endsWith('s'))
      .map((spelling) => [`${spelling}s`, weekday] as const),
  ),
);

/** Short forms that are everyday words, too. */
export const ambiguousWeekdays: ReadonlySet<string> = new Set(['sat', 'sun', 'wed']);

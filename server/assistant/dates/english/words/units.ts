import type { Amount } from '../../meaning/meaning.ts';

export const nothing: Amount = { months: 0, days: 0, workingDays: 0, seconds: 0 };

const units: readonly (readonly [spellings: string, amount: Partial<Amount>])[] = [
  ['second seconds sec secs', { seconds: 1 }],
  ['minute minutes min mins', { seconds: 60 }],
  ['hour hours hr hrs h', { seconds: 3600 }],
  ['day days night nights', { days: 1 }],
  ['week weeks wk wks', { days: 7 }],
  ['fortnight fortnights', { days: 14 }],
  ['month months mth mths', { months: 1 }],
  ['quarter quarters', { months: 3 }],
  ['year years yr yrs', { months: 12 }],
];

export const unitAmounts: ReadonlyMap<string, Amount> = new Map(
  units.flatMap(([spellings, amount]) =>
    spellings.split(' ').map((spelling) => [spelling, { ...nothing, ...amount }] as const),
  ),
);

/** Clear only when written to the number, or after "in": 5m, 30s, 2d. */
export const letterUnits: ReadonlyMap<string, Amount> = new Map([
  ['s', { ...nothing, seconds: 1 }],
  ['m', { ...nothing, seconds: 60 }],
  ['h', { ...nothing, seconds: 3600 }],
  ['d', { ...nothing, days: 1 }],
  ['w', { ...nothing, days: 7 }],
]);

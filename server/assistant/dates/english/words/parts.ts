import type { PartOfDay } from '../../meaning/meaning.ts';

/** The suggested hour of each part of the day. */
export const partsOfDay: ReadonlyMap<string, PartOfDay> = new Map([
  ['morning', { half: 'morning', hour: 9 }],
  ['afternoon', { half: 'midday', hour: 14 }],
  ['evening', { half: 'evening', hour: 18 }],
  ['night', { half: 'night', hour: 20 }],
  ['lunchtime', { half: 'midday', hour: 12 }],
]);

/** "Saturday mornings" speaks of every one. */
export const partPlurals: ReadonlyMap<string, PartOfDay> = new Map(
  [...partsOfDay].map(([name, part]) => [`${name}s`, part] as const),
);

export const earlier: Readonly<Record<PartOfDay['half'], number>> = {
  morning: 7,
  midday: 13,
  evening: 18,
  night: 19,
};
export const later: Readonly<Record<PartOfDay['half'], number>> = {
  morning: 11,
  midday: 16,
  evening: 21,
  night: 22,
};
export const middle: Readonly<Record<PartOfDay['half'], number>> = {
  morning: 10,
  midday: 15,
  evening: 20,
  night: 22,
};

import type { PartOfDay } from '../meaning/meaning.ts';

/** Monday = 0. */
export const weekdays: ReadonlyMap<string, number> = new Map(
  ['월요일', '화요일', '수요일', '목요일', '금요일', '토요일', '일요일'].map(
    (name, weekday) => [name, weekday] as const,
  ),
);

export const weekdayLetters: ReadonlyMap<string, number> = new Map(
  ['월', '화', '수', '목', '금', '토', '일'].map((letter, weekday) => [letter, weekday] as const),
);

/** Counted from today. */
export const relativeDays: ReadonlyMap<string, number> = new Map([
  ['오늘', 0],
  ['내일', 1],
  ['모레', 2],
  ['내일모레', 2],
  ['글피', 3],
  ['어제', -1],
  ['그제', -2],
  ['그저께', -2],
]);

export const parts: ReadonlyMap<string, PartOfDay> = new Map<string, PartOfDay>([
  ['새벽', { half: 'morning', hour: 5 }],
  ['아침', { half: 'morning', hour: 9 }],
  ['오전', { half: 'morning', hour: 9 }],
  ['점심', { half: 'midday', hour: 12 }],
  ['점심시간', { half: 'midday', hour: 12 }],
  ['낮', { half: 'midday', hour: 14 }],
  ['오후', { half: 'midday', hour: 14 }],
  ['저녁', { half: 'evening', hour: 18 }],
  ['밤', { half: 'night', hour: 20 }],
  ['퇴근', { half: 'evening', hour: 18 }],
]);

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

/** Native numbers in the form that stands before a counter: 세 시, 두 달. */
export const nativeNumbers: ReadonlyMap<string, number> = new Map(
  ['한', '두', '세', '네', '다섯', '여섯', '일곱', '여덟', '아홉', '열', '열한', '열두'].map(
    (word, index) => [word, index + 1] as const,
  ),
);

const digits = ['', '일', '이', '삼', '사', '오', '육', '칠', '팔', '구'];

/** Sino-Korean numbers from 1 to 59, as minutes are read: 이십오. */
export const sinoNumbers: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 59 }, (_, index) => {
    const value = index + 1;
    const ten = Math.floor(value / 10);
    const tens = ten === 0 ? '' : `${ten === 1 ? '' : digits[ten]}십`;
    return [`${tens}${digits[value % 10]}`, value] as const;
  }),
);

/** Numbers of days with names of their own. */
export const dayCounts: ReadonlyMap<string, number> = new Map([
  ['하루', 1],
  ['이틀', 2],
  ['사흘', 3],
  ['나흘', 4],
  ['닷새', 5],
  ['열흘', 10],
  ['보름', 15],
]);

export const ordinals: ReadonlyMap<string, number> = new Map([
  ['첫째', 1],
  ['첫번째', 1],
  ['첫', 1],
  ['둘째', 2],
  ['두번째', 2],
  ['셋째', 3],
  ['세번째', 3],
  ['넷째', 4],
  ['네번째', 4],
  ['마지막', -1],
]);

/** They follow what they mark; the value is what they do. */
export const particles: ReadonlyMap<string, 'deadline' | 'from' | 'to' | 'plain'> = new Map([
  ...(
    ['까지', '까지는', '까지만', '전에', '전까지', '이전에', '이전까지', '안에', '안으로', '내로'] as const
  ).map((word) => [word, 'deadline'] as const),
  ...(['부터', '부터는', '에서', '이후', '이후에', '이후로'] as const).map((word) => [word, 'from'] as const),
  ...(['로', '으로'] as const).map((word) => [word, 'to'] as const),
  ...(
    [
      '에',
      '에는',
      '에도',
      '은',
      '는',
      '의',
      '쯤',
      '쯤에',
      '경',
      '경에',
      '정도',
      '정도에',
      '날',
      '중',
      '중에',
    ] as const
  ).map((word) => [word, 'plain'] as const),
]);

/** What may stand alone or before any word, written together with it or not. */
export const freeWords: ReadonlySet<string> = new Set([
  ...[...weekdays.keys(), ...relativeDays.keys()],
  ...[
    '다음',
    '다다음',
    '이번',
    '지난',
    '오는',
    '매일',
    '매주',
    '매월',
    '매달',
    '매년',
    '격주',
    '평일',
    '정오',
    '자정',
  ],
  ...[
    '오전',
    '오후',
    '아침',
    '점심',
    '점심시간',
    '저녁',
    '새벽',
    '월말',
    '연말',
    '내년',
    '올해',
    '일주일',
    '크리스마스',
  ],
]);

/** What only counts where all of its word is made of known pieces: "3시에", "오늘밤", but not "시장", "밤나무". */
export const boundWords: ReadonlySet<string> = new Set([
  ...[
    '시',
    '분',
    '초',
    '일',
    '월',
    '년',
    '주',
    '주일',
    '주간',
    '달',
    '시간',
    '개월',
    '반',
    '밤',
    '낮',
    '퇴근',
    '말',
    '말일',
    '중순',
    '주말',
    '주중',
    '번',
    '한번',
    '박',
  ],
  ...[
    '후',
    '후에',
    '뒤',
    '뒤에',
    '있다가',
    '이따가',
    '동안',
    '간',
    '짜리',
    '마다',
    '이내',
    '안에',
    '번째',
    '매시간',
    '매',
    '요일',
  ],
  ...nativeNumbers.keys(),
  ...dayCounts.keys(),
  ...ordinals.keys(),
  ...particles.keys(),
]);

export const eveningWords = [
  '회식',
  '술',
  '술자리',
  '파티',
  '데이트',
  '영화',
  '공연',
  '뮤지컬',
  '콘서트',
  '저녁',
  '야식',
] as const;
export const morningWords = ['기상', '알람', '조식', '새벽', '조깅', '깨워'] as const;
export const movingWords = [
  '옮겨',
  '옮기',
  '변경',
  '바꿔',
  '바꾸',
  '미뤄',
  '미루',
  '연기',
  '조정',
  '당겨',
] as const;

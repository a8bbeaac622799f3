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

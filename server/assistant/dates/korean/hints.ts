import type { HourHints } from '../meaning/meaning.ts';

const evening = [
  '회식',
  '술자리',
  '술약속',
  '파티',
  '데이트',
  '영화',
  '공연',
  '뮤지컬',
  '콘서트',
  '저녁',
  '야식',
];
const morning = ['기상', '알람', '조식', '새벽', '조깅', '깨워'];
const moving = ['옮겨', '옮기', '변경', '바꿔', '바꾸', '미뤄', '미루', '연기', '조정', '당겨'];

function says(text: string, words: readonly string[]): boolean {
  return words.some((word) => text.includes(word));
}

/** What the words of a message say about hours without 오전 or 오후. */
export function koreanHints(text: string): HourHints {
  return { evening: says(text, evening), morning: says(text, morning) };
}

/** The message moves something: what 로 marks is its new time. */
export function isMoving(text: string): boolean {
  return says(text, moving);
}

import { dayCounts, nativeNumbers, ordinals } from './number-words.ts';
import { particles } from './particles.ts';
import { relativeDays, weekdays } from './words.ts';

const free =
  '다음 다다음 이번 지난 오는 매일 매주 매월 매달 매년 격주 평일 정오 자정 오전 오후 아침 점심 점심시간 저녁 새벽 월말 연말 내년 올해 ' +
  '일주일 크리스마스';

const bound =
  '시 분 초 일 월 년 주 주일 주간 주말 달 시간 개월 반 밤 낮 퇴근 말 말일 중순 번 한번 후 후에 뒤 뒤에 있다가 이따가 동안 간 짜리 마다 이내 ' +
  '번째 매시간 매';

/** What may stand alone or before any word, written together with it or not. */
export const freeWords: ReadonlySet<string> = new Set([
  ...free.split(' '),
  ...weekdays.keys(),
  ...relativeDays.keys(),
]);

/** What only counts where all of its word is made of known pieces: "3시에", "오늘밤", but not "시장", "밤나무". */
export const boundWords: ReadonlySet<string> = new Set([
  ...bound.split(' '),
  ...nativeNumbers.keys(),
  ...dayCounts.keys(),
  ...ordinals.keys(),
  ...particles.keys(),
]);

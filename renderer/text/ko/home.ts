import type { homeWords as english } from '../en/home.ts';
import { plural } from '../plural.ts';

/** The words of the screen Home. */
export const homeWords: typeof english = {
  serving: {
    heading: '실행 중',
    uptime: (duration: string) => `${duration}째`,
    since: (moment: string) => `${moment}부터`,
    connected: (count: number) => plural('ko', count, { zero: '연결된 기기 없음', other: '기기 #대 연결됨' }),
  },

  firstPin: {
    heading: '내 PIN',
    text: '휴대폰에서 로그인할 때 필요합니다. 지금만 표시되니 적어 두세요.',
    noted: '적어 두었습니다',
    spoken: (digits: string) => `PIN은 ${digits}입니다`,
  },

  opened: {
    todo: '할 일',
    event: '일정',
    place: (when: string, place: string) => `${when}, ${place}`,
    isDone: '완료',
    done: '완료로 표시',
    close: '닫기',
  },

  notices: {
    heading: '알아 둘 것',
    failures: (count: number) => plural('ko', count, { other: '지난 하루 동안 틀린 PIN 또는 코드 #번' }),
    lastFrom: (address: string, moment: string) => `마지막은 ${address}에서 ${moment}`,
    blocked:
      '틀린 PIN이나 코드가 너무 많아서 한동안 새로 들어올 수 없습니다. 이미 로그인한 사람은 그대로 쓸 수 있습니다.',
  },

  facts: {
    version: '버전',
    dataFolder: '데이터 폴더',
    port: '포트',
    timeZone: '시간대',
  },
};

import type { commonWords as english } from '../en/common.ts';

/** Words that every screen shares. */
export const commonWords: typeof english = {
  language: 'ko',
  product: 'ClawChat',
  skip: '본문으로 건너뛰기',
  close: '닫기',
  retry: '다시 시도',
  loading: '불러오는 중',
  copy: '복사',
  copied: '복사했습니다',
  copyFailed: '여기서는 복사할 수 없습니다. 글을 선택하고 Ctrl+C를 누르세요.',
  openLog: '로그 열기',
  openDataFolder: '데이터 폴더 열기',
  quit: '끝내기',
  signOut: '로그아웃',
  change: '바꾸기',
  cancel: '취소',
  problem: '문제',
  lessThanAMinute: '1분 미만',
  sourceWithName: (source: string, name: string) => `${source}(${name})`,

  navigation: '화면',
  screens: {
    home: '홈',
    chat: '대화',
    phones: '휴대폰',
    ai: 'AI',
    data: '데이터',
    activity: '활동',
    settings: '설정',
  },
  documentTitle: (screen: string) => `${screen} - ClawChat`,
  screenFailed: '이 화면을 불러오지 못했습니다.',

  progress: {
    percent: (percent: string, left: string) => `${percent}, 약 ${left} 남음`,
    cancel: '취소',
  },

  chart: {
    showTable: '표로 보기',
    hideTable: '그래프로 보기',
  },

  sources: {
    command_line: '명령줄',
    environment: '환경 변수',
    env_file: '.env 파일',
    saved: '이 화면',
    default: '기본값',
  },

  errors: {
    unreachable: '서버가 응답하지 않습니다. 실행 중인지 확인한 뒤 다시 시도하세요.',
    unexpected: '이 페이지에서 문제가 생겼습니다. 새로 고친 뒤 다시 시도하세요.',
    strange: '서버의 응답을 이 페이지가 이해하지 못합니다. 페이지를 새로 고치세요.',
    status: (status: string) => `서버가 요청을 거절했습니다(상태 ${status}).`,
  },
};

import type { homeWords as english } from '../en/home.ts';
import { plural } from '../plural.ts';

/** The words of the screen Home. */
export const homeWords: typeof english = {
  serving: {
    heading: '실행 중',
    uptime: (duration: string) => `${duration}째`,
    wanting: (count: number) => plural('ko', count, { zero: '모두 정상', other: '확인할 것 #가지' }),
    since: (moment: string) => `${moment}부터`,
    connected: (count: number) => plural('ko', count, { zero: '연결된 기기 없음', other: '기기 #대 연결됨' }),
  },

  lines: {
    heading: '전체 상태',
    names: {
      serving: '서버',
      phones: '휴대폰',
      ai: 'AI',
      backup: '백업',
      disk: '디스크',
      reminders: '알림',
    },
    serving: {
      open: '휴대폰이 들어올 수 있습니다',
      SERVING: (address: string) => `휴대폰은 ${address}(으)로 접속합니다`,
      LAN_OFF: '이 컴퓨터에서만 접속할 수 있습니다',
      LOCAL_ONLY: 'HOST가 이 컴퓨터만 가리켜서 여기서만 접속할 수 있습니다',
      NO_NETWORK: '이 컴퓨터가 네트워크에 연결되어 있지 않습니다',
      PORT_MOVED: (port: string, usual: string) =>
        `다른 프로그램이 ${usual} 포트를 써서 ${port} 포트를 씁니다`,
      NETWORK_ON_TRIAL: '유지를 누르지 않으면 네트워크 변경이 저절로 되돌아갑니다',
    },
    phones: {
      NONE_PAIRED: '연결한 휴대폰이 아직 없습니다',
      paired: (count: number) => plural('ko', count, { other: '등록된 휴대폰 #대' }),
      connected: (count: number) => plural('ko', count, { other: '지금 #대가 연결되어 있습니다' }),
      seen: (moment: string) => `마지막 접속 ${moment}`,
    },
    ai: {
      CONNECTED: (model: string) => `${model} 모델이 응답합니다`,
      none: '아직 연결한 AI가 없습니다',
      BUILT_IN: 'AI 없이 비서가 작동합니다',
      CHECKING: '연결을 확인하고 있습니다',
      UNREACHABLE: (provider: string) => `${provider}에서 응답이 없습니다`,
      WRONG_KEY: '키가 받아들여지지 않습니다',
      MODEL_MISSING: (model: string) => `${model} 모델이 없습니다`,
      OUT_OF_MEMORY: (model: string) => `${model} 모델을 쓰기에 메모리가 모자랍니다`,
      TROUBLE: '응답하지만 제대로 작동하지 않습니다',
      running: (model: string) => `${model} 내려받는 중`,
    },
    backup: {
      BACKED_UP: (moment: string, size: string) => `${moment}에 만듦, ${size}`,
      FIRST_IS_DUE: '첫 백업은 저절로 만들어집니다',
      NEVER: '아직 없습니다',
      OLD: (moment: string) => `마지막 백업이 오래되었습니다: ${moment}`,
      FAILED: (moment: string) => `마지막 시도가 실패했습니다: ${moment}`,
      NOT_RESTORABLE: (moment: string) => `복원할 수 없는 백업이 있습니다: ${moment} 확인`,
      next: (moment: string) => `다음 ${moment}`,
      proven: (moment: string) => `복원 확인 ${moment}`,
      running: '백업하는 중',
    },
    disk: {
      ROOMY: (free: string, total: string) => `${total} 중 ${free} 남음`,
      LOW: (free: string, total: string) => `${total} 중 ${free}만 남음`,
      FULL: (free: string, total: string) => `가득 참: ${total} 중 ${free} 남음`,
      UNKNOWN: '시스템에서 남은 공간을 알 수 없습니다',
    },
    reminders: {
      ON: '때가 되면 알려 줍니다',
      waiting: (_count: number, written: string) => `확인을 기다리는 알림 ${written}개`,
      quiet: (from: string, to: string) => `조용한 시간 ${from}~${to}`,
      OFF: '꺼져 있습니다',
      NOBODY_HEARS: '연결한 휴대폰이 없어 알림을 받을 곳이 없습니다',
    },
  },

  mends: {
    names: {
      TURN_LAN_ON: '휴대폰 허용',
      CONFIRM_NETWORK: '변경 유지',
      CHECK_REACH: '원인 찾기',
      PAIR_PHONE: '휴대폰 연결',
      CONNECT_AI: 'AI 연결',
      ENTER_KEY: '키 입력',
      CHOOSE_MODEL: '모델 고르기',
      PULL_MODEL: '모델 받기',
      BACK_UP_NOW: '지금 백업',
      SCHEDULE_BACKUPS: '매일 밤 백업',
      FREE_DISK: '공간 확보',
      TURN_REMINDERS_ON: '켜기',
    },
    done: {
      backup: '백업을 만들었습니다.',
      model: '모델을 받았습니다.',
      reminders: '알림은 ClawChat을 다시 시작한 뒤부터 옵니다.',
    },
  },

  invitation: {
    heading: '원하면 AI도',
    text: '비서는 이미 할 일, 일정, 메모를 스스로 관리합니다. AI를 연결하면 무엇이든 이야기할 수 있습니다.',
    choose: 'AI 고르기',
    without: '없이 쓰기',
  },

  today: {
    heading: '오늘',
    nothing: '오늘 할 일이 없습니다.',
    allDay: '오늘',
    overdue: (day: string) => `기한 지남, ${day}`,
    tickOff: (title: string) => `“${title}” 완료로 표시`,
    more: (count: number) => plural('ko', count, { other: '그 밖에 #개' }),
    inbox: (count: number) => plural('ko', count, { other: '받은 편지함에 #개' }),
  },

  month: {
    heading: '지난 30일',
    chart: '하루 활동',
    empty: '아직 아무 일도 없었습니다.',
    emptyText: '메시지, 항목, 휴대폰이 날마다 여기에 집계됩니다.',
    day: '날짜',
    today: '오늘',
    kinds: { messages: '메시지', items: '항목', phones: '휴대폰' },
    most: (count: number) => plural('ko', count, { zero: '없음', other: '최대 #대' }),
    step: (day: string, messages: number, items: number, phones: number) =>
      [
        day,
        plural('ko', messages, { other: '메시지 #개' }),
        plural('ko', items, { other: '항목 #개' }),
        plural('ko', phones, { other: '휴대폰 #대' }),
      ].join(' · '),
  },

  storage: {
    heading: '저장 공간',
    used: (size: string) => `${size} 사용 중`,
    usedAndFree: (used: string, free: string) => `${used} 사용 중, ${free} 남음`,
    kinds: {
      messages: '메시지',
      items: '항목',
      other: '그 밖의 것',
      attachments: '파일',
      backups: '백업',
      logs: '로그',
    },
  },

  counters: {
    heading: '숫자로 보기',
    kinds: {
      conversations: '대화',
      messages: '메시지',
      todos: '할 일',
      events: '일정',
      memos: '메모',
      attachments: '파일',
      agent_tasks: '에이전트 작업',
    },
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

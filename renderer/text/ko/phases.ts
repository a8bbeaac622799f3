import type { phaseWords as english } from '../en/phases.ts';

/** Before and around the screens: signing in, starting, stopped. */
export const phaseWords: typeof english = {
  signIn: {
    heading: '로그인',
    where: (host: string) => `${host}의 관리 화면`,
    pin: 'PIN',
    hint: '서버를 처음 시작할 때 표시되었습니다.',
    submit: '로그인',
    busy: '로그인하는 중',
    missing: 'PIN을 입력하세요.',
  },

  phases: {
    starting: '시작하는 중',
    startingText: '데이터를 열고 휴대폰의 연결을 기다립니다.',
    startingSlow: '아직 준비하고 있습니다. 업데이트 뒤에는 큰 데이터베이스에 시간이 걸립니다.',
    restarting: '다시 시작하는 중',
    restartingText: '서버가 멈춰서 다시 시작하고 있습니다. 저장된 것은 하나도 잃지 않습니다.',
    stopped: '서버가 멈췄습니다',
    stoppedText: '다시 실행할 때까지 휴대폰이 연결할 수 없습니다.',
    start: '시작',
    log: '로그',
    steps: {
      copying: '무엇이든 바꾸기 전에 데이터의 사본을 만들고 있습니다.',
      upgrading: '데이터를 이 버전의 형식으로 바꾸고 있습니다. 컴퓨터를 끄지 마세요.',
      checking: '데이터를 처음부터 끝까지 살펴보고 있습니다.',
      unlocking: '이 컴퓨터의 키체인을 기다리고 있습니다. 암호를 묻는 창이 열려 있을 수 있습니다.',
      salvaging: '손상된 데이터베이스에서 읽을 수 있는 것을 읽고 있습니다. 원본은 그대로 둡니다.',
    },
    keepsEnding: '서버가 계속 종료됩니다',
    hints: {
      CONFIG_INVALID: '',
      PORT_IN_USE:
        '다른 프로그램을 끝내거나, 우선 ClawChat이 다른 포트를 쓰게 하세요. 그러면 휴대폰에 새 주소가 필요합니다.',
      DATABASE_TOO_NEW:
        '더 새로운 버전을 다시 설치하세요. 또는 이 버전이 이해하는 사본으로 계속하세요. 그 뒤에 쓴 것은 새 파일에 남아 있습니다.',
      DATABASE_DAMAGED:
        '복구는 읽을 수 있는 것을 새 파일로 읽어 들이고 찾은 것을 보여 줍니다. 그 과정에서 바뀌거나 지워지는 것은 없습니다.',
      DATABASE_FOREIGN: '',
      DISK_FULL: '디스크에 공간을 만든 뒤 다시 시도하세요. 저장된 것은 모두 그대로 있습니다.',
      DATA_FOLDER_UNAVAILABLE:
        '드라이브를 연결하거나 폴더를 쓰는 다른 프로그램을 끝낸 뒤 다시 시도하세요. 또는 데이터가 지금 있는 폴더를 고르세요.',
      UNEXPECTED: '',
    },
    remedies: {
      salvage: '확인하고 복구하기',
      'before-upgrade': (moment: string) => `업그레이드 전 사본 사용(${moment})`,
      rescued: (moment: string) => `복구한 것으로 계속하기(${moment})`,
      backup: (moment: string) => `${moment}의 백업 사용`,
      'start-empty': '빈 상태로 시작',
      'other-port': '다른 포트 사용',
      'choose-folder': '폴더 고르기',
    },
    startEmptyText:
      'ClawChat이 데이터 없이 시작합니다. 손상된 파일은 다른 이름으로 데이터 폴더에 남겨 둡니다.',
    startEmptyNow: '지금 빈 상태로 시작',
    offline: '응답 없음',
    offlineText: (host: string) => `${host}에서 응답이 없습니다. 몇 초마다 저절로 다시 시도합니다.`,
    offlineBanner: '서버가 응답하지 않습니다. 보이는 것은 이전 상태이며, 저절로 다시 시도합니다.',
    failed: {
      CONFIG_INVALID: '올바르지 않은 설정이 있습니다',
      PORT_IN_USE: '포트를 다른 프로그램이 쓰고 있습니다',
      DATABASE_TOO_NEW: '더 새로운 ClawChat의 데이터입니다',
      DATABASE_DAMAGED: '데이터베이스가 손상되었습니다',
      DATABASE_FOREIGN: 'ClawChat의 데이터베이스가 아닙니다',
      DISK_FULL: '디스크가 가득 찼습니다',
      DATA_FOLDER_UNAVAILABLE: '데이터 폴더를 쓸 수 없습니다',
      UNEXPECTED: '서버를 시작하지 못했습니다',
    },
  },
};

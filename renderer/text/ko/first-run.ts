import type { firstRunWords as english } from '../en/first-run.ts';

/** The words of the first run. */
export const firstRunWords: typeof english = {
  firstRun: {
    step: (step: string, steps: string) => `${steps}단계 중 ${step}단계`,
    headings: { house: 'ClawChat에 오신 것을 환영합니다', phone: '휴대폰 연결' },
    filledIn: '모두 채워 두었습니다. 맞지 않는 것만 바꾸거나 그대로 계속하세요.',
    name: '이 컴퓨터의 이름',
    nameHint: '휴대폰에 표시됩니다.',
    lan: '이 Wi-Fi의 휴대폰 연결 허용',
    lanHint: '휴대폰은 집 안 네트워크로 이 컴퓨터에 바로 연결되며, 인터넷을 거치지 않습니다.',
    next: '계속',
    back: '뒤로',
    later: '휴대폰 없이 계속',
    done: '대시보드 열기',
    skip: '건너뛰기',
    before: '전에 쓰던 것이 있다면 가져오세요.',
    backup: '백업이 이미 있습니다',
    legacy: 'Python 서버를 쓰고 있었습니다',
    sending: '백업을 확인하는 중 …',
    noAddress:
      '지금은 휴대폰이 이 컴퓨터에 연결할 수 없습니다. 네트워크에 연결되어 있지 않거나 휴대폰을 허용하지 않았습니다. 연결할 수 있게 되면 여기에 코드가 나타납니다.',
  },
};

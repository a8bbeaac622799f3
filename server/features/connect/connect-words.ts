/** The words of the page that a phone's browser opens, in one language. */
export type ConnectWords = {
  language: string;
  title: (computer: string) => string;
  works: string;
  stepsHeading: string;
  /** In order; `address` is shown beneath the one that asks for it. */
  scan: string;
  type: string;
  code: string;
  browser: string;
  dashboard: string;
  version: (version: string) => string;
};

const english: ConnectWords = {
  language: 'en',
  title: (computer) => `Connected to ${computer}`,
  works: 'ClawChat runs on this computer, and this device can reach it.',
  stepsHeading: 'What comes next',
  scan: 'Install the ClawChat app on this device, and with it scan the code that the dashboard on the computer shows under Phones.',
  type: 'No camera at hand? Type this address into the app, or into a ClawChat web client:',
  code: 'Then enter the six digits of the code, or your PIN.',
  browser: 'If another device cannot open this page, ask the dashboard: "Can my phone reach me?"',
  dashboard: 'Open the dashboard here',
  version: (version) => `ClawChat ${version}`,
};

const korean: ConnectWords = {
  language: 'ko',
  title: (computer) => `${computer}에 연결되었습니다`,
  works: '이 컴퓨터에서 ClawChat이 실행 중이며, 이 기기에서 접속할 수 있습니다.',
  stepsHeading: '다음 단계',
  scan: '이 기기에 ClawChat 앱을 설치한 다음, 컴퓨터의 대시보드에서 휴대폰(Phones) 항목에 표시된 코드를 앱으로 스캔하세요.',
  type: '카메라를 쓸 수 없다면 앱이나 ClawChat 웹 클라이언트에 다음 주소를 입력하세요.',
  code: '그다음 코드의 여섯 자리 숫자 또는 PIN을 입력하세요.',
  browser: '다른 기기에서 이 페이지가 열리지 않으면 대시보드의 "Can my phone reach me?"로 원인을 확인하세요.',
  dashboard: '여기에서 대시보드 열기',
  version: (version) => `ClawChat ${version}`,
};

/** By language; the first one is for everybody else. */
export const connectWords = [english, korean] as const;

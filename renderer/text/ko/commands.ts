import type { commandWords as english } from '../en/commands.ts';

/** The command palette, and the words of commands that belong to no screen. */
export const commandWords: typeof english = {
  palette: {
    open: '명령',
    label: '명령',
    placeholder: '하려는 일을 입력하세요',
    list: '맞는 명령',
    none: '맞는 명령이 없습니다.',
    hint: '화살표로 고르고 Enter로 실행하며 Esc로 닫습니다.',
    goTo: (screen: string) => `${screen} 화면으로 가기`,
    newChat: '새 대화 시작',
    copyAddress: '휴대폰용 주소 복사',
    addressCopied: '주소를 클립보드에 복사했습니다.',
    noAddress: '복사할 주소가 없습니다. 지금은 휴대폰이 이 컴퓨터에 닿을 수 없습니다.',
    showCode: '휴대폰을 연결하는 코드 보기',
    theme: {
      system: '시스템 색상 사용',
      light: '밝은 색상 사용',
      dark: '어두운 색상 사용',
    },
    language: {
      auto: '브라우저 언어 사용',
      en: 'English',
      ko: '한국어',
    },
  },
};

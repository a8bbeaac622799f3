import type { settingsWords as english } from '../en/settings.ts';

/** The words of the screen Settings. */
export const settingsWords: typeof english = {
  settings: {
    heading: '설정',
    appearance: '모양',
    theme: '색상',
    themes: { system: '시스템과 같게', light: '밝게', dark: '어둡게' },
    language: '언어',
    languages: { auto: '브라우저와 같게', en: 'English', ko: '한국어' },
    desktop: '이 컴퓨터에서',
    keepInTray: '창을 닫아도 계속 실행',
    startAtLogin: '이 컴퓨터에 로그인할 때 시작',
  },
};

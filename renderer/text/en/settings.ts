/** The words of the screen Settings. */
export const settingsWords = {
  settings: {
    heading: 'Settings',
    appearance: 'Appearance',
    theme: 'Colours',
    themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
    language: 'Language',
    languages: { auto: 'As the browser', en: 'English', ko: '한국어' },
    desktop: 'On this computer',
    keepInTray: 'Keep running when the window is closed',
    startAtLogin: 'Start when I sign in to this computer',
  },
};

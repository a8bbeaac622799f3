/** The command palette, and the words of commands that belong to no screen. */
export const commandWords = {
  palette: {
    open: 'Commands',
    label: 'Command',
    placeholder: 'Type what you want to do',
    list: 'Commands that fit',
    none: 'No command fits.',
    hint: 'Arrow keys choose, Enter runs, Escape closes.',
    goTo: (screen: string) => `Go to ${screen}`,
    newChat: 'Start a new chat',
    copyAddress: 'Copy the address for phones',
    addressCopied: 'The address is on the clipboard.',
    noAddress: 'There is no address to copy: phones cannot reach this computer right now.',
    showCode: 'Show the code that connects a phone',
    theme: {
      system: 'Use the colours of the system',
      light: 'Use light colours',
      dark: 'Use dark colours',
    },
    language: {
      auto: 'Use the language of the browser',
      en: 'English',
      ko: '한국어',
    },
  },
};

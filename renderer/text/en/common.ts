/** Words that every screen shares. */
export const commonWords = {
  language: 'en',
  product: 'ClawChat',
  skip: 'Skip to the content',
  close: 'Close',
  retry: 'Try again',
  loading: 'Loading',
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'Copying is not possible here. Select the text and press Ctrl+C.',
  openLog: 'Open log',
  openDataFolder: 'Open data folder',
  quit: 'Quit',
  signOut: 'Sign out',
  change: 'Change',
  cancel: 'Cancel',
  problem: 'Problem',
  lessThanAMinute: 'less than a minute',
  sourceWithName: (source: string, name: string) => `${source} (${name})`,

  navigation: 'Screens',
  screens: {
    home: 'Home',
    chat: 'Chat',
    phones: 'Phones',
    ai: 'AI',
    data: 'Data',
    activity: 'Activity',
    settings: 'Settings',
  },
  documentTitle: (screen: string) => `${screen} - ClawChat`,
  screenFailed: 'This screen could not be loaded.',

  progress: {
    percent: (percent: string, left: string) => `${percent}, about ${left} left`,
    cancel: 'Cancel',
  },

  chart: {
    showTable: 'Show as table',
    hideTable: 'Show as chart',
  },

  sources: {
    command_line: 'the command line',
    environment: 'the environment',
    env_file: 'the .env file',
    saved: 'this dashboard',
    default: 'the default',
  },

  errors: {
    unreachable: 'The server does not answer. Check that it is running, then try again.',
    unexpected: 'Something went wrong on this page. Reload it and try again.',
    strange: 'The server gave an answer that this page does not understand. Reload the page.',
    status: (status: string) => `The server refused with status ${status}.`,
  },
};

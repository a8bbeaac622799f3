import type { AppState } from '../../main/bridge-contract.ts';

/** The state of an app that runs, changed in what a test is about. */
export const appStateWith = (part: Partial<AppState>): AppState => ({
  phase: 'ready',
  addresses: [],
  connectedPhones: 0,
  openReminders: 0,
  busy: false,
  dataFolder: '/data',
  preferences: { keepInTray: true, startAtLogin: false },
  update: { phase: 'off', text: 'Updates are off.' },
  ...part,
});

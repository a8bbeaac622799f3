/**
 * What the app asked of the system, where a test can read it. Real Electron is given the same object by
 * `driver/recorder.cjs`.
 */
export type DesktopRecorder = {
  /** The menu of the tray, as it was set last. */
  trayMenu?: Electron.Menu | undefined;
  trayIcon?: string | undefined;
  opened: string[];
  notices: { title: string; body: string; actions: string[] }[];
  /** The notices themselves, in the same order, to be clicked with `emit`. */
  shownNotices: Pick<NodeJS.EventEmitter, 'emit'>[];
  errorBoxes: { title: string; content: string }[];
  /** The questions of dialogs, in order. */
  dialogs: string[];
  /** Answers to coming dialogs: folders that are chosen, places of buttons that are pressed. */
  folders: string[];
  buttons: number[];
  /** What the computer is kept from now, one entry for each blocker. */
  keptAwake: string[];
  badge: number;
  /** Schemes of links the app opens. */
  linkSchemes: string[];
  aboutPanels: number;
};

export const recorder: DesktopRecorder = {
  opened: [],
  notices: [],
  shownNotices: [],
  errorBoxes: [],
  dialogs: [],
  folders: [],
  buttons: [],
  keptAwake: [],
  badge: 0,
  linkSchemes: [],
  aboutPanels: 0,
};

Object.assign(globalThis, { desktopRecorder: recorder });

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
};

export const recorder: DesktopRecorder = {
  opened: [],
  notices: [],
  shownNotices: [],
  errorBoxes: [],
};

Object.assign(globalThis, { desktopRecorder: recorder });

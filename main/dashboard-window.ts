import { app, BrowserWindow, nativeTheme, screen, type WebContents } from 'electron';
import type { Logger } from 'pino';
import { type AppState, stateChannel } from './bridge-contract.ts';
import { dashboardUrl } from './dashboard-origin.ts';
import { hideWindow } from './hide-window.ts';
import type { WindowPlace } from './settings.ts';
import { placeWindow, smallestSize } from './window-place.ts';

export type DashboardWindow = {
  /** Shows the window, in front and with the focus. */
  show(): void;
  push(state: AppState): void;
  /** Its page. */
  contents: WebContents;
  window: BrowserWindow;
};

export type DashboardWindowOptions = {
  preload: string;
  icon: string;
  visible: boolean;
  place: WindowPlace | undefined;
  log: Logger;
  /** The owner closes the window. True keeps it, hidden. */
  onClose(): boolean;
  /** The window is where it is to open next time. */
  onPlace(place: WindowPlace): void;
};

/** What the window shows until its page does: the page's own ground. */
const ground = { light: '#f2f4f5', dark: '#121517' };

/** The one window of the app. Its page has no Node, no preload but ours, and a process locked into a sandbox. */
export function openDashboardWindow(options: DashboardWindowOptions): DashboardWindow {
  const window = new BrowserWindow({
    title: 'ClawChat',
    ...placeWindow(options.place, workAreas()),
    minWidth: smallestSize.width,
    minHeight: smallestSize.height,
    show: options.visible,
    icon: options.icon,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? ground.dark : ground.light,
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      // Chromium would fetch its dictionaries from the internet.
      spellcheck: false,
    },
  });
  const { webContents } = window;
  if (options.place?.isMaximized && options.visible) window.maximize();

  const tellPlace = () => {
    if (!window.isDestroyed())
      options.onPlace({ ...window.getNormalBounds(), isMaximized: window.isMaximized() });
  };
  window.on('close', (event) => {
    tellPlace();
    if (!options.onClose()) return;
    event.preventDefault();
    hideWindow(window);
  });
  app.on('before-quit', tellPlace);
  webContents.on('render-process-gone', (_event, { reason }) => {
    options.log.error({ reason }, 'the page of the window is gone');
    // Not at once: a page that always crashes must not keep the computer busy.
    if (reason !== 'clean-exit') setTimeout(() => load(webContents, options.log), 1_000);
  });
  load(webContents, options.log);

  return {
    show() {
      if (window.isDestroyed()) return;
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    push: (state) => {
      if (!window.isDestroyed()) webContents.send(stateChannel, state);
    },
    contents: webContents,
    window,
  };
}

/** The main screen first. */
function workAreas() {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
  return [main, ...others].map(({ workArea }) => workArea);
}

function load(contents: WebContents, log: Logger): void {
  if (contents.isDestroyed()) return;
  contents
    .loadURL(dashboardUrl)
    .catch((error: unknown) => log.error({ err: error }, 'the page of the window does not load'));
}

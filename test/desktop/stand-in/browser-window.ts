import { EventEmitter } from 'node:events';
import { allWindowsClosed, app } from './app.ts';
import { StandInEvent } from './event.ts';
import { centred } from './screen.ts';
import { StandInWebContents } from './web-contents.ts';
import { openWindows } from './windows.ts';

/** A page of a headless Chromium: whether it can be seen, and has the focus, is what the app was told last. */
export class BrowserWindow
  extends EventEmitter
  implements
    Pick<
      Electron.BrowserWindow,
      | 'close'
      | 'destroy'
      | 'focus'
      | 'hide'
      | 'getNormalBounds'
      | 'isDestroyed'
      | 'isFocused'
      | 'isFullScreen'
      | 'isMaximized'
      | 'isMinimized'
      | 'isVisible'
      | 'maximize'
      | 'restore'
      | 'setBounds'
      | 'setFullScreen'
      | 'setOverlayIcon'
      | 'show'
      | 'unmaximize'
    >
{
  readonly id: number;
  readonly webContents: StandInWebContents;
  readonly options: Electron.BrowserWindowConstructorOptions;
  #visible: boolean;
  #focused = false;
  #destroyed = false;
  #maximized = false;
  #bounds: Electron.Rectangle;
  static #count = 0;

  static getAllWindows(): BrowserWindow[] {
    return [...openWindows].filter((window) => window instanceof BrowserWindow);
  }

  static getFocusedWindow(): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.isFocused()) ?? null;
  }

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super();
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    BrowserWindow.#count += 1;
    this.id = BrowserWindow.#count;
    this.options = options;
    this.#visible = options.show ?? true;
    const { x, y, width = 800, height = 600, webPreferences } = options;
    this.#bounds = {
      ...centred(width, height),
      ...(x !== undefined && { x }),
      ...(y !== undefined && { y }),
    };
    this.webContents = new StandInWebContents({ width, height, preload: webPreferences?.preload });
    openWindows.add(this);
    app.emit('web-contents-created', new StandInEvent(), this.webContents);
    app.emit('browser-window-created', new StandInEvent(), this);
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'));
  }

  async loadURL(address: string): Promise<void> {
    await this.webContents.loadURL(address);
  }

  show(): void {
    this.#visible = true;
    this.emit('show');
    this.focus();
  }

  hide(): void {
    this.#visible = false;
    this.#focused = false;
    this.emit('hide');
  }

  focus(): void {
    if (!this.#visible) return;
    for (const other of BrowserWindow.getAllWindows()) other.#focused = false;
    this.#focused = true;
    this.emit('focus');
  }

  isVisible(): boolean {
    return this.#visible;
  }

  isFocused(): boolean {
    return this.#focused;
  }

  isMinimized(): boolean {
    return false;
  }

  restore(): void {
    this.show();
  }

  /** There is no screen to fill. */
  isFullScreen(): boolean {
    return false;
  }

  setFullScreen(_on: boolean): void {
    throw new Error('The stand-in has no screen to fill');
  }

  isMaximized(): boolean {
    return this.#maximized;
  }

  maximize(): void {
    this.#maximized = true;
    this.emit('maximize');
  }

  unmaximize(): void {
    this.#maximized = false;
    this.emit('unmaximize');
  }

  /** Where the window is, or would be if it were not maximized. */
  getNormalBounds(): Electron.Rectangle {
    return { ...this.#bounds };
  }

  setBounds(bounds: Partial<Electron.Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds };
    this.emit('resize');
  }

  setOverlayIcon(): void {
    if (process.platform !== 'win32') throw new TypeError('window.setOverlayIcon is not a function');
  }

  /** As if the owner had clicked the cross: the app may keep the window. */
  close(): void {
    const event = new StandInEvent();
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.#visible = false;
    openWindows.delete(this);
    this.webContents.destroy();
    this.emit('closed');
    if (openWindows.size === 0) allWindowsClosed();
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }
}

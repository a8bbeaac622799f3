import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Frame, Page, Request } from 'playwright';
import { browser } from './browser.ts';
import { StandInEvent } from './event.ts';
import { handleInvoke } from './ipc-main.ts';
import { registerPage } from './pages.ts';
import { deliverFunction, invokeBinding, openBinding, preloadRuntime } from './preload-runtime.ts';
import { grantPermissions, session } from './session.ts';
import { toApp, toWeb } from './web-address.ts';
import { describeFrame, type StandInFrame } from './web-frame.ts';

type WindowOpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0];

export type ContentsOptions = { preload?: string | undefined; width: number; height: number };

/** One page of the browser, opened by the first address it is to load. */
export class StandInWebContents extends EventEmitter {
  readonly session = session.defaultSession;
  readonly #options: ContentsOptions;
  #page: Promise<Page> | undefined;
  #opened: Page | undefined;
  #openHandler: WindowOpenHandler | undefined;
  /** The address the app itself is loading: that is no navigation of the page. */
  #loading: string | undefined;
  #destroyed = false;

  constructor(options: ContentsOptions) {
    super();
    this.#options = options;
  }

  async loadURL(address: string): Promise<void> {
    const page = await this.page();
    await grantPermissions(page.context(), address);
    this.#loading = toWeb(address);
    await page.goto(this.#loading);
    this.emit('did-finish-load');
  }

  getURL(): string {
    return this.#opened ? toApp(this.#opened.url()) : '';
  }

  get mainFrame(): StandInFrame | null {
    return this.#opened ? describeFrame(this.#opened.mainFrame()) : null;
  }

  /** Lost when the page has no listener yet, or is gone. */
  send(channel: string, ...args: unknown[]): void {
    if (!this.#opened || this.#opened.isClosed()) return;
    const deliver = `(args) => window.${deliverFunction}?.(${JSON.stringify(channel)}, args)`;
    this.#opened.evaluate(`(${deliver})(${JSON.stringify(args)})`).catch((error: unknown) => {
      this.emit('stand-in-lost-message', error);
    });
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#openHandler = handler;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  destroy(): void {
    this.#destroyed = true;
    this.#page
      ?.then((page) => page.close())
      .catch((error: unknown) => this.emit('stand-in-lost-page', error));
    this.emit('destroyed');
  }

  allowsNavigation(request: Request): boolean {
    if (request.url() === this.#loading) return true;
    const frame = request.frame();
    const isMainFrame = frame.parentFrame() === null;
    const details = {
      url: toApp(request.url()),
      isSameDocument: false,
      isMainFrame,
      frame: describeFrame(frame),
    };
    const event = Object.assign(new StandInEvent(), details);
    if (request.redirectedFrom()) this.emit('will-redirect', event);
    else this.emit('will-frame-navigate', event);
    if (isMainFrame && !request.redirectedFrom()) this.emit('will-navigate', event, details.url);
    return !event.defaultPrevented;
  }

  page(): Promise<Page> {
    this.#page ??= this.#open();
    return this.#page;
  }

  async #open(): Promise<Page> {
    const context = await browser();
    const unused = context.pages().find((page) => page.url() === 'about:blank');
    const page = unused ?? (await context.newPage());
    const { preload, width, height } = this.#options;
    registerPage(page, this);
    await page.setViewportSize({ width, height });
    await page.exposeBinding(invokeBinding, ({ frame }, channel: string, args: unknown[]) =>
      handleInvoke(this.#invokeEvent(frame), channel, args),
    );
    await page.exposeBinding(openBinding, (_source, url: string) => this.#askToOpen(url));
    page.on('popup', async (popup) => {
      this.#askToOpen(popup.url());
      await popup.close();
    });
    if (preload !== undefined) await page.addInitScript(preloadRuntime(readFileSync(preload, 'utf8')));
    this.#opened = page;
    return page;
  }

  #askToOpen(url: string): void {
    const details = { url: toApp(url), frameName: '', features: '', disposition: 'new-window', referrer: {} };
    const answer = this.#openHandler?.(details as Electron.HandlerDetails);
    if (answer?.action !== 'deny') throw new Error('The stand-in opens no windows for a page.');
  }

  #invokeEvent(frame: Frame): Electron.IpcMainInvokeEvent {
    const event = {
      sender: this,
      senderFrame: describeFrame(frame),
      frameId: 0,
      processId: 0,
      type: 'frame',
    };
    return Object.assign(new StandInEvent(), event) as unknown as Electron.IpcMainInvokeEvent;
  }
}

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import type { AppState } from '../../main/bridge-contract.ts';
import type { DesktopApp, Driver, LaunchOptions } from './driver/driver.ts';
import { untilTrue } from './driver/until-true.ts';
import type { StubOrders } from './fixtures/stub-server.mjs';

/** A server of the test's own. */
export const stubServer = join(import.meta.dirname, 'fixtures', 'stub-server.mjs');

/** Runs something with an empty data folder, which is gone afterwards. */
export async function withDataFolder(run: (dataFolder: string) => Promise<void>): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), 'clawchat-desktop-'));
  try {
    await run(join(root, 'data'));
  } finally {
    await rm(root, { recursive: true, maxRetries: 5 });
  }
}

/** Runs something with an app that has the stub for its server. */
export function withApp(
  driver: Driver,
  { args = [], ...options }: LaunchOptions,
  run: (app: DesktopApp) => Promise<void>,
): Promise<void> {
  return withRealApp(driver, { ...options, serverEntry: stubServer, args: ['--port=0', ...args] }, run);
}

/** Runs something with an app as it is; whatever happens, no process is left. */
export async function withRealApp(
  driver: Driver,
  options: LaunchOptions,
  run: (app: DesktopApp) => Promise<void>,
): Promise<void> {
  const app = await driver.launch(options);
  try {
    await run(app);
  } catch (error) {
    throw new Error(`The app said: ${app.output() || 'nothing'}`, { cause: error });
  } finally {
    await app.dispose();
  }
}

/** Tells the stub what to do when it starts next; the data folder must be there. */
export async function orderStub(dataFolder: string, orders: StubOrders): Promise<void> {
  await writeFile(join(dataFolder, 'stub-orders.json'), JSON.stringify(orders));
}

/** Tells the running stub what to do now. */
export async function commandStub(state: AppState, order: string): Promise<void> {
  // A stub that crashes over it cuts the connection.
  await fetch(`${state.serverUrl}/${order}`).catch(() => undefined);
}

export function appState(page: Page): Promise<AppState> {
  return page.evaluate("window.clawchat.request('app:get-state')");
}

/** Waits until the page shows a phase, and answers with the state that brought it: a phase may be over in a moment. */
export async function untilPhase(page: Page, phase: AppState['phase']): Promise<AppState> {
  const [state] = await Promise.all([
    page.evaluate<AppState>(`new Promise((resolve) => {
      const check = (state) => state.phase === '${phase}' && resolve(state);
      window.clawchat.onState(check);
      window.clawchat.request('app:get-state').then(check);
    })`),
    page.waitForSelector(`body[data-phase="${phase}"]`, { state: 'attached' }),
  ]);
  return state;
}

/**
 * Does something, and answers with the state of a phase that it brings. The page listens before, for what may be over in
 * a moment: that it heard of it, and that it showed it.
 */
export async function phaseAfter(
  page: Page,
  phase: AppState['phase'],
  act: () => unknown,
): Promise<AppState> {
  await page.evaluate(`(() => {
    window.heardPhase = new Promise((resolve) => {
      window.clawchat.onState((state) => state.phase === '${phase}' && resolve(state));
    });
    window.shownPhase = new Promise((resolve) => {
      const look = () => document.body.dataset.phase === '${phase}' && resolve();
      new MutationObserver(look).observe(document.body, { attributes: true });
    });
  })()`);
  await act();
  await page.evaluate('window.shownPhase');
  return page.evaluate('window.heardPhase');
}

/** Process id of the server, or undefined while there is none. */
export function serverPid(app: DesktopApp): Promise<number | undefined> {
  const find: Parameters<typeof app.evaluate<undefined, number | undefined>>[0] = (electron) =>
    electron.app.getAppMetrics().find(({ name }) => name === 'ClawChat server')?.pid;
  return app.evaluate(find, undefined);
}

export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}

export async function untilGone(pid: number): Promise<void> {
  await untilTrue(`process ${pid} is gone`, () => !isRunning(pid));
}

export function isWindowVisible(app: DesktopApp): Promise<boolean> {
  return app.evaluate(
    (electron) => electron.BrowserWindow.getAllWindows()[0]?.isVisible() ?? false,
    undefined,
  );
}

/** The entries of the tray's menu, disabled ones in brackets, separators left out. */
export function trayLines(app: DesktopApp): Promise<string[]> {
  return app.evaluate(() => {
    const items = globalThis.desktopRecorder.trayMenu?.items ?? [];
    return items
      .filter(({ type }) => type !== 'separator')
      .map(({ label, enabled }) => (enabled ? label : `(${label})`));
  }, undefined);
}

export function chooseFromTray(app: DesktopApp, start: string): Promise<void> {
  return app.evaluate((_electron, wanted) => {
    const item = globalThis.desktopRecorder.trayMenu?.items.find(({ label }) => label.startsWith(wanted));
    if (!item) throw new Error(`The tray has no entry ${wanted}`);
    item.click();
  }, start);
}

/** As the owner does: the cross of the window. */
export function closeWindow(app: DesktopApp): Promise<void> {
  return app.evaluate((electron) => electron.BrowserWindow.getAllWindows()[0]?.close(), undefined);
}

/** Where pictures for looking at go; in no repository. */
const pictures = join(import.meta.dirname, '..', '..', 'test-results', 'desktop');

/** Keeps a picture of the page, for whoever wants to look. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled' });
}

/** Keeps the tray's icon and menu as a page, for whoever wants to look: the system draws the real one. */
export async function trayPicture(
  app: DesktopApp,
  name: string,
  bar: 'light' | 'dark' = 'light',
): Promise<void> {
  const { icon, lines } = await app.evaluate(() => {
    const { trayIcon: icon = '', trayMenu } = globalThis.desktopRecorder;
    const lines = (trayMenu?.items ?? []).map(({ type, label, checked, enabled }) => {
      const mark = checked ? '&#10003;' : '';
      return type === 'separator'
        ? '<hr>'
        : `<li class="${enabled ? 'on' : 'off'}"><b>${mark}</b>${label}</li>`;
    });
    return { icon, lines };
  }, undefined);
  const style = `body { font: 13px sans-serif; width: 300px; margin: 0; background: #fff }
    .bar { background: ${bar === 'dark' ? '#222' : '#ddd'}; padding: 4px 8px; text-align: right }
    img { width: 16px; height: 16px } ul { list-style: none; margin: 4px 0; padding: 0 }
    li { padding: 4px 12px } b { display: inline-block; width: 18px } .off { color: #888 }`;
  await mkdir(pictures, { recursive: true });
  await writeFile(
    join(pictures, `tray-${name}.html`),
    `<style>${style}</style><div class="bar"><img src="file://${icon}"></div><ul>${lines.join('')}</ul>`,
  );
}

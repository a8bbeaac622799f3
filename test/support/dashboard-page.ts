import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright';
import type { AppState } from '../../main/bridge-contract.ts';
import { browserOptions } from './browser.ts';

export const themes = ['light', 'dark'] as const;

export type DashboardOptions = {
  theme?: (typeof themes)[number];
  width?: number;
  /** Pretends to be the desktop app in this state. `window.pushState` then pushes another one. */
  desktop?: AppState;
};

export type DashboardPage = AsyncDisposable & {
  page: Page;
  /** What the page asked of the desktop app: channel names, in order. */
  requests(): Promise<string[]>;
  /** Pushes a state as the desktop app does. */
  push(state: AppState): Promise<void>;
};

/** A browser that talks to nobody but the page under test. */
export function launchBrowser(): Promise<Browser> {
  const { args = [], ...options } = browserOptions();
  return chromium.launch({
    ...options,
    args: [
      ...args,
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      // A name that is not loopback, so that the page is no secure context, as on a phone over plain http.
      '--host-resolver-rules=MAP clawchat.test 127.0.0.1',
    ],
  });
}

/** Runs inside the page, before its own script. */
function pretendDesktop(initial: AppState): void {
  const listeners = new Set<(state: AppState) => void>();
  const requests: string[] = [];
  Object.assign(globalThis, {
    bridgeRequests: requests,
    pushState: (state: AppState) => {
      for (const listener of listeners) listener(state);
    },
    clawchat: {
      request: async (channel: string) => {
        requests.push(channel);
        return channel === 'app:get-state' ? initial : undefined;
      },
      onState: (listener: (state: AppState) => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
  });
}

/** Fails on anything the page's script throws and on anything its content security policy refuses. */
function watchForProblems(page: Page): string[] {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    const refusedByServer = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !refusedByServer) problems.push(message.text());
  });
  return problems;
}

/** Opens `/admin` of a server in a fresh browser context; at the end checks that the page had no errors. */
export async function openDashboard(
  browser: Browser,
  url: string,
  { theme = 'light', width = 1200, desktop }: DashboardOptions = {},
): Promise<DashboardPage> {
  const context = await browser.newContext({
    viewport: { width, height: 860 },
    colorScheme: theme,
    reducedMotion: 'reduce',
    locale: 'en-GB',
  });
  const page = await context.newPage();
  const problems = watchForProblems(page);
  if (desktop !== undefined) await page.addInitScript(pretendDesktop, desktop);
  await page.goto(`${url}/admin`);
  return {
    page,
    requests: () => page.evaluate('window.bridgeRequests'),
    push: (state) => page.evaluate(`window.pushState(${JSON.stringify(state)})`),
    async [Symbol.asyncDispose]() {
      // A poll may be on its way through a route of the test.
      await page.unrouteAll({ behavior: 'ignoreErrors' });
      await context.close();
      assert.deepEqual(problems, []);
    },
  };
}

/** Signs in with the PIN form and waits for the home page. */
export async function signInAtPage(page: Page, pin: string): Promise<void> {
  await page.getByLabel('PIN').fill(pin);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await atHome(page);
}

export async function atHome(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1, name: 'Running' }).waitFor();
}

/** Follows the link to a screen and waits for it. */
export async function goToScreen(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
  await page.locator('h1:focus').waitFor();
}

/** Nothing at all for axe to complain about on the page as it is now, or nothing about the colours alone. */
export async function assertAccessible(
  page: Page,
  screen: string,
  about: 'everything' | 'colours' = 'everything',
): Promise<void> {
  // The page has no frames: the other mode would open a page of its own for each look, to join what it found in them.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  if (about === 'colours') axe.withRules(['color-contrast', 'link-in-text-block']);
  const { violations } = await axe.analyze();
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  assert.deepEqual(told, [], screen);
}

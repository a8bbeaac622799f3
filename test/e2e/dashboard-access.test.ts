import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright';
import type { AppState } from '../../main/bridge-contract.ts';
import {
  assertAccessible,
  goToScreen,
  launchBrowser,
  openDashboard,
  signInAtPage,
  themes,
} from '../support/dashboard-page.ts';
import { appStateWith } from '../support/desktop-state.ts';
import { startTestServer, testPin } from '../support/server.ts';

let browser: Browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser.close());

/** Everything that the page can show at once, with problems and several addresses put into the real answer. */
async function onABadDay(page: Page): Promise<void> {
  await page.route('**/api/dashboard/status', async (route) => {
    const response = await route.fetch();
    const addresses = ['10.0.0.5', '192.168.1.23'].map((address) => ({
      url: `http://${address}:8000`,
      address,
      interface: 'eth0',
      family: 'IPv4',
    }));
    const status = {
      ...(await response.json()),
      lan: true,
      addresses,
      warnings: ['The disk is nearly full.'],
      pin: { locked: false, weak: true },
      sign_in: { failures_last_day: 40, blocked: true },
    };
    await route.fulfill({ response, json: status });
  });
}

type Theme = (typeof themes)[number];

/** No sideways scrolling, as with 200 % zoom in a window of twice the width. */
async function assertFits(page: Page, screen: string): Promise<void> {
  const overflow = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  assert.equal(overflow, 0, screen);
}

async function assertAtWidths(page: Page, screen: string, theme: Theme): Promise<void> {
  for (const width of [800, 400, 320, 1200]) {
    await page.setViewportSize({ width, height: 800 });
    // A theme is colours and nothing else, and the narrowest is the hardest.
    if (width === 320)
      await assertAccessible(page, `${screen}, ${width} px`, theme === 'light' ? 'everything' : 'colours');
    await assertFits(page, `${screen}, ${width} px`);
  }
}

for (const theme of themes) {
  test(`axe has nothing to say about any screen in the ${theme} theme at three widths`, async () => {
    await using server = await startTestServer({
      settings: { AI_PROVIDER: '', AI_BASE_URL: 'http://127.0.0.1:9' },
    });
    await using dashboard = await openDashboard(browser, server.url, { theme });
    const { page } = dashboard;
    await onABadDay(page);
    await assertAccessible(page, 'sign-in');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Enter the PIN.').waitFor();
    await assertAccessible(page, 'sign-in refused');
    await signInAtPage(page, testPin);
    await assertAccessible(page, 'home');
    await goToScreen(page, 'AI');
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    await page.getByRole('button', { name: 'Test' }).click();
    await page.locator('.outcome-bad:not(:empty)').first().waitFor();
    await assertAtWidths(page, 'AI with its form', theme);
    await goToScreen(page, 'Phones');
    await page.getByRole('button', { name: 'Change PIN' }).click();
    await page.getByRole('button', { name: 'Change PIN' }).click();
    await page.getByText('Enter the present PIN.').waitFor();
    await assertAtWidths(page, 'phones with the form of the PIN', theme);
    await goToScreen(page, 'Chat');
    await page.getByRole('textbox', { name: 'Message' }).fill('Hello');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Send' }).waitFor();
    await assertAtWidths(page, 'a conversation', theme);
  });

  test(`axe has nothing to say about the phases of the desktop window in the ${theme} theme`, async () => {
    await using server = await startTestServer({ settings: { PIN: '' } });
    const state = appStateWith({ phase: 'starting' });
    const failure = {
      code: 'DISK_FULL',
      message: 'Free some space.',
      logPath: '/logs/clawchat.log',
      stage: 'start',
      remedies: [{ kind: 'choose-folder' }],
    } satisfies AppState['failure'];
    await using dashboard = await openDashboard(browser, server.url, { theme, desktop: state });
    const { page, push } = dashboard;
    for (const phase of ['starting', 'restarting', 'stopped', 'failed'] as const) {
      await push({ ...state, phase, failure });
      await page.locator(`body[data-phase=${phase}] h1`).waitFor();
      await assertAccessible(page, phase);
    }
    const token = await server.services.auth.beginDesktopSession();
    await push({ ...state, phase: 'ready', serverUrl: server.url, token, firstPin: server.firstPin });
    await page.getByTestId('first-pin').waitFor();
    await assertAccessible(page, 'first PIN');
  });
}

test('the first frame has the theme of the system', async () => {
  await using server = await startTestServer();
  for (const [theme, ground] of [
    ['light', 'rgb(242, 244, 245)'],
    ['dark', 'rgb(18, 21, 23)'],
  ] as const) {
    await using dashboard = await openDashboard(browser, server.url, { theme });
    const { page } = dashboard;
    // Without its script the page shows what it shows before the script has run.
    await page.route('**/*.js', (route) => route.abort());
    await page.reload();
    const shown = await page.evaluate('getComputedStyle(document.documentElement).backgroundColor');
    assert.equal(shown, ground);
  }
});

/** Presses Tab until the control with this accessible name has the focus, and checks that the focus can be seen. */
async function tabTo(page: Page, role: 'button' | 'radio' | 'textbox' | 'link', name: string): Promise<void> {
  const target = page.getByRole(role, { name, exact: true });
  for (let presses = 0; presses < 30; presses += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) break;
  }
  const outline = await target.evaluate((element) => {
    const ring = element.matches('.choice-segments input') ? element.parentElement : element;
    return element.ownerDocument.defaultView.getComputedStyle(ring).outlineStyle;
  });
  assert.equal(outline, 'solid', `focus on ${name}`);
}

test('the keyboard alone signs in, changes the AI and chats', async () => {
  await using server = await startTestServer({ settings: { AI_PROVIDER: '' } });
  await using dashboard = await openDashboard(browser, server.url);
  const { page } = dashboard;
  await page.getByLabel('PIN').waitFor();
  await page.keyboard.type(testPin);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Running' }).waitFor();
  await tabTo(page, 'link', 'AI');
  await page.keyboard.press('Enter');
  await page.locator('h1:focus').getByText('AI').waitFor();
  await tabTo(page, 'button', 'Change');
  await page.keyboard.press('Enter');
  // The focus moves into the form, onto the present provider.
  await page.locator('input[value=ollama]:focus').waitFor();
  await page.keyboard.press('ArrowLeft');
  await page.locator('input[value=builtin]:focus:checked').waitFor();
  await tabTo(page, 'button', 'Save');
  await page.keyboard.press('Enter');
  await page.getByText('Saved.').waitFor();
  // And comes back to the button that folded it out.
  await page
    .locator('button:focus')
    .getByText(/Change|Connect an AI/)
    .waitFor();
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'AI' }).waitFor();
  await tabTo(page, 'link', 'Chat');
  await page.keyboard.press('Enter');
  await page.locator('h1:focus').getByText('Chat').waitFor();
  await tabTo(page, 'link', 'Skip to the content');
  await page.keyboard.press('Enter');
  await tabTo(page, 'textbox', 'Message');
  await page.keyboard.type('Hello');
  await page.keyboard.press('Enter');
  await page.locator('.message-assistant .message-text:not(.message-waiting)').waitFor();
  await tabTo(page, 'button', 'Sign out');
  await page.keyboard.press('Enter');
  await page.locator('body[data-phase=signed-out]').waitFor();
});

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright';
import type { AppState } from '../../main/bridge-contract.ts';
import {
  assertAccessible,
  atHome,
  goToScreen,
  launchBrowser,
  openDashboard,
  signInAtPage,
  themes,
} from '../support/dashboard-page.ts';
import { appStateWith } from '../support/desktop-state.ts';
import { startTestServer, testPin } from '../support/server.ts';
import { waitForCount, waitForPass, waitForValue } from '../support/settled.ts';

let browser: Browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser.close());

const nothing = appStateWith({ phase: 'starting' });
const failure = {
  code: 'PORT_IN_USE',
  message: 'Port 8000 is used by another program. Stop it, or choose another port.',
  logPath: '/home/kim/logs/clawchat.log',
  stage: 'start',
  remedies: [{ kind: 'other-port' }],
} satisfies AppState['failure'];

test('in the desktop window each phase has its own screen, and every way out asks the app', async () => {
  await using server = await startTestServer();
  await using dashboard = await openDashboard(browser, server.url, { desktop: nothing });
  const { page, push, requests } = dashboard;
  await page.locator('body[data-phase=starting]').getByRole('heading', { name: 'Starting' }).waitFor();
  await push({ ...nothing, phase: 'restarting', failure });
  await page.locator('body[data-phase=restarting]').getByText(failure.message).waitFor();
  await push({ ...nothing, phase: 'failed', failure });
  await page.locator('body[data-phase=failed]').getByRole('heading', { name: 'The port is taken' }).waitFor();
  await page.getByText(failure.logPath).waitFor();
  for (const name of ['Try again', 'Use another port', 'Open log', 'Open data folder', 'Quit']) {
    await page.getByRole('button', { name }).click();
  }
  await push({ ...nothing, phase: 'stopped' });
  await page.locator('body[data-phase=stopped]').getByRole('button', { name: 'Start' }).click();
  await waitForValue(
    async () => (await requests()).filter((channel) => channel !== 'app:get-state'),
    ['app:retry', 'app:use-remedy', 'app:open-log', 'app:open-data-folder', 'app:quit', 'app:retry'],
  );
});

test('in the desktop window the first PIN is shown until noted, and the PIN changes without the old one', async () => {
  await using server = await startTestServer({ settings: { PIN: '' } });
  const ready: AppState = {
    ...nothing,
    phase: 'ready',
    serverUrl: server.url,
    token: await server.services.auth.beginDesktopSession(),
    firstPin: server.firstPin,
  };
  await using dashboard = await openDashboard(browser, server.url, { desktop: ready });
  const { page, push, requests } = dashboard;
  await atHome(page);
  await waitForValue(() => page.getByTestId('first-pin').textContent(), server.firstPin);
  await page.getByRole('button', { name: 'I have noted it' }).click();
  await waitForPass(requests, (asked) => assert.ok(asked.includes('app:forget-first-pin')));
  const { firstPin: _noted, ...later } = ready;
  await push(later);
  await page.getByTestId('first-pin').waitFor({ state: 'detached' });
  await goToScreen(page, 'Phones');
  await page.getByRole('button', { name: 'Change PIN' }).click();
  await waitForCount(page.getByLabel('Present PIN'), 0);
  await page.getByLabel('New PIN', { exact: true }).fill('739518');
  await page.getByLabel('New PIN again').fill('739518');
  await page.getByRole('button', { name: 'Change PIN' }).click();
  await page.getByText('The PIN is changed.').waitFor();
  await server.anonymous.signIn('739518');
});

test('in the desktop window a conversation outlives a restart of the server', async () => {
  await using server = await startTestServer();
  const token = await server.services.auth.beginDesktopSession();
  const ready: AppState = { ...nothing, phase: 'ready', serverUrl: server.url, token };
  await using dashboard = await openDashboard(browser, server.url, { desktop: ready });
  const { page, push } = dashboard;
  await goToScreen(page, 'Chat');
  await page.getByRole('textbox', { name: 'Message' }).fill('Remember me');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Send' }).waitFor();
  await push({ ...nothing, phase: 'restarting', failure });
  await page.getByRole('heading', { name: 'Starting again' }).waitFor();
  await push({ ...ready, token: await server.services.auth.beginDesktopSession() });
  await page.locator('.message-user').getByText('Remember me').waitFor();
});

test('in the browser a lost server keeps the page, says so, and is found again', async () => {
  const first = await startTestServer();
  await using dashboard = await openDashboard(browser, first.url);
  const { page } = dashboard;
  await signInAtPage(page, testPin);
  const away = '**/api/dashboard/**';
  await page.route(away, (route) => route.abort());
  // Coming back to the page is what makes it look at once.
  await page.evaluate(`window.dispatchEvent(new Event('visibilitychange'))`);
  await page.locator('body[data-phase=offline]').waitFor();
  await page.getByText('The server does not answer. What you see is from before').waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'No answer' }).waitFor();
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme });
    await assertAccessible(page, `offline, ${theme}`);
  }
  await page.unroute(away);
  await page.getByRole('button', { name: 'Try again' }).click();
  await atHome(page);
  await page.locator('body[data-phase=ready]').waitFor();
  await first.stop();
});

test('over plain http to a name, where browsers withhold the clipboard, everything works', async () => {
  const settings = { ALLOWED_HOSTS: 'clawchat.test' };
  await using server = await startTestServer({ settings });
  await using dashboard = await openDashboard(browser, server.url.replace('127.0.0.1', 'clawchat.test'));
  const { page } = dashboard;
  await waitForValue(() => page.evaluate('window.isSecureContext'), false);
  await page.route('**/api/dashboard/status', async (route) => {
    // Playwright's own requests do not know the browser's names.
    const response = await route.fetch({ url: `${server.url}/api/dashboard/status` });
    const addresses = [
      { url: 'http://10.0.0.5:8000', address: '10.0.0.5', interface: 'eth0', family: 'IPv4' },
    ];
    await route.fulfill({ response, json: { ...(await response.json()), lan: true, addresses } });
  });
  await signInAtPage(page, testPin);
  await goToScreen(page, 'Phones');
  await page.getByRole('button', { name: 'Copy address' }).click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  await goToScreen(page, 'Chat');
  const box = page.getByRole('textbox', { name: 'Message' });
  await box.focus();
  await page.keyboard.press('ControlOrMeta+V');
  await waitForValue(() => box.inputValue(), 'http://10.0.0.5:8000');
  await page.keyboard.press('Enter');
  await page.locator('.message-assistant .message-text:not(.message-waiting)').waitFor();
});

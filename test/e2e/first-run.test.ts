import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright';
import type { DashboardSettings, DashboardStatus } from '../../server/features/dashboard/dashboard.schema.ts';
import { assertAccessible, atHome, launchBrowser, openDashboard } from '../support/dashboard-page.ts';
import { appStateWith } from '../support/desktop-state.ts';
import { assertEveryWay } from '../support/every-way.ts';
import { makeLegacyFile } from '../support/legacy/legacy-file.ts';
import { phoneAddress } from '../support/pair-device.ts';
import { startTestServer, testPin } from '../support/server.ts';
import { waitForPass, waitForValue } from '../support/settled.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let browser: Browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser.close());

const settings = { ...phoneAddress, TIME_ZONE: '' };
const startNew = () => startTestServer({ firstRun: true, settings });

async function signIn(page: Page): Promise<void> {
  await page.getByLabel('PIN').fill(testPin);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Welcome to ClawChat' }).waitFor();
}

const codeOn = async (page: Page) =>
  (await page.getByTestId('pairing-code').textContent())?.replace(' ', '') ?? '';
const claim = (url: string, code: string) =>
  fetch(`${url}/api/pairing/claim`, {
    method: 'POST',
    body: JSON.stringify({ code, device_name: 'Pixel 9', device_type: 'android' }),
  });

test('from an empty folder to a paired phone by keyboard alone, with nothing typed but the PIN', async () => {
  await using server = await startNew();
  await using dashboard = await openDashboard(browser, server.url);
  const { page } = dashboard;
  await signIn(page);
  for (const label of ['Name of this computer', 'Time zone'])
    await waitForPass(
      () => page.getByLabel(label).inputValue(),
      (value) => assert.notEqual(value, ''),
    );
  await page.locator('h1:focus').waitFor();
  for (const label of ['Name of this computer', 'Language', 'Time zone']) {
    await page.keyboard.press('Tab');
    await page.getByLabel(label).and(page.locator(':focus')).waitFor();
  }
  await page.keyboard.press('Tab');
  await page.locator('button:focus').getByText('Go on').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('h1:focus').getByText('Connect your phone').waitFor();
  await page.getByRole('img', { name: 'QR code that pairs a phone' }).waitFor();
  await page.getByText(phoneAddress.PUBLIC_URL).waitFor();
  assert.equal((await claim(server.url, await codeOn(page))).status, 200);
  await page.getByRole('status').getByText('Pixel 9 is connected').waitFor();
  await page.locator('h1').focus();
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Pair another phone' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Open the dashboard' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Enter');
  await atHome(page);
  await page.getByText('One phone is paired').waitFor();
  await page.reload();
  await atHome(page);
});

test('what is changed is saved, what is not stays unset, and phones are let in or not', async () => {
  await using server = await startNew();
  await using dashboard = await openDashboard(browser, server.url);
  const { page } = dashboard;
  const switched: unknown[] = [];
  await page.route('**/api/dashboard/status', async (route) => {
    const response = await route.fetch();
    const known = (await response.json()) as DashboardStatus;
    await route.fulfill({ response, json: { ...known, lan: true, lan_locked: false } });
  });
  await page.route('**/api/dashboard/lan', async (route) => {
    switched.push(route.request().postDataJSON());
    await route.fulfill({ json: { enabled: false, locked: false } });
  });
  await signIn(page);
  await page.getByLabel('Name of this computer').fill('The attic');
  await page.getByRole('switch', { name: 'Let phones on this Wi-Fi connect' }).click();
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('heading', { name: 'Connect your phone' }).waitFor();
  await waitForValue(() => switched, [{ enabled: false }]);
  await page.getByRole('button', { name: 'Back' }).click();
  await waitForValue(() => page.getByLabel('Name of this computer').inputValue(), 'The attic');
  const owner = await server.signIn();
  const { body } = await owner.get<DashboardSettings>('/api/dashboard/settings');
  const saved = body.settings
    .filter(({ source }) => source === 'saved')
    .map(({ name, value }) => [name, value]);
  assert.deepEqual(saved, [['SERVER_NAME', 'The attic']]);
});

test('a backup of another computer is restored from there', async () => {
  await using old = await startTestServer();
  const before = await old.signIn();
  await before.post('/api/todos', { title: 'Water the plants on the balcony' });
  const { body: backup } = await before.post<{ filename: string }>('/api/dashboard/backups');
  await using server = await startNew();
  await using dashboard = await openDashboard(browser, server.url);
  const { page } = dashboard;
  await signIn(page);
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'I already have a backup' }).click();
  await (await choosing).setFiles(`${old.dataDir}/backups/${backup.filename}`);
  await page.locator('.bring-along .outcome-good').filter({ hasText: /\w/ }).waitFor();
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('button', { name: 'Go on without a phone' }).click();
  await atHome(page);
  const owner = await server.signIn();
  const { body } = await owner.get<{ items: { title: string }[] }>('/api/todos');
  assert.deepEqual(
    body.items.map(({ title }) => title),
    ['Water the plants on the balcony'],
  );
});

test('what is no backup is refused in the words of the server, and nothing is lost', async () => {
  await using server = await startNew();
  await using dashboard = await openDashboard(browser, server.url);
  const { page } = dashboard;
  await signIn(page);
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'I already have a backup' }).click();
  await (await choosing).setFiles({
    name: 'holiday.db',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from('no backup at all'),
  });
  await page.locator('.bring-along .outcome-bad').filter({ hasText: /\w/ }).waitFor();
  await page.getByRole('button', { name: 'Skip this' }).click();
  await atHome(page);
});

test('the database of the Python server is brought in from there', async () => {
  using folder = temporaryFolder();
  makeLegacyFile(folder.at('old.db'), 'newest');
  await using server = await startNew();
  await using dashboard = await openDashboard(browser, server.url);
  const { page } = dashboard;
  await signIn(page);
  await page.getByRole('button', { name: 'I come from the Python server' }).click();
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await (await choosing).setFiles({
    name: 'clawchat.db',
    mimeType: 'application/octet-stream',
    buffer: await readFile(folder.at('old.db')),
  });
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.locator('.bring-along .outcome-good').filter({ hasText: /\w/ }).waitFor();
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('button', { name: 'Go on without a phone' }).click();
  await atHome(page);
  const owner = await server.signIn();
  const { body } = await owner.get<{ total: number }>('/api/todos');
  assert.ok(body.total > 0);
});

test('in the desktop window the first run comes first, but not before what the owner asked for', async () => {
  await using server = await startNew();
  const token = await server.services.auth.beginDesktopSession();
  const ready = appStateWith({ serverUrl: server.url, token });
  await using dashboard = await openDashboard(browser, server.url, { desktop: ready });
  const { page, push } = dashboard;
  await page.getByRole('heading', { name: 'Welcome to ClawChat' }).waitFor();
  await push({ ...ready, asked: 'chat' });
  await page.getByRole('heading', { level: 1, name: 'Chat' }).waitFor();
  await push(ready);
  await page.getByRole('link', { name: 'Home', exact: true }).click();
  await atHome(page);
});

test('both screens are fit for everyone in both themes, at three widths and at 200 % zoom', async () => {
  await using server = await startNew();
  await using dashboard = await openDashboard(browser, server.url);
  const { page } = dashboard;
  await signIn(page);
  await page.getByRole('button', { name: 'I come from the Python server' }).click();
  await page.getByRole('button', { name: 'Choose a file' }).waitFor();
  await assertEveryWay(page, 'first-run-1');
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByTestId('pairing-code').waitFor();
  await assertEveryWay(page, 'first-run-2');
  await claim(server.url, await codeOn(page));
  await page.getByText('Pixel 9 is connected').waitFor();
  await assertAccessible(page, 'the phone has come');
});

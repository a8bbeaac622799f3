import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright';
import {
  assertAccessible,
  atHome,
  goToScreen,
  launchBrowser,
  openDashboard,
  signInAtPage,
} from '../support/dashboard-page.ts';
import { startTestServer, testPin } from '../support/server.ts';
import { waitForCount, waitForValue } from '../support/settled.ts';

let browser: Browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser.close());

const groundOf = (page: Page) =>
  page.evaluate<string>('getComputedStyle(document.documentElement).backgroundColor');
const dark = 'rgb(18, 21, 23)';
const light = 'rgb(242, 244, 245)';

test('each screen has its address, its title, and the focus on its heading when it was gone to', async () => {
  await using server = await startTestServer();
  await using dashboard = await openDashboard(browser, server.url);
  const { page } = dashboard;
  await signInAtPage(page, testPin);
  for (const name of ['Chat', 'Phones', 'AI', 'Data', 'Activity', 'Settings']) {
    await goToScreen(page, name);
    await waitForValue(() => page.locator('h1:focus').textContent(), name);
    await waitForValue(() => page.title(), `${name} - ClawChat`);
    assert.equal(new URL(page.url()).hash, `#/${name.toLowerCase()}`);
    await waitForCount(page.locator('h1'), 1);
    await waitForValue(() => page.locator('[aria-current=page]').textContent(), name);
  }
  await page.goBack();
  await page.locator('h1:focus').getByText('Activity').waitFor();
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Activity' }).waitFor();
});

test('a link leads to one todo', async () => {
  await using server = await startTestServer();
  const owner = await server.signIn();
  const { body } = await owner.post<{ id: string }>('/api/todos', { title: 'Call the plumber' });
  await using dashboard = await openDashboard(browser, server.url);
  const { page } = dashboard;
  await signInAtPage(page, testPin);
  await page.goto(`${server.url}/admin/#/home/todo/${body.id}`);
  const card = page.getByRole('region', { name: 'Call the plumber' });
  await card.getByRole('button', { name: 'Close' }).click();
  await card.waitFor({ state: 'detached' });
  assert.equal(new URL(page.url()).hash, '#/home');
});

/** Types into the palette and runs what is found first. */
async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+K');
  await page.getByRole('dialog').getByRole('combobox').fill(words);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

test('the palette finds what can be done by its words, and does it, by keyboard alone', async () => {
  await using server = await startTestServer();
  await using dashboard = await openDashboard(browser, server.url);
  const { page } = dashboard;
  await signInAtPage(page, testPin);
  await page.getByRole('button', { name: 'Commands' }).focus();
  await page.keyboard.press('Enter');
  const box = page.getByRole('combobox', { name: 'Command' });
  await box.waitFor();
  const chosen = page.getByRole('option', { selected: true });
  await page.keyboard.press('ArrowDown');
  await waitForValue(() => chosen.textContent(), 'Go to Chat');
  await waitForValue(() => box.getAttribute('aria-activedescendant'), await chosen.getAttribute('id'));
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await waitForValue(() => chosen.textContent(), 'Sign out');
  await box.fill('no such thing');
  await page.getByText('No command fits.').waitFor();
  await assertAccessible(page, 'the palette without a match');
  await page.keyboard.press('Escape');
  await page.locator('button:focus').getByText('Commands').waitFor();
  await command(page, 'go data');
  await page.locator('h1:focus').getByText('Data').waitFor();
  await command(page, 'back up');
  await page.getByRole('status').getByText('A backup is being made.').waitFor();
  await page.getByText('The backup is made.').waitFor();
  const owner = await server.signIn();
  const { body } = await owner.get<{ backups: unknown[] }>('/api/dashboard/backups');
  assert.equal(body.backups.length, 1);
});

test('a chosen theme is there in the first frame, here and in the next browser', async () => {
  await using server = await startTestServer();
  {
    await using dashboard = await openDashboard(browser, server.url, { theme: 'light' });
    const { page } = dashboard;
    await signInAtPage(page, testPin);
    await command(page, 'dark colours');
    await page.waitForFunction(`getComputedStyle(document.documentElement).backgroundColor === '${dark}'`);
    await goToScreen(page, 'Settings');
    await page.getByRole('radio', { name: 'Dark', checked: true }).waitFor();
    await page.route('**/assets/*.js', (route) => route.abort());
    await page.reload();
    await waitForValue(() => groundOf(page), dark, 'before the script of the page has run');
  }
  await using another = await openDashboard(browser, server.url, { theme: 'light' });
  await waitForValue(() => groundOf(another.page), light);
  await signInAtPage(another.page, testPin);
  await another.page.waitForFunction(
    `getComputedStyle(document.documentElement).backgroundColor === '${dark}'`,
  );
});

test('the language changes while the page is open, and is kept', async () => {
  await using server = await startTestServer();
  await using dashboard = await openDashboard(browser, server.url);
  const { page } = dashboard;
  await signInAtPage(page, testPin);
  await goToScreen(page, 'Settings');
  await page.getByRole('combobox', { name: 'Language' }).selectOption('한국어');
  await page.getByRole('heading', { level: 1, name: '설정' }).waitFor();
  await page.getByRole('link', { name: '휴대폰' }).waitFor();
  await waitForValue(() => page.evaluate('document.documentElement.lang'), 'ko');
  await waitForValue(() => page.title(), '설정 - ClawChat');
  await assertAccessible(page, 'in Korean');
  await page.reload();
  await page.getByRole('heading', { level: 1, name: '설정' }).waitFor();
  await command(page, 'english');
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
  await page.getByRole('link', { name: 'Home', exact: true }).click();
  await atHome(page);
});

test('the first load is small', () => {
  const folder = join(import.meta.dirname, '../../dist/renderer');
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const named = [...page.matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map(([, path]) => path ?? '');
  const home = readdirSync(join(folder, 'assets')).filter((name) => /^home-screen-.*\.js$/.test(name));
  assert.equal(home.length, 1);
  const files = ['index.html', ...named, ...home.map((name) => `assets/${name}`)];
  const bytes = files.reduce((sum, path) => sum + gzipSync(readFileSync(join(folder, path))).length, 0);
  assert.ok(files.length >= 4, `${files.length} files`);
  assert.ok(bytes < 200_000, `${bytes} bytes, compressed`);
});

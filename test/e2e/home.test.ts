import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright';
import type { DashboardHome } from '../../server/features/dashboard/home.schema.ts';
import {
  assertAccessible,
  atHome,
  launchBrowser,
  openDashboard,
  signInAtPage,
} from '../support/dashboard-page.ts';
import { phoneAddress } from '../support/pair-device.ts';
import { startTestServer, testPin } from '../support/server.ts';
import { waitForCount, waitForPass, waitForValue } from '../support/settled.ts';

let browser: Browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser.close());

/** A line by what it is about. */
const lineOf = (page: Page, name: string) =>
  page.getByRole('list', { name: 'How everything stands' }).getByRole('listitem').filter({ hasText: name });

test('what is wrong has one button that mends it', async () => {
  const settings = { ...phoneAddress, AI_PROVIDER: '', BACKUP_SCHEDULE: 'off' };
  await using server = await startTestServer({ settings });
  await using dashboard = await openDashboard(browser, server.url);
  const { page } = dashboard;
  await signInAtPage(page, testPin);
  await lineOf(page, 'Serving').getByText(`Phones reach it at ${phoneAddress.PUBLIC_URL}`).waitFor();
  await page.getByText('things want you').waitFor();

  await lineOf(page, 'Backup').getByText('There is none yet').waitFor();
  await lineOf(page, 'Backup').getByRole('button', { name: 'Back up now' }).click();
  await page.getByRole('status').getByText('The backup is made.').waitFor();
  await lineOf(page, 'Backup')
    .getByText(/^Made \d\d:\d\d, /)
    .waitFor();
  await waitForCount(lineOf(page, 'Backup').getByRole('button'), 0);

  await page.getByRole('button', { name: 'Go without' }).click();
  await lineOf(page, 'AI').getByText('The assistant works without an AI').waitFor();
  await page.getByRole('heading', { name: 'An AI, if you like' }).waitFor({ state: 'detached' });

  await lineOf(page, 'Phones').getByRole('button', { name: 'Connect a phone' }).click();
  await page.locator('h1:focus').getByText('Phones').waitFor();
  await page.getByTestId('pairing-code').waitFor();
});

test('a button that fails says why, in the words of the server', async () => {
  await using server = await startTestServer({ settings: { ...phoneAddress, ENABLE_SCHEDULER: 'false' } });
  await using dashboard = await openDashboard(browser, server.url);
  const { page } = dashboard;
  await signInAtPage(page, testPin);
  await lineOf(page, 'Reminders').getByRole('button', { name: 'Switch on' }).click();
  await page.locator('.toast-bad').waitFor();
});

test('LAN access and a network change are one click away', async () => {
  await using server = await startTestServer({ settings: phoneAddress });
  await using dashboard = await openDashboard(browser, server.url);
  const { page } = dashboard;
  const asked: string[] = [];
  await page.route('**/api/dashboard/status', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), lan: false, lan_locked: false } });
  });
  await page.route('**/api/dashboard/home', async (route) => {
    const response = await route.fetch();
    const home = (await response.json()) as DashboardHome;
    const { figures } = home.lines.serving;
    home.lines.serving = asked.some((path) => path.endsWith('/lan'))
      ? { state: 'attention', code: 'NETWORK_ON_TRIAL', mend: 'CONFIRM_NETWORK', figures }
      : { state: 'attention', code: 'LAN_OFF', mend: 'TURN_LAN_ON', figures };
    await route.fulfill({ response, json: home });
  });
  for (const path of ['lan', 'network-trial/confirm']) {
    await page.route(`**/api/dashboard/${path}`, async (route) => {
      asked.push(`${route.request().method()} ${new URL(route.request().url()).pathname}`);
      await route.fulfill({ json: { enabled: true, locked: false } });
    });
  }
  await signInAtPage(page, testPin);
  await lineOf(page, 'Serving').getByRole('button', { name: 'Let phones in' }).click();
  await Promise.all([
    page.waitForResponse('**/api/dashboard/network-trial/confirm'),
    lineOf(page, 'Serving').getByRole('button', { name: 'Keep the change' }).click(),
  ]);
  assert.deepEqual(asked, ['PUT /api/dashboard/lan', 'POST /api/dashboard/network-trial/confirm']);
});

test('the day is there, ticked off and looked into where it stands, and everything counts along', async () => {
  await using server = await startTestServer({ settings: phoneAddress });
  const owner = await server.signIn();
  const { body: today } = await owner.get<{ date: string }>('/api/today');
  await owner.post('/api/events', {
    title: 'Dentist',
    start_time: `${today.date}T09:30:00`,
    location: 'Main street',
  });
  await owner.post('/api/todos', { title: 'Water the plants', due_date: `${today.date}T23:00:00` });
  await owner.post('/api/todos', { title: 'Call the plumber', due_date: '2020-01-02T10:00:00' });
  await using dashboard = await openDashboard(browser, server.url);
  const { page } = dashboard;
  await signInAtPage(page, testPin);
  const day = page.getByRole('region', { name: 'Today' });
  await day.getByText('overdue, Thu').waitFor();
  // Late in the evening what is due at its end may be overdue already, and stands further up.
  await waitForValue(
    async () => (await day.getByRole('link').allTextContents()).sort(),
    ['Call the plumber', 'Dentist Main street', 'Water the plants'],
  );
  await day.getByRole('button', { name: 'Mark “Call the plumber” as done' }).focus();
  await page.keyboard.press('Enter');
  await day.getByText('Call the plumber').waitFor({ state: 'detached' });
  await day.getByRole('link', { name: 'Dentist' }).click();
  await page.getByRole('region', { name: 'Dentist' }).getByText('Main street').waitFor();
  await page.getByRole('button', { name: 'Close' }).click();
  await atHome(page);
  const todos = page
    .getByRole('region', { name: 'In numbers' })
    .locator('div', { hasText: 'Todos' })
    .locator('dd');
  await waitForValue(() => todos.last().textContent(), '2');
  await owner.post('/api/todos', { title: 'Written elsewhere', due_date: `${today.date}T22:00:00` });
  await day.getByRole('link', { name: 'Written elsewhere' }).waitFor();
  await todos.getByText('3', { exact: true }).waitFor();
});

test('the chart is read by keyboard, day by day, and has a table twin', async () => {
  await using server = await startTestServer({ settings: phoneAddress });
  const owner = await server.signIn();
  for (const title of ['One', 'Two']) await owner.post('/api/memos', { title, content: 'Text' });
  await using dashboard = await openDashboard(browser, server.url);
  const { page } = dashboard;
  await signInAtPage(page, testPin);
  const chart = page.getByRole('slider', { name: 'Activity per day' });
  await chart.focus();
  const valueText = async () => (await chart.getAttribute('aria-valuetext')) ?? '';
  await waitForPass(valueText, (words) => assert.match(words, / · no messages · 2 items · /));
  await page.keyboard.press('ArrowLeft');
  await waitForPass(valueText, (words) => assert.match(words, / · no messages · no items · no phone$/));
  await page.keyboard.press('Home');
  await waitForValue(() => chart.getAttribute('aria-valuenow'), '0');
  await assertAccessible(page, 'the chart');
  await page.getByRole('button', { name: 'Show as table' }).click();
  const rows = page.getByRole('table', { name: 'The last 30 days' }).getByRole('row');
  await waitForCount(rows, 31);
  await waitForValue(
    async () => (await rows.nth(1).getByRole('cell').allTextContents()).slice(0, 2),
    ['0', '2'],
  );
  await page.setViewportSize({ width: 400, height: 800 });
  await assertAccessible(page, 'the table');
  await page.getByRole('button', { name: 'Show as chart' }).click();
  await chart.waitFor();
});

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright';
import { startAssistant } from '../support/assistant.ts';
import { goToScreen, launchBrowser, openDashboard, signInAtPage } from '../support/dashboard-page.ts';
import { openDesk } from '../support/delegate.ts';
import { assertEveryWay } from '../support/every-way.ts';
import { startTestServer, testPin } from '../support/server.ts';
import { waitForCount } from '../support/settled.ts';

let browser: Browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser.close());

async function openActivity(url: string) {
  const dashboard = await openDashboard(browser, url);
  await signInAtPage(dashboard.page, testPin);
  await goToScreen(dashboard.page, 'Activity');
  return dashboard;
}

test('the log is followed as it is written, filtered, and looked into', async () => {
  await using server = await startTestServer({ settings: { LOG_LEVEL: 'info' } });
  await using dashboard = await openActivity(server.url);
  const { page } = dashboard;
  const log = page.getByRole('list', { name: 'Log' });
  server.services.logger.warn({ detail: 'bark' }, 'a dog was heard');
  await log.getByText('a dog was heard').waitFor();
  await page.getByLabel('Show').selectOption('Warnings and worse');
  await waitForCount(log.getByText('Info', { exact: true }), 0);
  await log.getByText('a dog was heard').waitFor();
  await log.locator('summary').first().press('Enter');
  await log.getByText('bark').waitFor();
  await page.getByLabel('With the letters').fill('no such thing');
  await page.getByText('No line fits.').waitFor();
  await page.getByLabel('With the letters').fill('dog');
  await log.getByText('a dog was heard').waitFor();
  server.services.logger.error('a cat was heard');
  server.services.logger.error('the dog again');
  await log.getByText('the dog again').waitFor();
  await waitForCount(log.getByText('a cat was heard'), 0);
});

test('a background task is seen at work, and cancelled; long work on the data is listed', async () => {
  const patience = { firstPieceMs: 60_000, silenceMs: 60_000, wholeMs: 60_000 };
  await using assistant = await startAssistant({ aiLimits: patience });
  await using desk = await openDesk(assistant);
  await using dashboard = await openActivity(assistant.server.url);
  const { page } = dashboard;
  await page.getByText('No task yet.').waitFor();
  Object.assign(assistant.ai, { mode: 'hangMidway', answer: () => ['half', 'whole'] });
  const { taskId } = await desk.delegate('Compare three tents');
  const tasks = page.getByRole('region', { name: 'Background tasks' });
  await tasks.getByRole('progressbar', { name: 'Compare three tents' }).waitFor();
  await assistant.phone.post('/api/dashboard/jobs', { kind: 'reindex' });
  await page.getByRole('cell', { name: 'The search index is new.' }).waitFor();
  await assertEveryWay(page, 'activity with work');
  await tasks.getByRole('button', { name: 'Cancel' }).press('Enter');
  await tasks.getByRole('cell', { name: 'Cancelled' }).waitFor();
  assert.equal((await desk.read(taskId)).status, 'failed');
});

test('a report without secrets is copied', async () => {
  await using server = await startTestServer({ settings: { AI_API_KEY: 'sk-canary-9151' } });
  await (await server.signIn()).post('/api/todos', { title: 'Canary title' });
  await using dashboard = await openActivity(server.url);
  const { page } = dashboard;
  await page.getByRole('button', { name: 'Copy a report without secrets' }).press('Enter');
  await page.getByText('The report is on the clipboard.').waitFor();
  await page.getByLabel('With the letters').focus();
  await page.keyboard.press('Control+V');
  const copied = await page.getByLabel('With the letters').inputValue();
  assert.match(copied, /^ClawChat .*Settings.*Log, the latest/s);
  assert.doesNotMatch(copied, /sk-canary|Canary title/);
});

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright';
import { goToScreen, launchBrowser, openDashboard, signInAtPage } from '../support/dashboard-page.ts';
import { startTestServer, testPin } from '../support/server.ts';
import { waitForCount, waitForValue } from '../support/settled.ts';

let browser: Browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser.close());

async function openSettings(url: string) {
  const dashboard = await openDashboard(browser, url);
  await signInAtPage(dashboard.page, testPin);
  await goToScreen(dashboard.page, 'Settings');
  return dashboard;
}

const group = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

test('settings are saved together, and a wrong one is told at its field', async () => {
  await using server = await startTestServer({ settings: { TIME_ZONE: '' } });
  await using dashboard = await openSettings(server.url);
  const own = group(dashboard.page, 'You and your day');
  await own.getByRole('textbox', { name: 'Quiet hours' }).fill('late');
  await own.getByRole('textbox', { name: 'Working days' }).fill('MO-TH');
  await own.getByRole('button', { name: 'Save' }).click();
  const quiet = own.getByRole('textbox', { name: 'Quiet hours' });
  await own.locator('.hint-error').waitFor();
  await waitForValue(() => quiet.getAttribute('aria-invalid'), 'true');
  await quiet.fill('23:00-06:30');
  await own.getByRole('button', { name: 'Save' }).click();
  await own.getByText('Saved.').waitFor();
  const { values } = server.services.config.current();
  assert.equal(values.QUIET_HOURS, '23:00-06:30');
  await own.getByRole('button', { name: 'Quiet hours: back to the default' }).click();
  await waitForValue(() => quiet.inputValue(), '22:00-07:00');
  await own.getByRole('button', { name: 'Save' }).press('Enter');
  await own.getByText('Saved.').waitFor();
  await waitForCount(own.getByRole('button', { name: 'Quiet hours: back to the default' }), 0);
});

test('where a value comes from is told, and what is set outside has no control', async () => {
  await using server = await startTestServer({
    settings: { TIME_ZONE: 'Asia/Seoul', AI_API_KEY: 'sk-canary' },
  });
  await using dashboard = await openSettings(server.url);
  const { page } = dashboard;
  await group(page, 'You and your day').getByText('the environment (TIME_ZONE)').waitFor();
  await waitForCount(page.getByLabel('Time zone'), 0);
  await group(page, 'AI').getByText('Is set', { exact: true }).waitFor();
  assert.equal((await page.content()).includes('sk-canary'), false);
  await waitForCount(group(page, 'Where things are').getByRole('textbox'), 0);
});

/** Tries further names, and sees that they are on trial. */
async function tryNames(page: Page, names: string) {
  const network = group(page, 'Network');
  await network.getByRole('textbox', { name: 'Further names' }).fill(names);
  await network.getByRole('button', { name: 'Try it for a minute' }).click();
  const trial = network.getByText('It takes itself back in');
  await trial.waitFor();
  return { network, trial };
}

test('a network change is kept', async () => {
  await using server = await startTestServer();
  await using dashboard = await openSettings(server.url);
  const { network, trial } = await tryNames(dashboard.page, 'kept.example');
  await network.getByRole('button', { name: 'Keep it' }).click();
  await trial.waitFor({ state: 'detached' });
  assert.deepEqual(server.services.config.current().values.ALLOWED_HOSTS, ['kept.example']);
  await network.locator('input[value="kept.example"]').waitFor();
});

test('a network change takes itself back unless it is kept', async () => {
  const limits = { networkTrial: 3000 };
  await using server = await startTestServer({ limits });
  server.services.config.save({ ALLOWED_HOSTS: 'before.example' });
  await using dashboard = await openSettings(server.url);
  const { network, trial } = await tryNames(dashboard.page, 'lost.example');
  await trial.waitFor({ state: 'detached' });
  assert.deepEqual(server.services.config.current().values.ALLOWED_HOSTS, ['before.example']);
  await network.locator('input[value="before.example"]').waitFor();
});

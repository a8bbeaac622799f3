import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright';
import { goToScreen, launchBrowser, openDashboard, signInAtPage } from '../support/dashboard-page.ts';
import { startFakeAi } from '../support/fake-ai.ts';
import { startTestServer, testPin } from '../support/server.ts';
import { waitForValue } from '../support/settled.ts';

let browser: Browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser.close());

test('the PIN opens the dashboard, a reload keeps it open, signing out closes it', async () => {
  await using server = await startTestServer();
  await using dashboard = await openDashboard(browser, server.url);
  const { page } = dashboard;
  await page.locator('body[data-phase=signed-out]').waitFor();
  await page.keyboard.type('000000');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('Invalid PIN').waitFor();
  await signInAtPage(page, testPin);
  await page.locator('body[data-phase=ready]').waitFor();
  await page.getByText('1 wrong PIN or code in the last day, last from 127.0.0.1 at').waitFor();
  await page.reload();
  await page.getByText('for less than a minute').waitFor();
  const token = await page.evaluate(() => sessionStorage.getItem('clawchat.tokens.access'));
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.locator('body[data-phase=signed-out]').waitFor();
  const headers = { authorization: `Bearer ${token}` };
  assert.equal((await fetch(`${server.url}/api/dashboard/status`, { headers })).status, 401);
});

test('an ended access token is renewed unnoticed; without a refresh token the PIN form comes back', async () => {
  await using server = await startTestServer();
  await using dashboard = await openDashboard(browser, server.url);
  const { page } = dashboard;
  await signInAtPage(page, testPin);
  await page.evaluate(() => sessionStorage.setItem('clawchat.tokens.access', 'ended'));
  await page.reload();
  await page.locator('body[data-phase=ready]').waitFor();
  await page.getByText('for less than a minute').waitFor();
  await page.evaluate(() => {
    sessionStorage.setItem('clawchat.tokens.access', 'ended');
    sessionStorage.removeItem('clawchat.tokens.refresh');
  });
  await page.reload();
  await page.locator('body[data-phase=signed-out]').waitFor();
});

test('an AI is chosen from its own list of models, tested, and saved', async () => {
  await using server = await startTestServer({ settings: { AI_PROVIDER: '' } });
  const ai = await startFakeAi();
  try {
    await using dashboard = await openDashboard(browser, server.url);
    const { page } = dashboard;
    await signInAtPage(page, testPin);
    await goToScreen(page, 'AI');
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    await page.getByLabel('Ollama', { exact: true }).check();
    await page.getByLabel('Address').fill(ai.url);
    await page.getByLabel('Address').blur();
    await page.getByRole('combobox', { name: 'Model' }).selectOption({ index: 1 });
    await page.getByRole('button', { name: 'Test' }).click();
    await page.getByText(/It works: the first word came after \d/).waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    await page.getByText('is ready').waitFor();
  } finally {
    await ai.stop();
  }
});

test('a wrong key says so, and a saved key is never shown again', async () => {
  await using server = await startTestServer({ settings: { AI_PROVIDER: '' } });
  const ai = await startFakeAi();
  try {
    await using dashboard = await openDashboard(browser, server.url);
    const { page } = dashboard;
    await signInAtPage(page, testPin);
    await goToScreen(page, 'AI');
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    await page.getByLabel('OpenAI-compatible').check();
    await page.getByLabel('Address').fill(`${ai.url}/v1`);
    await page.getByLabel('Key').fill('sk-very-secret');
    await page.getByLabel('Key').blur();
    await page.getByRole('combobox', { name: 'Model' }).selectOption({ index: 1 });
    ai.mode = 'wrongKey';
    await page.getByRole('button', { name: 'Test' }).click();
    await page.getByText(/^The key is wrong/).waitFor();
    ai.mode = 'normal';
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    await page.getByText('A key is saved. Leave this empty to keep it.').waitFor();
    await waitForValue(() => page.getByLabel('Key').inputValue(), '');
    assert.ok(!(await page.content()).includes('sk-very-secret'));
  } finally {
    await ai.stop();
  }
});

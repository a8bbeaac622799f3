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

/** A server whose PIN is its own, as at a first start, and not set outside. */
async function startWithOwnPin() {
  const server = await startTestServer({ settings: { PIN: '' } });
  return { server, firstPin: server.firstPin ?? '', [Symbol.asyncDispose]: server.stop };
}

async function fillPin(page: Page, pin: { current?: string; next: string; again?: string }): Promise<void> {
  if (pin.current !== undefined) await page.getByLabel('Present PIN').fill(pin.current);
  await page.getByLabel('New PIN', { exact: true }).fill(pin.next);
  await page.getByLabel('New PIN again').fill(pin.again ?? pin.next);
  await page.getByRole('button', { name: 'Change PIN' }).click();
}

test('a PIN is changed after every refusal was told, and the page stays signed in with new tokens', async () => {
  await using started = await startWithOwnPin();
  const { server, firstPin } = started;
  await using dashboard = await openDashboard(browser, server.url);
  const { page } = dashboard;
  await signInAtPage(page, firstPin);
  await goToScreen(page, 'Phones');
  const before = await page.evaluate(() => sessionStorage.getItem('clawchat.tokens.access'));
  await page.getByRole('button', { name: 'Change PIN' }).click();
  await fillPin(page, { current: firstPin, next: '739518', again: '739581' });
  await page.getByText('The two are not the same.').waitFor();
  await fillPin(page, { current: firstPin, next: '123456' });
  await page.getByRole('alert').getByText('simple sequence').waitFor();
  await fillPin(page, { current: 'not it', next: '739518' });
  await page.getByRole('alert').getByText('The present PIN is wrong').waitFor();
  await fillPin(page, { current: firstPin, next: '739518' });
  await page.getByText('The PIN is changed.').waitFor();
  await waitForCount(page.getByLabel('New PIN', { exact: true }), 0);
  const afterwards = await page.evaluate(() => sessionStorage.getItem('clawchat.tokens.access'));
  assert.notEqual(afterwards, before);
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Phones' }).waitFor();
  await server.anonymous.signIn('739518');
  await assert.rejects(server.anonymous.signIn(firstPin), /401/);
});

test('a look at the state between the end of the old tokens and the new ones does not sign out', async () => {
  await using started = await startWithOwnPin();
  await using dashboard = await openDashboard(browser, started.server.url);
  const { page } = dashboard;
  await signInAtPage(page, started.firstPin);
  await goToScreen(page, 'Phones');
  await page.route('**/api/dashboard/pin', async (route) => {
    const response = await route.fetch();
    const refused = page.waitForResponse((answer) => answer.status() === 401);
    // Coming back to the page is what makes it look at once.
    await page.evaluate(`window.dispatchEvent(new Event('visibilitychange'))`);
    await refused;
    await route.fulfill({ response });
  });
  await page.getByRole('button', { name: 'Change PIN' }).click();
  await fillPin(page, { current: started.firstPin, next: '739518' });
  await page.getByText('The PIN is changed.').waitFor();
  await waitForValue(() => page.evaluate('document.body.dataset.phase'), 'ready');
});

test('a PIN that is set outside says where, and offers no form', async () => {
  await using server = await startTestServer();
  await using dashboard = await openDashboard(browser, server.url);
  const { page } = dashboard;
  await signInAtPage(page, testPin);
  await goToScreen(page, 'Phones');
  await page.getByText('It is set by the environment (PIN), so it can only be changed there.').waitFor();
  await waitForCount(page.getByRole('button', { name: 'Change PIN' }), 0);
});

test('AI settings that are set outside are values with their origin, not fields', async () => {
  await using server = await startTestServer();
  await using dashboard = await openDashboard(browser, server.url);
  const { page } = dashboard;
  await signInAtPage(page, testPin);
  await goToScreen(page, 'AI');
  await page.getByRole('button', { name: 'Connect an AI' }).click();
  await page.getByText('Set by the environment (AI_PROVIDER)').waitFor();
  await waitForCount(page.getByRole('region', { name: 'Who answers' }).getByRole('radio'), 0);
});

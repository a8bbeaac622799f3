import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright';
import {
  assertAccessible,
  goToScreen,
  launchBrowser,
  openDashboard,
  signInAtPage,
} from '../support/dashboard-page.ts';
import { startTestServer, testPin } from '../support/server.ts';
import { waitForCount } from '../support/settled.ts';

let browser: Browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser.close());

test('an address for a calendar app is made, shown with its code, and revoked', async () => {
  await using server = await startTestServer();
  await using dashboard = await openDashboard(browser, server.url);
  const { page } = dashboard;
  await signInAtPage(page, testPin);
  await goToScreen(page, 'Phones');
  const card = page.getByRole('region', { name: 'Calendar apps' });
  await card.getByText('No calendar app reads along.').waitFor();
  await card.getByRole('radio', { name: 'Todos' }).check();
  await card.getByRole('button', { name: 'Make an address' }).click();
  await card.getByText('not read yet').waitFor();
  await card.getByRole('img', { name: /^QR code of webcal:.*\/feeds\/[\w-]{43}\.ics$/ }).waitFor();
  await assertAccessible(page, 'the address of a feed');
  const address = (await card.locator('.path').textContent()) ?? '';
  const path = new URL(address).pathname;
  assert.equal((await fetch(`${server.url}${path}`)).status, 200);
  await card.getByRole('button', { name: 'Hide address' }).click();
  await waitForCount(card.locator('.path'), 0);
  await card.getByRole('button', { name: 'Revoke' }).click();
  await card.getByText('No calendar app reads along.').waitFor();
  assert.equal((await fetch(`${server.url}${path}`)).status, 404);
});

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright';
import { create } from 'qrcode';
import type { DashboardStatus } from '../../server/features/dashboard/dashboard.schema.ts';
import {
  assertAccessible,
  goToScreen,
  launchBrowser,
  openDashboard,
  signInAtPage,
  themes,
} from '../support/dashboard-page.ts';
import { modulesOnPage } from '../support/modules-on-page.ts';
import { pairDevice, phoneAddress } from '../support/pair-device.ts';
import { startTestServer, testPin } from '../support/server.ts';
import { waitForCount, waitForValue } from '../support/settled.ts';
import { openSocket } from '../support/socket-client.ts';

let browser: Browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser.close());

const codeOn = async (page: Page) =>
  (await page.getByTestId('pairing-code').textContent())?.replace(' ', '') ?? '';
const claim = (url: string, code: string, device_name: string) =>
  fetch(`${url}/api/pairing/claim`, {
    method: 'POST',
    body: JSON.stringify({ code, device_name, device_type: 'android' }),
  });

test('the code on the page lets a phone in, the page names it at once, and it is removed there', async () => {
  await using server = await startTestServer({ settings: phoneAddress });
  await using dashboard = await openDashboard(browser, server.url);
  const { page } = dashboard;
  await signInAtPage(page, testPin);
  await goToScreen(page, 'Phones');
  await page.getByText(/^Good for [45]:\d\d, then a new one follows\.$/).waitFor();
  const code = await codeOn(page);
  const payload = { type: 'clawchat_pair', code, server_url: phoneAddress.PUBLIC_URL, version: '0.1.0' };
  const expected = create(JSON.stringify(payload), { errorCorrectionLevel: 'M' }).modules.data;
  assert.deepEqual(await modulesOnPage(page, 'QR code that pairs a phone'), Array.from(expected, Boolean));

  assert.equal((await claim(server.url, code, 'Pixel <b>9</b>')).status, 200);
  await page.getByText('Pixel <b>9</b> is connected').waitFor();
  await page.getByText(/android, last seen \d\d:\d\d, 127\.0\.0\.1/).waitFor();

  await page.getByRole('button', { name: 'Pair another phone' }).click();
  await page.getByTestId('pairing-code').waitFor();
  assert.notEqual(await codeOn(page), code, 'a used code is never shown again');

  await page.getByRole('button', { name: 'Remove Pixel <b>9</b>' }).click();
  await page.getByText('Pixel <b>9</b> is cut off at once').waitFor();
  await page.getByRole('button', { name: 'Remove Pixel <b>9</b> now' }).click();
  await page.getByText(/android, last seen/).waitFor({ state: 'detached' });
});

test('who has phones is shown them, and asks for a code; an open page counts as no phone', async () => {
  await using server = await startTestServer({ settings: phoneAddress });
  const phone = await pairDevice(await server.signIn(), 'Pixel');
  const socket = await openSocket(server.url, phone.token ?? '');
  await using dashboard = await openDashboard(browser, server.url);
  const { page } = dashboard;
  await signInAtPage(page, testPin);
  await page.getByText('one device connected').waitFor();
  await goToScreen(page, 'Phones');
  await page.getByText('android, connected now, 127.0.0.1').waitFor();
  await waitForCount(page.getByTestId('pairing-code'), 0);
  await page.getByRole('button', { name: 'Pair a phone' }).click();
  assert.match(await codeOn(page), /^\d{6}$/);
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByTestId('pairing-code').waitFor({ state: 'detached' });
  await socket.close();
});

test('a code that has run out is renewed by itself', async () => {
  await using server = await startTestServer({ settings: phoneAddress });
  await using dashboard = await openDashboard(browser, server.url);
  const { page } = dashboard;
  await page.clock.install();
  await page.reload();
  await signInAtPage(page, testPin);
  await goToScreen(page, 'Phones');
  const first = await codeOn(page);
  await page.clock.runFor(4 * 60_000);
  assert.equal(await codeOn(page), first);
  await page.clock.runFor(62_000);
  const shown = `${first.slice(0, 3)} ${first.slice(3)}`;
  await page.getByTestId('pairing-code').filter({ hasNotText: shown }).waitFor();
  await page.getByText(/^Good for [45]:\d\d/).waitFor();
});

/** A computer with two addresses and a switch: the test machine may be in no network, so the answers are made up. */
async function inTwoNetworks(page: Page): Promise<{ chosen: string[]; switched: boolean[] }> {
  const asked = { chosen: [] as string[], switched: [] as boolean[] };
  const addresses = ['192.168.1.23', '10.0.0.5'].map((address) => ({
    ...{ url: `http://${address}:8000`, address, interface: 'wlan0', family: 'IPv4' },
  }));
  const status = (): Partial<DashboardStatus> => {
    const lan = asked.switched.at(-1) ?? true;
    return { lan, lan_locked: false, addresses: lan ? (addresses as DashboardStatus['addresses']) : [] };
  };
  await page.route('**/api/dashboard/status', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), ...status() } });
  });
  await page.route('**/api/dashboard/address', async (route) => {
    const { url } = route.request().postDataJSON() as { url: string };
    asked.chosen.push(url);
    addresses.sort((a, b) => Number(b.url === url) - Number(a.url === url));
    await route.fulfill({ json: { addresses } });
  });
  await page.route('**/api/dashboard/lan', async (route) => {
    const { enabled } = route.request().postDataJSON() as { enabled: boolean };
    asked.switched.push(enabled);
    await route.fulfill({ json: { enabled, locked: false } });
  });
  return asked;
}

test('the chosen address is told to the server, is in the code for the camera, and on the clipboard', async () => {
  await using server = await startTestServer({ settings: phoneAddress });
  await using dashboard = await openDashboard(browser, server.url);
  const { page } = dashboard;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const asked = await inTwoNetworks(page);
  await signInAtPage(page, testPin);
  await goToScreen(page, 'Phones');
  await page.getByRole('radio', { name: 'Camera' }).check();
  for (const url of ['http://10.0.0.5:8000', 'http://192.168.1.23:8000']) {
    await page.getByRole('radio', { name: url }).check();
    const name = `QR code of ${url}/connect`;
    await page.getByRole('img', { name }).waitFor();
    const expected = create(`${url}/connect`, { errorCorrectionLevel: 'M' }).modules.data;
    assert.deepEqual(await modulesOnPage(page, name), Array.from(expected, Boolean));
    await page.getByRole('button', { name: 'Copy address' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    await waitForValue(() => page.evaluate('navigator.clipboard.readText()'), url);
    await page.getByRole('button', { name: 'Copy address' }).waitFor();
  }
  assert.deepEqual(asked.chosen, ['http://10.0.0.5:8000', 'http://192.168.1.23:8000']);
});

test('LAN access is paused and resumed, and what stands between phone and computer is told with one thing to do', async () => {
  await using server = await startTestServer({ settings: phoneAddress });
  await using dashboard = await openDashboard(browser, server.url);
  const { page } = dashboard;
  const asked = await inTwoNetworks(page);
  await signInAtPage(page, testPin);
  await goToScreen(page, 'Phones');
  await page.getByRole('button', { name: 'Can my phone reach me?' }).click();
  await page
    .locator('.network-actions strong')
    .getByText('Check that PUBLIC_URL leads to this computer.')
    .waitFor();
  await page.getByRole('button', { name: 'Pause LAN access' }).click();
  await page.getByText('LAN access is paused: nobody but this computer').waitFor();
  await waitForCount(page.getByTestId('pairing-code'), 0);
  await page.getByRole('button', { name: 'Resume LAN access' }).click();
  await page.getByTestId('pairing-code').waitFor();
  assert.deepEqual(asked.switched, [false, true]);
});

for (const theme of themes) {
  test(`axe has nothing to say about pairing, devices and questions in the ${theme} theme`, async () => {
    await using server = await startTestServer({ settings: phoneAddress });
    const owner = await server.signIn();
    await using dashboard = await openDashboard(browser, server.url, { theme });
    const { page } = dashboard;
    await inTwoNetworks(page);
    await signInAtPage(page, testPin);
    await goToScreen(page, 'Phones');
    await page.getByTestId('pairing-code').waitFor();
    await assertAccessible(page, 'pairing');
    await pairDevice(owner, 'A phone with a long name that will not fit on one line');
    await page.getByText('is connected').waitFor();
    await page.getByRole('button', { name: /^Remove A phone/ }).click();
    await page.getByRole('button', { name: 'Can my phone reach me?' }).click();
    await page.locator('.network-actions strong').waitFor();
    for (const width of [1200, 800, 320]) {
      await page.setViewportSize({ width, height: 800 });
      await assertAccessible(page, `devices, ${width} px`, theme === 'light' ? 'everything' : 'colours');
      const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
      await waitForValue(() => page.evaluate(overflow), 0, `${width} px`);
    }
  });
}

import { after, before, test } from 'node:test';
import type { Browser } from 'playwright';
import { goToScreen, launchBrowser, openDashboard, signInAtPage } from '../support/dashboard-page.ts';
import { assertEveryWay } from '../support/every-way.ts';
import { phoneAddress } from '../support/pair-device.ts';
import { startTestServer, testPin } from '../support/server.ts';

let browser: Browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser.close());

test('every screen is fit for everyone in both themes, at three widths and at 200 % zoom', async () => {
  await using server = await startTestServer({ settings: phoneAddress });
  const owner = await server.signIn();
  await owner.post('/api/todos', { title: 'Water the plants on the balcony' });
  await owner.post('/api/dashboard/backups');
  await using dashboard = await openDashboard(browser, server.url);
  const { page } = dashboard;
  await signInAtPage(page, testPin);
  await assertEveryWay(page, 'home');
  const shown = {
    Chat: page.getByText('Say hello'),
    Phones: page.getByTestId('pairing-code'),
    AI: page.getByRole('button', { name: 'Connect an AI' }),
    Data: page.getByRole('table').nth(1),
    Activity: page.getByText('Water the plants'),
    Settings: page.getByRole('combobox', { name: 'Language' }),
  };
  for (const [name, sign] of Object.entries(shown)) {
    await goToScreen(page, name);
    await sign.waitFor();
    await assertEveryWay(page, name.toLowerCase());
  }
  await page.keyboard.press('Control+K');
  await page.getByRole('combobox', { name: 'Command' }).waitFor();
  await assertEveryWay(page, 'commands');
});

import { after, before, test } from 'node:test';
import type { Browser } from 'playwright';
import { createApiClient } from '../support/api-client.ts';
import { goToScreen, launchBrowser, signInAtPage } from '../support/dashboard-page.ts';
import { keepQuickPin, testPin } from '../support/quick-pin.ts';
import { withServers } from '../support/server-process.ts';
import { waitForCount } from '../support/settled.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let browser: Browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser.close());

test('the page outlives a server that is killed: it says so, keeps what it shows, and goes on with the next one', () =>
  withServers(async (start) => {
    using folder = temporaryFolder();
    keepQuickPin(folder.at('data'));
    const first = start(folder.path);
    const url = await first.ready();
    const owner = await createApiClient(url).signIn(testPin);
    await owner.post('/api/todos', { title: 'Was there before' });
    const context = await browser.newContext({ reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto(`${url}/admin/`);
    await signInAtPage(page, testPin);
    await goToScreen(page, 'Activity');
    await page.getByRole('cell', { name: 'Todo' }).waitFor();

    first.child.kill('SIGKILL');
    await first.ended;
    const banner = page.getByRole('alert').getByText('does not answer');
    await banner.waitFor();
    await page.getByText('Was there before').waitFor();

    const second = start(folder.path, { PORT: new URL(url).port });
    await second.ready();
    await banner.waitFor({ state: 'detached', timeout: 60_000 });
    const again = await createApiClient(url).signIn(testPin);
    await again.post('/api/todos', { title: 'Came afterwards' });
    await page.getByText('Came afterwards').waitFor({ timeout: 60_000 });
    await waitForCount(page.getByText('Was there before'), 1);
    await context.close();
  }));

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright';
import { goToScreen, launchBrowser, openDashboard, signInAtPage } from '../support/dashboard-page.ts';
import { assertEveryWay } from '../support/every-way.ts';
import { makeLegacyFile } from '../support/legacy/legacy-file.ts';
import { startTestServer, testPin } from '../support/server.ts';
import { waitForCount } from '../support/settled.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let browser: Browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser.close());

async function openData(url: string) {
  const dashboard = await openDashboard(browser, url);
  await signInAtPage(dashboard.page, testPin);
  await goToScreen(dashboard.page, 'Data');
  return dashboard;
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

/** By mouse or by keyboard alone. */
async function press(page: Page, name: string | RegExp, withKeyboard: boolean): Promise<void> {
  if (!withKeyboard) return button(page, name).click();
  await button(page, name).focus();
  await page.keyboard.press('Enter');
}

for (const withKeyboard of [false, true]) {
  const how = withKeyboard ? 'with the keyboard' : 'with the mouse';
  test(`a backup is made, tried, restored and deleted ${how}`, async () => {
    await using server = await startTestServer();
    const owner = await server.signIn();
    await owner.post('/api/todos', { title: 'Kept in the backup' });
    await using dashboard = await openData(server.url);
    const { page } = dashboard;
    await page.getByText('There is no backup yet.').waitFor();
    await press(page, 'Back up now', withKeyboard);
    await page.getByText('The backup is made.').waitFor();
    await press(page, /^Try: /, withKeyboard);
    await page.getByText(/can be restored: all .* entries/).waitFor();
    await page.getByRole('cell', { name: 'Proven' }).waitFor();
    await owner.post('/api/todos', { title: 'Since the backup' });
    await press(page, /^Restore: /, withKeyboard);
    await page.getByRole('dialog').getByText('backed up first').waitFor();
    await press(page, 'Restore it', withKeyboard);
    await page.getByText('The backup is restored.').waitFor();
    const { body } = await owner.get<{ items: { title: string }[] }>('/api/todos');
    assert.deepEqual(
      body.items.map(({ title }) => title),
      ['Kept in the backup'],
    );
    await page.getByRole('cell', { name: 'Before a restore' }).waitFor();
    await button(page, /^Delete: /)
      .first()
      .waitFor();
    await waitForCount(button(page, /^Delete: /), 2);
    await button(page, /^Delete: /)
      .first()
      .press('Enter');
    await press(page, 'Delete it', withKeyboard);
    await page.getByRole('cell', { name: 'Before a restore' }).waitFor({ state: 'detached' });
  });
}

test('a backup and an export are saved as files, and the export is brought into another server', async () => {
  using folder = temporaryFolder();
  await using server = await startTestServer();
  await (await server.signIn()).post('/api/memos', { content: 'Travels in a file' });
  await using dashboard = await openData(server.url);
  const { page } = dashboard;
  await button(page, 'Export everything').click();
  const save = button(page, /^Save the file/);
  await save.waitFor();
  const [exported] = await Promise.all([page.waitForEvent('download'), save.click()]);
  await exported.saveAs(folder.at('export.zip'));
  await button(page, 'Back up now').click();
  const [backup] = await Promise.all([page.waitForEvent('download'), button(page, /^Save: backup/).click()]);
  await backup.saveAs(folder.at('backup.db'));
  assert.equal((await readFile(folder.at('backup.db'))).subarray(0, 15).toString(), 'SQLite format 3');

  await using other = await startTestServer();
  await using second = await openData(other.url);
  const importer = second.page;
  await importer.locator('input[type=file][accept*=".zip"]').setInputFiles(folder.at('export.zip'));
  await importer.getByText('1 new entries').waitFor();
  await button(importer, 'Import').click();
  await importer.getByText('Imported: 1 new').waitFor();
  await importer.locator('input[type=file][accept=".db"]').setInputFiles(folder.at('backup.db'));
  await importer.getByText('The backup is in the list now.').waitFor();
  const { body } = await (await other.signIn()).get<{ items: { content: string }[] }>('/api/memos');
  assert.deepEqual(
    body.items.map(({ content }) => content),
    ['Travels in a file'],
  );
});

test("the Python server's database is looked at, and then brought in", async () => {
  using folder = temporaryFolder();
  makeLegacyFile(folder.at('clawchat.db'), 'newest');
  await using server = await startTestServer();
  await using dashboard = await openData(server.url);
  const { page } = dashboard;
  await page.locator('input[type=file][accept*=".zip"]').setInputFiles(folder.at('clawchat.db'));
  await page.getByText(/clawchat\.db: \d+ new entries/).waitFor();
  await assertEveryWay(page, 'data with an import');
  await button(page, 'Import').click();
  await page.getByText(/^Imported: \d+ new/).waitFor();
});

test('what a purge would take is told before it takes it', async () => {
  const clock = { now: () => new Date(), monotonic: () => performance.now() };
  // A hundred days later a backup would be due.
  await using server = await startTestServer({ clock, settings: { BACKUP_SCHEDULE: 'off' } });
  const owner = await server.signIn();
  const { body } = await owner.post<{ id: string }>('/api/todos', { title: 'Long done' });
  await owner.patch(`/api/todos/${body.id}`, { status: 'completed' });
  clock.now = () => new Date(Date.now() + 100 * 86_400_000);
  await using dashboard = await openData(server.url);
  const { page } = dashboard;
  await button(page, 'Delete old things').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('There is nothing that old.').waitFor();
  await dialog.getByLabel('Older than').selectOption('three months');
  await dialog.getByText('1 completed todo would go').waitFor();
  await button(page, 'Delete 1 for good').click();
  await page.getByText('1 deleted.').waitFor();
  await button(page, 'Build the search index anew').click();
  await page.getByText('The search index is new.').waitFor();
});

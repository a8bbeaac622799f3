import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { waitForValue } from '../support/settled.ts';
import { drivers } from './driver/drivers.ts';
import { untilTrue } from './driver/until-true.ts';
import {
  appState,
  isWindowVisible,
  orderStub,
  trayLines,
  untilPhase,
  withApp,
  withDataFolder,
} from './with-app.ts';

for (const driver of drivers) {
  describe(`starting the app (${driver.name})`, () => {
    test('the window is there before the server is, and shows when it is ready', () =>
      withDataFolder(async (dataFolder) => {
        await mkdir(dataFolder);
        await orderStub(dataFolder, { atStart: 'wait' });
        await withApp(driver, { dataFolder }, async (app) => {
          const page = await app.page();
          await untilPhase(page, 'starting');
          await waitForValue(() => isWindowVisible(app), true);
          await waitForValue(async () => (await trayLines(app))[0], '(Starting)');

          await writeFile(join(dataFolder, 'stub-go'), '');
          const state = await untilPhase(page, 'ready');
          assert.match(state.serverUrl ?? '', /^http:\/\/127\.0\.0\.1:\d+$/);
          await waitForValue(async () => (await trayLines(app))[0], '(Running)');
        });
      }));

    test('an empty data folder is all it needs, and the terminal learns the first PIN', () =>
      withDataFolder((dataFolder) =>
        withApp(driver, { dataFolder }, async (app) => {
          const page = await app.page();
          const state = await untilPhase(page, 'ready');
          assert.equal(state.firstPin, '483911');
          await untilTrue('the PIN is on the terminal', () => app.output().includes('483911'));
          assert.ok(app.output().includes(dataFolder));
          const logs = await readdir(join(dataFolder, 'logs'));
          for (const log of logs) {
            assert.doesNotMatch(await readFile(join(dataFolder, 'logs', log), 'utf8'), /483911/);
          }
          await page.evaluate("window.clawchat.request('app:forget-first-pin')");
          await waitForValue(async () => (await appState(page)).firstPin, undefined);
        }),
      ));

    test('started hidden, it shows no window', () =>
      withDataFolder((dataFolder) =>
        withApp(driver, { dataFolder, args: ['--hidden'] }, async (app) => {
          await untilPhase(await app.page(), 'ready');
          await waitForValue(() => isWindowVisible(app), false);
        }),
      ));

    test('damaged settings are set aside and said so', () =>
      withDataFolder(async (dataFolder) => {
        await mkdir(dataFolder);
        await writeFile(join(dataFolder, 'desktop.json'), '{"keepInTray":');
        await withApp(driver, { dataFolder }, async (app) => {
          await untilPhase(await app.page(), 'ready');
          const aside = (await readdir(dataFolder)).find((name) => name.startsWith('desktop.json.damaged-'));
          assert.ok(aside);
          assert.equal(await readFile(join(dataFolder, aside), 'utf8'), '{"keepInTray":');
          const [notice] = await app.evaluate(() => globalThis.desktopRecorder.notices, undefined);
          assert.ok(notice?.body.includes(aside));
        });
      }));
  });
}

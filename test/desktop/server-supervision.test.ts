import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { drivers } from './driver/drivers.ts';
import { untilTrue } from './driver/until-true.ts';
import {
  appState,
  chooseFromTray,
  commandStub,
  isRunning,
  orderStub,
  phaseAfter,
  serverPid,
  trayLines,
  untilGone,
  untilPhase,
  withApp,
  withDataFolder,
} from './with-app.ts';

for (const driver of drivers) {
  describe(`the server under the app (${driver.name})`, () => {
    test('is started again after it was killed, on the same port', () =>
      withDataFolder((dataFolder) =>
        withApp(driver, { dataFolder }, async (app) => {
          const page = await app.page();
          const before = await untilPhase(page, 'ready');
          const pid = await serverPid(app);
          assert.ok(pid);
          const between = await phaseAfter(page, 'restarting', () => process.kill(pid, 'SIGKILL'));
          assert.match(between.failure?.message ?? '', /unexpectedly/);
          assert.equal(between.failure?.logPath, join(dataFolder, 'logs', 'server.log'));
          assert.equal(between.token, undefined);

          const after = await untilPhase(page, 'ready');
          assert.equal(after.serverUrl, before.serverUrl);
          assert.notEqual(after.token, before.token);
          assert.equal(after.failure, undefined);
          assert.equal(after.firstPin, before.firstPin);
        }),
      ));

    test('is left alone after the fifth crash, with the reason, until the owner asks again', () =>
      withDataFolder(async (dataFolder) => {
        await mkdir(dataFolder);
        await orderStub(dataFolder, { atStart: 'crash' });
        await withApp(driver, { dataFolder, timeLapse: 5 }, async (app) => {
          const page = await app.page();
          const state = await untilPhase(page, 'failed');
          assert.equal(state.failure?.code, 'UNEXPECTED');
          assert.match(
            state.failure?.message ?? '',
            /5 times within 2 minutes.*while it was starting \(exit code 7\)/,
          );
          await untilTrue('no server is left', async () => (await serverPid(app)) === undefined);
          await untilTrue('the tray offers another start', async () =>
            (await trayLines(app)).includes('Start the server again'),
          );

          await orderStub(dataFolder, {});
          await page.evaluate("window.clawchat.request('app:retry')");
          await untilPhase(page, 'ready');
        });
      }));

    for (const code of ['PORT_IN_USE', 'DATABASE_TOO_NEW'] as const) {
      test(`that cannot run (${code}) is not tried again, and the owner sees why`, () =>
        withDataFolder(async (dataFolder) => {
          await mkdir(dataFolder);
          await orderStub(dataFolder, { atStart: 'fatal', code });
          await withApp(driver, { dataFolder }, async (app) => {
            const page = await app.page();
            const state = await untilPhase(page, 'failed');
            assert.equal(state.failure?.code, code);
            assert.equal(state.failure?.message, `The stub was told so: ${code}`);
            await untilTrue('the server is gone', async () => (await serverPid(app)) === undefined);

            await orderStub(dataFolder, {});
            await chooseFromTray(app, 'Start the server again');
            await untilPhase(page, 'ready');
          });
        }));
    }

    test('that hangs, deaf to a polite end, is replaced', () =>
      withDataFolder((dataFolder) =>
        withApp(driver, { dataFolder, timeLapse: 5 }, async (app) => {
          const page = await app.page();
          const before = await untilPhase(page, 'ready');
          const pid = await serverPid(app);
          assert.ok(pid);
          await commandStub(before, 'stubborn');
          const between = await phaseAfter(page, 'restarting', () => commandStub(before, 'hang'));
          assert.match(between.failure?.message ?? '', /did not answer for 10 seconds/);
          await untilPhase(page, 'ready');
          assert.equal(isRunning(pid), false);
          assert.notEqual(await serverPid(app), pid);
        }),
      ));

    test('that never becomes ready is replaced', () =>
      withDataFolder(async (dataFolder) => {
        await mkdir(dataFolder);
        await orderStub(dataFolder, { atStart: 'deaf' });
        await withApp(driver, { dataFolder, timeLapse: 20 }, async (app) => {
          const page = await app.page();
          const state = await untilPhase(page, 'restarting');
          assert.match(state.failure?.message ?? '', /not ready within 20 seconds/);
        });
      }));

    test('of another version is not used', () =>
      withDataFolder((dataFolder) =>
        withApp(driver, { dataFolder }, async (app) => {
          const page = await app.page();
          const state = await untilPhase(page, 'ready');
          const pid = await serverPid(app);
          assert.ok(pid);
          await commandStub(state, 'nonsense');
          await untilPhase(page, 'failed');
          assert.match((await appState(page)).failure?.message ?? '', /another version/);
          await untilGone(pid);
        }),
      ));
  });
}

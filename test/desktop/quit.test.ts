import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { drivers } from './driver/drivers.ts';
import {
  chooseFromTray,
  commandStub,
  isRunning,
  serverPid,
  untilGone,
  untilPhase,
  withApp,
  withDataFolder,
} from './with-app.ts';

for (const driver of drivers) {
  describe(`quitting (${driver.name})`, () => {
    test('from the tray lets the server finish and leaves no process', () =>
      withDataFolder((dataFolder) =>
        withApp(driver, { dataFolder }, async (app) => {
          await untilPhase(await app.page(), 'ready');
          const pid = await serverPid(app);
          assert.ok(pid);
          await chooseFromTray(app, 'Quit');
          assert.equal(await app.exited, 0);
          assert.equal(isRunning(pid), false);
        }),
      ));

    test('does not wait for ever for a server that does not finish', () =>
      withDataFolder((dataFolder) =>
        withApp(driver, { dataFolder, timeLapse: 5 }, async (app) => {
          const page = await app.page();
          const state = await untilPhase(page, 'ready');
          const pid = await serverPid(app);
          assert.ok(pid);
          await commandStub(state, 'stubborn');
          await page.evaluate("void window.clawchat.request('app:quit')");
          assert.equal(await app.exited, 0);
          assert.equal(isRunning(pid), false);
        }),
      ));

    test('by Ctrl+C in the terminal is as clean', () =>
      withDataFolder((dataFolder) =>
        withApp(driver, { dataFolder }, async (app) => {
          await untilPhase(await app.page(), 'ready');
          const pid = await serverPid(app);
          assert.ok(pid);
          await app
            .evaluate(() => void process.kill(process.pid, 'SIGTERM'), undefined)
            .catch(() => undefined);
          assert.equal(await app.exited, 0);
          assert.equal(isRunning(pid), false);
        }),
      ));

    test('the hard way takes the server along', () =>
      withDataFolder((dataFolder) =>
        withApp(driver, { dataFolder }, async (app) => {
          await untilPhase(await app.page(), 'ready');
          const pid = await serverPid(app);
          assert.ok(pid);
          app.kill();
          await app.exited;
          await untilGone(pid);
        }),
      ));
  });
}

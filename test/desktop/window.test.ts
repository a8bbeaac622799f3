import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright';
import { bridgeRequests } from '../../main/bridge-contract.ts';
import { waitForPass, waitForValue } from '../support/settled.ts';
import { drivers } from './driver/drivers.ts';
import {
  chooseFromTray,
  closeWindow,
  isWindowVisible,
  trayLines,
  untilPhase,
  withApp,
  withDataFolder,
} from './with-app.ts';

/** Requests of a shape that their channels do not take. */
const misshapen: readonly (readonly [string, unknown])[] = [
  // Whatever a channel takes, a number that says nothing is not it.
  ...Object.keys(bridgeRequests).map((channel) => [channel, 41] as const),
  ...[undefined, ['a'], 'x'.repeat(4001)].map((input) => ['app:copy-text', input] as const),
  ['app:retry', 'now'],
  ['app:set-preference', { name: 'toldAboutTray', on: true }],
  ['app:set-preference', { name: 'keepInTray', on: 'no' }],
  ['app:use-remedy', { kind: 'format-disk' }],
  ['app:use-remedy', { kind: 'use-copy', source: 'rescued', path: 7, madeAt: '' }],
];

/** What a promise of the page came to, as text. */
function outcome(page: Page, expression: string): Promise<string> {
  return page.evaluate(
    `Promise.resolve(${expression}).then((value) => 'value ' + value, (error) => 'error ' + error.message)`,
  );
}

for (const driver of drivers) {
  describe(`window and tray (${driver.name})`, () => {
    test('closing leaves the app in the tray, says so once, and the tray brings it back', () =>
      withDataFolder((dataFolder) =>
        withApp(driver, { dataFolder }, async (app) => {
          await untilPhase(await app.page(), 'ready');
          await closeWindow(app);
          await waitForValue(() => isWindowVisible(app), false);
          await chooseFromTray(app, 'Open ClawChat');
          await waitForValue(() => isWindowVisible(app), true);
          await closeWindow(app);
          await waitForPass(
            () => app.evaluate(() => globalThis.desktopRecorder.notices, undefined),
            (notices) => {
              assert.equal(notices.length, 1);
              assert.match(notices[0]?.body ?? '', /tray/);
            },
          );
        }),
      ));

    test('the tray copies the address that phones use', () =>
      withDataFolder((dataFolder) =>
        withApp(driver, { dataFolder }, async (app) => {
          const state = await untilPhase(await app.page(), 'ready');
          const address = state.addresses[0]?.url;
          assert.ok(address);
          await waitForPass(
            () => trayLines(app),
            (lines) => assert.ok(lines.includes(`Copy address ${address}`)),
          );
          await chooseFromTray(app, 'Copy address');
          await waitForValue(
            () => app.evaluate((electron) => electron.clipboard.readText(), undefined),
            address,
          );
        }),
      ));

    test('the bridge does what the page asks, if it is asked properly', () =>
      withDataFolder((dataFolder) =>
        withApp(driver, { dataFolder }, async (app) => {
          const page = await app.page();
          await untilPhase(page, 'ready');
          const ask = (channel: string, input: unknown) =>
            outcome(page, `window.clawchat.request(${JSON.stringify(channel)}, ${JSON.stringify(input)})`);

          assert.equal(await ask('app:copy-text', 'hello'), 'value undefined');
          assert.equal(await app.evaluate((electron) => electron.clipboard.readText(), undefined), 'hello');
          assert.equal(await ask('app:open-external', 'https://example.org/a'), 'value undefined');
          assert.equal(await ask('app:open-external', 'mailto:me@example.org'), 'value undefined');
          for (const refused of [
            'http://example.org',
            'file:///etc/passwd',
            'javascript:alert(1)',
            'smb://host/a',
            '',
          ]) {
            assert.match(await ask('app:open-external', refused), /Only https and mailto/);
          }
          assert.equal(await ask('app:open-data-folder', undefined), 'value undefined');
          assert.deepEqual(await app.evaluate(() => globalThis.desktopRecorder.opened, undefined), [
            'https://example.org/a',
            'mailto:me@example.org',
            dataFolder,
          ]);

          for (const [channel, input] of misshapen)
            assert.match(await ask(channel, input), /does not take this/, channel);
          assert.match(await ask('app:use-remedy', { kind: 'start-empty' }), /not on offer/);
          assert.match(await ask('app:format-disk', undefined), /^error .*No handler registered/);
          assert.equal(await app.evaluate((electron) => electron.clipboard.readText(), undefined), 'hello');
        }),
      ));

    test('a foreign page in the window is not heard', () =>
      withDataFolder((dataFolder) =>
        withApp(driver, { dataFolder }, async (app) => {
          const page = await app.page();
          const state = await untilPhase(page, 'ready');
          // Only the app itself could load another page; suppose it were made to.
          await app.evaluate(
            (electron, url) => electron.BrowserWindow.getAllWindows()[0]?.webContents.loadURL(url),
            `${state.serverUrl}/page`,
          );
          await page.waitForURL(`${state.serverUrl}/page`);
          await waitForValue(() => page.evaluate('"clawchat" in window'), true);
          for (const channel of Object.keys(bridgeRequests)) {
            assert.match(
              await outcome(page, `window.clawchat.request('${channel}', 'x')`),
              /Only the dashboard may/,
              channel,
            );
          }
          assert.equal(await app.evaluate((electron) => electron.clipboard.readText(), undefined), '');
        }),
      ));
  });
}

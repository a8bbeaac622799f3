import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createApiClient } from '../support/api-client.ts';
import { pairDevice } from '../support/pair-device.ts';
import { waitForValue } from '../support/settled.ts';
import { drivers } from './driver/drivers.ts';
import { untilTrue } from './driver/until-true.ts';
import { appState, chooseFromTray, trayLines, untilPhase, withDataFolder, withRealApp } from './with-app.ts';

for (const driver of drivers) {
  describe(`phones of the desktop app (${driver.name})`, () => {
    test('a device that was just paired is shown as a notice, and "not me" on it shuts it out', () =>
      withDataFolder((dataFolder) => {
        const args = ['--port=0', '--host=127.0.0.1', '--public-url=http://192.168.1.20:8000'];
        return withRealApp(driver, { dataFolder, args }, async (app) => {
          const { serverUrl = '', token } = await untilPhase(await app.page(), 'ready');
          const phone = await pairDevice(createApiClient(serverUrl, token), 'Pixel 9');
          const find = () =>
            app.evaluate(() => {
              const { notices } = globalThis.desktopRecorder;
              return notices.findIndex(({ title }) => title === 'Paired: Pixel 9');
            }, undefined);
          await untilTrue('the notice is there', async () => (await find()) >= 0);
          const place = await find();
          const notice = await app.evaluate((_, at) => globalThis.desktopRecorder.notices[at], place);
          assert.deepEqual(notice?.actions, ['Not me: remove']);
          assert.equal((await phone.get('/api/settings')).status, 200);
          await app.evaluate((_, at) => {
            globalThis.desktopRecorder.shownNotices[at]?.emit('action', { actionIndex: 0 });
          }, place);
          await untilTrue('it is shut out', async () => (await phone.get('/api/settings')).status === 401);
        });
      }));

    test('the tray pauses LAN access and resumes it, and window and tray say so', () =>
      withDataFolder((dataFolder) =>
        withRealApp(driver, { dataFolder, args: ['--port=0', '--mdns=false'] }, async (app) => {
          const page = await app.page();
          const { serverUrl } = await untilPhase(page, 'ready');
          await untilTrue('it can be paused', async () =>
            (await trayLines(app)).includes('Pause LAN access'),
          );
          await chooseFromTray(app, 'Pause LAN access');
          await untilTrue('it is paused', async () => (await trayLines(app)).includes('Resume LAN access'));
          await waitForValue(async () => (await trayLines(app))[0], '(Running for this computer only)');
          await waitForValue(async () => {
            const { lan, addresses } = await appState(page);
            return [lan, addresses];
          }, [{ on: false, locked: false }, []]);
          await page.getByRole('button', { name: 'Skip this' }).click();
          await page.getByRole('link', { name: 'Phones' }).click();
          await page.getByText('LAN access is paused').waitFor();
          assert.equal((await fetch(`${serverUrl}/api/health`)).status, 200);
          await chooseFromTray(app, 'Resume LAN access');
          await untilTrue('it is on', async () => (await appState(page)).lan?.on === true);
          assert.equal((await appState(page)).serverUrl, serverUrl);
        }),
      ));
  });
}

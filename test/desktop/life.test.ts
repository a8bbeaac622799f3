import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { Page } from 'playwright';
import { waitForValue } from '../support/settled.ts';
import type { DesktopApp } from './driver/driver.ts';
import { drivers } from './driver/drivers.ts';
import { untilTrue } from './driver/until-true.ts';
import {
  appState,
  chooseFromTray,
  closeWindow,
  commandStub,
  isRunning,
  isWindowVisible,
  serverPid,
  trayPicture,
  untilPhase,
  withApp,
  withDataFolder,
} from './with-app.ts';

const recorderOf = (app: DesktopApp) =>
  app.evaluate(() => {
    const { keptAwake, badge, linkSchemes, aboutPanels, notices, trayIcon } = globalThis.desktopRecorder;
    return { keptAwake, badge, linkSchemes, aboutPanels, notices, trayIcon };
  }, undefined);

const setPreference = (page: Page, name: string, on: boolean) =>
  page.evaluate(`window.clawchat.request('app:set-preference', { name: '${name}', on: ${on} })`);

/** Whether a switch of the tray is on. */
const isChecked = (app: DesktopApp, label: string) =>
  app.evaluate(
    (_electron, wanted) =>
      globalThis.desktopRecorder.trayMenu?.items.find((item) => item.label === wanted)?.checked,
    label,
  );

/** Chooses from the menu of the window, as its shortcut would. */
const chooseFromMenu = (app: DesktopApp, label: string) =>
  app.evaluate((electron, wanted) => {
    const menus = electron.Menu.getApplicationMenu()?.items ?? [];
    const item = menus.flatMap(({ submenu }) => submenu?.items ?? []).find((each) => each.label === wanted);
    if (!item) throw new Error(`The menu has no entry ${wanted}`);
    item.click();
  }, label);

for (const driver of drivers) {
  describe(`living on the desktop (${driver.name})`, () => {
    test('sleep, work under way, open reminders, links, menus and looks follow what happens', () =>
      withDataFolder((dataFolder) =>
        withApp(driver, { dataFolder }, async (app) => {
          const page = await app.page();
          const state = await untilPhase(page, 'ready');
          const heard = async () => (await fetch(`${state.serverUrl}/heard`)).text();

          await app.evaluate((electron) => {
            electron.powerMonitor.emit('suspend');
            electron.powerMonitor.emit('resume');
          }, undefined);
          await untilTrue('the server knows that the computer woke', async () => (await heard()) === 'wake');

          await trayPicture(app, 'serving');
          await commandStub(state, 'busy');
          await untilTrue(
            'the computer is kept awake',
            async () => (await recorderOf(app)).keptAwake.length === 1,
          );
          await waitForValue(async () => {
            const { keptAwake, badge } = await recorderOf(app);
            return [keptAwake, badge];
          }, [['prevent-app-suspension'], 3]);
          await commandStub(state, 'idle');
          await untilTrue('it may sleep again', async () => (await recorderOf(app)).keptAwake.length === 0);
          await waitForValue(async () => (await recorderOf(app)).badge, 0);

          assert.deepEqual((await recorderOf(app)).linkSchemes, ['clawchat']);
          await closeWindow(app);
          await untilTrue('it is said that it goes on', async () =>
            (await recorderOf(app)).notices.some(({ body }) => body.includes('goes on serving 2 phones')),
          );
          await app.evaluate((electron) => {
            electron.app.emit('second-instance', {}, ['clawchat', '--flag', 'clawchat://pair?code=1'], '/');
          }, undefined);
          await waitForValue(() => isWindowVisible(app), true);
          await untilTrue('the page was asked for pairing, and has it', async () => {
            const { asked } = await appState(page);
            return asked === 'pairing' || asked === undefined;
          });
          await closeWindow(app);
          await app.evaluate((electron) => {
            electron.app.emit(
              'open-url',
              { preventDefault: () => undefined },
              'clawchat://elsewhere/../../etc',
            );
          }, undefined);
          await waitForValue(() => isWindowVisible(app), true);

          await chooseFromMenu(app, 'About ClawChat');
          await chooseFromTray(app, 'About ClawChat');
          await waitForValue(async () => (await recorderOf(app)).aboutPanels, 2);
          await chooseFromTray(app, 'Check for updates');
          await untilTrue('it is said that updates are off', async () =>
            (await recorderOf(app)).notices.some(({ body }) => body.startsWith('Updates are off')),
          );

          if (process.platform === 'linux') {
            await app.evaluate((electron) => {
              electron.nativeTheme.themeSource = 'light';
            }, undefined);
            await untilTrue('the bar is light', async () =>
              /serving-light\.png$/.test((await recorderOf(app)).trayIcon ?? ''),
            );
            await app.evaluate((electron) => {
              electron.nativeTheme.themeSource = 'dark';
            }, undefined);
            await untilTrue('the bar is dark', async () =>
              /serving-dark\.png$/.test((await recorderOf(app)).trayIcon ?? ''),
            );
            await trayPicture(app, 'serving-on-a-dark-bar', 'dark');
          }

          // Windows tells its windows that the session ends; what follows is a quit like any other.
          await app
            .evaluate(
              (electron) =>
                void electron.BrowserWindow.getAllWindows()[0]?.emit('query-session-end', {
                  preventDefault: () => undefined,
                }),
              undefined,
            )
            .catch(() => undefined);
          assert.equal(await app.exited, 0);
        }),
      ));

    test('the switches show what is in effect, wherever they are turned, and the window opens where it was', () =>
      withDataFolder(async (dataFolder) => {
        const autostart = join(dataFolder, '..', 'app-data', 'autostart', 'clawchat.desktop');
        await withApp(driver, { dataFolder }, async (app) => {
          const page = await app.page();
          await untilPhase(page, 'ready');
          assert.deepEqual((await appState(page)).preferences, { keepInTray: true, startAtLogin: false });

          await setPreference(page, 'startAtLogin', true);
          await waitForValue(async () => (await appState(page)).preferences.startAtLogin, true);
          await waitForValue(() => isChecked(app, 'Start at login'), true);
          if (process.platform === 'linux')
            assert.match(await readFile(autostart, 'utf8'), /^Exec=.* --hidden$/m);
          await chooseFromTray(app, 'Start at login');
          await waitForValue(async () => (await appState(page)).preferences.startAtLogin, false);
          await waitForValue(() => existsSync(autostart), false);

          await chooseFromTray(app, 'Keep running in the tray');
          await waitForValue(async () => (await appState(page)).preferences.keepInTray, false);
          await app.evaluate(
            (electron) =>
              electron.BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 60, width: 700, height: 600 }),
            undefined,
          );
          const pid = await serverPid(app);
          assert.ok(pid);
          await closeWindow(app);
          assert.equal(await app.exited, 0, 'with nothing to stay in, closing is the end');
          assert.equal(isRunning(pid), false);
        });
        await withApp(driver, { dataFolder }, async (app) => {
          const bounds = await app.evaluate(
            (electron) => electron.BrowserWindow.getAllWindows()[0]?.getNormalBounds(),
            undefined,
          );
          assert.deepEqual(bounds, { x: 40, y: 60, width: 700, height: 600 });
          await untilPhase(await app.page(), 'ready');
          // The system is about to shut down, or the owner to log out.
          await app
            .evaluate(
              (electron) => void electron.powerMonitor.emit('shutdown', { preventDefault: () => undefined }),
              undefined,
            )
            .catch(() => undefined);
          assert.equal(await app.exited, 0);
        });
      }));
  });
}

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { waitForValue } from '../support/settled.ts';
import type { DesktopApp } from './driver/driver.ts';
import { drivers } from './driver/drivers.ts';
import { untilTrue } from './driver/until-true.ts';
import {
  appState,
  closeWindow,
  commandStub,
  isWindowVisible,
  untilPhase,
  withApp,
  withDataFolder,
  withRealApp,
} from './with-app.ts';

const noticesOf = (app: DesktopApp) => app.evaluate(() => globalThis.desktopRecorder.notices, undefined);

/** The notices whose body says so, once there is one. */
async function untilNotice(app: DesktopApp, words: string) {
  const found = async () => (await noticesOf(app)).findIndex(({ body }) => body.includes(words));
  await untilTrue(`there is a notice with ${words}`, async () => (await found()) >= 0);
  return found();
}

const emit = (app: DesktopApp, place: number, event: string, detail: object) =>
  app.evaluate(
    (_electron, one) => {
      globalThis.desktopRecorder.shownNotices[one.place]?.emit(one.event, one.detail);
    },
    { place, event, detail },
  );

for (const driver of drivers) {
  describe(`notices of the server (${driver.name})`, () => {
    test('are shown with their buttons; a click brings the window and what it is about', () =>
      withDataFolder((dataFolder) =>
        withApp(driver, { dataFolder }, async (app) => {
          const page = await app.page();
          const state = await untilPhase(page, 'ready');
          await closeWindow(app);
          await commandStub(state, 'notify');
          const place = await untilNotice(app, 'due in 60 minutes');
          assert.deepEqual((await noticesOf(app))[place], {
            title: 'Pay rent',
            body: 'Pay rent is due in 60 minutes.',
            actions: ['Done', 'In 10 minutes'],
          });
          await waitForValue(() => isWindowVisible(app), false, 'a notice alone brings nothing to the front');
          await emit(app, place, 'click', {});
          await waitForValue(() => isWindowVisible(app), true);
          await waitForValue(async () => (await appState(page)).opened, { kind: 'todo', id: 'todo_1' });
          await page.evaluate("window.clawchat.request('app:close-opened')");
          await waitForValue(async () => (await appState(page)).opened, undefined);
        }),
      ));

    test('tell the server which button was pressed', () =>
      withDataFolder((dataFolder) =>
        withApp(driver, { dataFolder }, async (app) => {
          const state = await untilPhase(await app.page(), 'ready');
          await commandStub(state, 'notify');
          await emit(app, await untilNotice(app, 'due in 60 minutes'), 'action', { actionIndex: 1 });
          await untilTrue('the stub heard of it', async () => {
            const answer = await fetch(`${state.serverUrl}/heard`);
            return (await answer.text()) === 'notice_1 1';
          });
        }),
      ));

    test('a todo that is due comes from the real server as a notice, and its click shows it in the page', () =>
      withDataFolder((dataFolder) =>
        withRealApp(driver, { dataFolder, args: ['--port=0', '--host=127.0.0.1'] }, async (app) => {
          const page = await app.page();
          const { serverUrl = '', token = '' } = await untilPhase(page, 'ready');
          const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
          const due_date = new Date(Date.now() + 30 * 60_000).toISOString();
          const made = await fetch(`${serverUrl}/api/todos`, {
            method: 'POST',
            headers,
            body: JSON.stringify({ title: 'Pay rent', description: 'To the landlady', due_date }),
          });
          const { id } = (await made.json()) as { id: string };
          // A client that connects makes the server look at once.
          const socket = new WebSocket(`${serverUrl.replace('http', 'ws')}/ws?token=${token}`);
          const place = await untilNotice(app, 'Pay rent is due in');
          socket.close();
          await emit(app, place, 'click', {});
          const card = page.getByRole('region', { name: 'Pay rent' });
          await card.getByText('To the landlady').waitFor();
          await card.getByRole('button', { name: 'Mark as done' }).click();
          await card.waitFor({ state: 'detached' });
          await waitForValue(async () => {
            const after = await fetch(`${serverUrl}/api/todos/${id}`, { headers });
            return ((await after.json()) as { status: string }).status;
          }, 'completed');
        }),
      ));
  });
}

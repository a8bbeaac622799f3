import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright';
import type { AppState } from '../../main/bridge-contract.ts';
import type { Remedy } from '../../server/protocol.ts';
import { waitForPass } from '../support/settled.ts';
import { drivers } from './driver/drivers.ts';
import { untilTrue } from './driver/until-true.ts';
import type { StubOrders } from './fixtures/stub-server.mjs';
import {
  commandStub,
  orderStub,
  picture,
  serverPid,
  trayLines,
  trayPicture,
  untilPhase,
  withApp,
  withDataFolder,
} from './with-app.ts';

const copy = (source: 'before-upgrade' | 'rescued' | 'backup'): Remedy => ({
  kind: 'use-copy',
  source,
  path: `/data/${source}`,
  madeAt: '2026-03-01T12:00:00.000Z',
});

type Case = {
  code: NonNullable<StubOrders['code']>;
  message: string;
  remedies?: Remedy[];
  heading: string;
  /** What the buttons say, in order; the first one is the one that stands out. */
  buttons: RegExp[];
  /** What is pressed, and what the server is then told. */
  press: RegExp;
  told: string;
};

const cases: Case[] = [
  {
    code: 'PORT_IN_USE',
    message: 'Port 8000 is used by another program.',
    heading: 'The port is taken',
    buttons: [/^Use another port$/, /^Try again$/],
    press: /^Use another port$/,
    told: 'remedy other-port',
  },
  {
    code: 'DATABASE_TOO_NEW',
    message: 'The database was written by a newer version of ClawChat (0099-later).',
    remedies: [copy('before-upgrade')],
    heading: 'The data is from a newer ClawChat',
    buttons: [/^Use the copy from before the upgrade, Mar 1, 2026/, /^Try again$/],
    press: /^Use the copy/,
    told: 'remedy use-copy',
  },
  {
    code: 'DATABASE_DAMAGED',
    message: 'The database is damaged. It was left as it is.',
    remedies: [{ kind: 'salvage' }, copy('backup'), copy('before-upgrade'), { kind: 'start-empty' }],
    heading: 'The database is damaged',
    buttons: [
      /^Check and rescue$/,
      /^Use the backup of Mar 1, 2026/,
      /^Use the copy from before the upgrade/,
      /^Start empty$/,
      /^Try again$/,
    ],
    press: /^Check and rescue$/,
    told: 'remedy salvage',
  },
  {
    code: 'DISK_FULL',
    message: 'The disk that holds /data/clawchat.db is full.',
    heading: 'The disk is full',
    buttons: [/^Try again$/],
    press: /^Try again$/,
    told: '',
  },
  {
    code: 'DATA_FOLDER_UNAVAILABLE',
    message: 'The data folder /media/usb/ClawChat is not there.',
    heading: 'The data folder cannot be used',
    buttons: [/^Try again$/, /^Choose folder$/],
    press: /^Try again$/,
    told: '',
  },
];

const alwaysThere = [/^Open log$/, /^Open data folder$/, /^Quit$/];

async function buttonsOf(page: Page): Promise<string[]> {
  const words = await page.getByRole('button').allTextContents();
  return words.map((each) => each.trim());
}

async function assertScreen(page: Page, { code, message, heading, buttons }: Case): Promise<void> {
  await page.getByRole('heading', { name: heading, exact: true }).waitFor();
  await page.getByText(message).waitFor();
  const expected = [...buttons, ...alwaysThere];
  await waitForPass(
    () => buttonsOf(page),
    (found) => {
      assert.equal(found.length, expected.length, `${code}: ${found}`);
      for (const [place, words] of expected.entries()) assert.match(found[place] ?? '', words);
    },
  );
  await page
    .locator('.button-primary')
    .filter({ hasText: buttons[0] ?? /^$/ })
    .waitFor();
}

const heard = async ({ serverUrl }: AppState) => (await fetch(`${serverUrl}/heard`)).text();

for (const driver of drivers) {
  describe(`what the owner sees when the server cannot run (${driver.name})`, () => {
    test('has a screen for each reason, with ways out that reach the server', () =>
      withDataFolder((dataFolder) =>
        withApp(driver, { dataFolder }, async (app) => {
          const page = await app.page();
          let state = await untilPhase(page, 'ready');
          for (const each of cases) {
            await orderStub(dataFolder, each);
            await commandStub(state, 'fatal');
            await untilPhase(page, 'failed');
            await assertScreen(page, each);
            await trayPicture(app, 'failed');
            await picture(page, `fatal-${each.code.toLowerCase().replaceAll('_', '-')}`);
            await page.getByRole('button', { name: each.press }).click();
            state = await untilPhase(page, 'ready');
            assert.equal(await heard(state), each.told, each.code);
          }

          // Nothing is done that is not on offer, and starting empty is asked for twice.
          await orderStub(dataFolder, { code: 'DATABASE_DAMAGED', remedies: [{ kind: 'start-empty' }] });
          await commandStub(state, 'fatal');
          await untilPhase(page, 'failed');
          const refused = await page.evaluate(
            `window.clawchat.request('app:use-remedy', { kind: 'salvage' }).then(() => '', ({ message }) => message)`,
          );
          assert.match(String(refused), /not on offer/);
          await page.getByRole('button', { name: 'Start empty' }).click();
          await page.getByText('without any of your data').waitFor();
          await picture(page, 'fatal-start-empty');
          await page.getByRole('button', { name: 'Cancel' }).click();
          await page.getByRole('button', { name: 'Start empty' }).click();
          await page.getByRole('button', { name: 'Start empty now' }).click();
          assert.equal(await heard(await untilPhase(page, 'ready')), 'remedy start-empty');
        }),
      ));

    test('tells an upgrade that takes long from a server that hangs', () =>
      withDataFolder((dataFolder) =>
        // The 20 seconds of a usual start pass while the stub still upgrades.
        withApp(driver, { dataFolder, timeLapse: 5 }, async (app) => {
          const page = await app.page();
          const state = await untilPhase(page, 'ready');
          await orderStub(dataFolder, { atStart: 'slow' });
          await commandStub(state, 'crash');
          await page.getByText('Bringing your data to the form of this version').waitFor();
          await picture(page, 'upgrading');
          await untilTrue('the tray says so', async () => (await trayLines(app))[0] !== '(Running)');
          const pid = await serverPid(app);
          // Longer than 20 s / 5; the timer of the page runs at its usual pace.
          await page.evaluate('new Promise((resolve) => setTimeout(resolve, 4500))');
          assert.equal(await serverPid(app), pid, 'the server is left alone');
          assert.ok(pid);
        }),
      ));
  });
}

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { describe, test } from 'node:test';
import { waitForValue } from '../support/settled.ts';
import type { DesktopApp } from './driver/driver.ts';
import { drivers } from './driver/drivers.ts';
import { untilTrue } from './driver/until-true.ts';
import {
  closeWindow,
  isWindowVisible,
  serverPid,
  stubServer,
  untilPhase,
  withApp,
  withDataFolder,
} from './with-app.ts';

/** Chromium's own files in the folder are none of ours, and change as it likes. */
const ours = /^(desktop\.json|logs|stub-|settings|.*\.db)/;

/** Every file of the app with a fingerprint of its content. */
async function fingerprints(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => ours.test(relative(folder, path)));
  const pairs = files.sort().map(async (path) => {
    const hash = createHash('sha256').update(await readFile(path));
    return [relative(folder, path), hash.digest('hex')] as const;
  });
  return Object.fromEntries(await Promise.all(pairs));
}

for (const driver of drivers) {
  test(`a second launch shows the window of the first and leaves the data folder alone (${driver.name})`, () =>
    withDataFolder((dataFolder) =>
      withApp(driver, { dataFolder }, async (first) => {
        await untilPhase(await first.page(), 'ready');
        await closeWindow(first);
        await waitForValue(() => isWindowVisible(first), false);
        const server = await serverPid(first);
        const before = await fingerprints(dataFolder);
        assert.ok(Object.keys(before).length >= 3, 'there is something to leave alone');

        await withApp(driver, { dataFolder }, async (second) => {
          assert.equal(await second.exited, 0);
          assert.equal(second.output(), '');
        });

        await untilTrue('the first window is shown', () => isWindowVisible(first));
        assert.deepEqual(await fingerprints(dataFolder), before);
        assert.equal(await serverPid(first), server);
      }),
    ));
}

/** How often the icon is clicked, at once and again and again; by hand, `LAUNCHES=100`. */
const launches = Number(process.env['LAUNCHES'] ?? 4);
const atOnce = 10;

for (const driver of drivers) {
  test(`of ${launches} launches one stays, with one server, and the others end (${driver.name})`, () =>
    withDataFolder(async (dataFolder) => {
      const launch = () => driver.launch({ dataFolder, serverEntry: stubServer, args: ['--port=0'] });
      const apps: DesktopApp[] = [];
      const exits: (number | null | undefined)[] = [];
      const running = () => apps.filter((_app, place) => exits[place] === undefined);
      try {
        for (let left = launches; left > 0; left -= atOnce) {
          const wave = await Promise.all(Array.from({ length: Math.min(atOnce, left) }, launch));
          for (const app of wave) {
            const place = apps.push(app) - 1;
            void app.exited.then((code) => {
              exits[place] = code;
            });
          }
          await untilTrue('all but one have ended', () => running().length <= 1);
        }
        const [stays] = running();
        assert.ok(stays);
        assert.deepEqual(
          exits.filter((code) => code !== undefined),
          Array.from({ length: launches - 1 }, () => 0),
        );
        await untilPhase(await stays.page(), 'ready');
        const starts = await readFile(join(dataFolder, 'stub-starts'), 'utf8');
        assert.equal(starts, `${await serverPid(stays)}\n`, 'one server was ever started');
      } finally {
        await Promise.all(apps.map((app) => app.dispose()));
      }
    }));
}

describe('two data folders', () => {
  for (const driver of drivers) {
    test(`are two apps that know nothing of each other (${driver.name})`, () =>
      withDataFolder((one) =>
        withDataFolder((other) =>
          withApp(driver, { dataFolder: one }, (first) =>
            withApp(driver, { dataFolder: other }, async (second) => {
              await untilPhase(await first.page(), 'ready');
              await untilPhase(await second.page(), 'ready');
              assert.notEqual(await serverPid(first), await serverPid(second));
            }),
          ),
        ),
      ));
  }
});

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { describe, test } from 'node:test';
import { drivers } from './driver/drivers.ts';
import { untilTrue } from './driver/until-true.ts';
import { closeWindow, isWindowVisible, serverPid, untilPhase, withApp, withDataFolder } from './with-app.ts';

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
        assert.equal(await isWindowVisible(first), false);
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

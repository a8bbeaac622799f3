import assert from 'node:assert/strict';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { drivers } from './driver/drivers.ts';
import { builtDriver } from './driver/stand-in-driver.ts';
import { isRunning, picture, serverPid, untilPhase, withDataFolder, withRealApp } from './with-app.ts';

for (const driver of [...drivers, builtDriver]) {
  describe(`the app with its own server (${driver.name})`, () => {
    test('goes from an empty data folder to a page that talks to the server, and back to nothing', () =>
      withDataFolder((dataFolder) =>
        withRealApp(driver, { dataFolder, args: ['--port=0', '--host=127.0.0.1'] }, async (app) => {
          const page = await app.page();
          const state = await untilPhase(page, 'ready');
          assert.match(state.firstPin ?? '', /^\d{6}$/);
          await page.getByRole('button', { name: 'Go on' }).click();
          await page.getByRole('heading', { name: 'Connect your phone' }).waitFor();
          await page.getByRole('button', { name: 'Go on without a phone' }).click();
          await page.getByTestId('first-pin').waitFor();
          await picture(page, 'window');
          const health = await page.evaluate(
            `fetch('${state.serverUrl}/api/health').then((answer) => answer.status)`,
          );
          assert.equal(health, 200);
          const status = await page.evaluate(
            `fetch('${state.serverUrl}/api/chat/conversations', { headers: { authorization: 'Bearer ${state.token}' } }).then((answer) => answer.status)`,
          );
          assert.equal(status, 200);
          if (process.platform !== 'win32') {
            assert.equal(statSync(join(dataFolder, 'logs', 'server.log')).mode & 0o077, 0);
          }

          const pid = await serverPid(app);
          assert.ok(pid);
          await app.evaluate((electron) => electron.app.quit(), undefined).catch(() => undefined);
          assert.equal(await app.exited, 0);
          assert.equal(isRunning(pid), false);
          assert.equal(existsSync(join(dataFolder, 'clawchat.db')), true);
          assert.equal(
            existsSync(join(dataFolder, 'clawchat.db-wal')),
            false,
            'the database was closed properly',
          );
        }),
      ));
  });
}

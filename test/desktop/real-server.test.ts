import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { drivers } from './driver/drivers.ts';
import { builtDriver } from './driver/stand-in-driver.ts';
import { isRunning, serverPid, untilPhase, withDataFolder, withRealApp } from './with-app.ts';

for (const driver of [...drivers, builtDriver]) {
  describe(`the app with its own server (${driver.name})`, () => {
    test('goes from an empty data folder to a page that talks to the server, and back to nothing', () =>
      withDataFolder((dataFolder) =>
        withRealApp(driver, { dataFolder, args: ['--port=0', '--host=127.0.0.1'] }, async (app) => {
          const page = await app.page();
          const state = await untilPhase(page, 'ready');
          assert.match(state.firstPin ?? '', /^\d{6}$/);
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

for (const driver of drivers) {
  describe(`trouble with its own server (${driver.name})`, () => {
    test('the app brings it back on the same port after it was killed', () =>
      withDataFolder((dataFolder) =>
        withRealApp(driver, { dataFolder, args: ['--port=0', '--host=127.0.0.1'] }, async (app) => {
          const page = await app.page();
          const before = await untilPhase(page, 'ready');
          const pid = await serverPid(app);
          assert.ok(pid);
          process.kill(pid, 'SIGKILL');
          await untilPhase(page, 'restarting');
          const after = await untilPhase(page, 'ready');
          assert.equal(after.serverUrl, before.serverUrl);
        }),
      ));

    test('the app says so when its port is taken', () =>
      withDataFolder(async (dataFolder) => {
        const squatter = createServer().listen(0, '127.0.0.1');
        await once(squatter, 'listening');
        const address = squatter.address();
        assert.ok(address !== null && typeof address !== 'string');
        try {
          const args = [`--port=${address.port}`, '--host=127.0.0.1'];
          await withRealApp(driver, { dataFolder, args }, async (app) => {
            const state = await untilPhase(await app.page(), 'failed');
            assert.equal(state.failure?.code, 'PORT_IN_USE');
            assert.match(state.failure?.message ?? '', new RegExp(String(address.port)));
          });
        } finally {
          squatter.close();
        }
      }));

    test('the app names an option the server does not know', () =>
      withDataFolder((dataFolder) =>
        withRealApp(driver, { dataFolder, args: ['--prot=9000'] }, async (app) => {
          const state = await untilPhase(await app.page(), 'failed');
          assert.equal(state.failure?.code, 'CONFIG_INVALID');
          assert.match(state.failure?.message ?? '', /--prot/);
        }),
      ));
  });
}

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, test } from 'node:test';
import { createApiClient } from '../support/api-client.ts';
import { mountSmallDisk } from '../support/small-disk.ts';
import { drivers } from './driver/drivers.ts';
import { phaseAfter, serverPid, untilPhase, withDataFolder, withRealApp } from './with-app.ts';

for (const driver of drivers) {
  describe(`trouble with its own server (${driver.name})`, () => {
    test('the app brings it back on the same port after it was killed, and phones stay signed in', () =>
      withDataFolder((dataFolder) =>
        withRealApp(driver, { dataFolder, args: ['--port=0', '--host=127.0.0.1'] }, async (app) => {
          const page = await app.page();
          const before = await untilPhase(page, 'ready');
          const phone = await createApiClient(before.serverUrl ?? '').signIn(before.firstPin ?? '');
          const pid = await serverPid(app);
          assert.ok(pid);
          await phaseAfter(page, 'restarting', () => process.kill(pid, 'SIGKILL'));
          const after = await untilPhase(page, 'ready');
          assert.equal(after.serverUrl, before.serverUrl);
          assert.equal((await phone.get('/api/settings')).status, 200);
        }),
      ));

    test('the app says so when its port is taken, and takes another one when the owner says so', () =>
      withDataFolder(async (dataFolder) => {
        const squatter = createServer().listen(0, '127.0.0.1');
        await once(squatter, 'listening');
        const address = squatter.address();
        assert.ok(address !== null && typeof address !== 'string');
        try {
          const args = [`--port=${address.port}`, '--host=127.0.0.1'];
          await withRealApp(driver, { dataFolder, args }, async (app) => {
            const page = await app.page();
            const state = await untilPhase(page, 'failed');
            assert.equal(state.failure?.code, 'PORT_IN_USE');
            assert.match(state.failure?.message ?? '', new RegExp(String(address.port)));
            await page.getByRole('button', { name: 'Use another port' }).click();
            const { serverUrl = '' } = await untilPhase(page, 'ready');
            assert.notEqual(new URL(serverUrl).port, String(address.port));
            assert.equal((await fetch(`${serverUrl}/api/health`)).status, 200);
          });
        } finally {
          squatter.close();
        }
      }));

    test('the app says when the disk is full, and goes on when there is room', (context) =>
      withDataFolder(async (dataFolder) => {
        using disk = mountSmallDisk(dataFolder, 8);
        if (!disk) {
          context.diagnostic('not run: nobody may mount a small disk here');
          return;
        }
        disk.fill(0);
        await withRealApp(driver, { dataFolder, args: ['--port=0', '--host=127.0.0.1'] }, async (app) => {
          const page = await app.page();
          assert.equal((await untilPhase(page, 'failed')).failure?.code, 'DISK_FULL');
          await page.getByRole('heading', { name: 'The disk is full' }).waitFor();
          disk.makeRoom();
          await page.getByRole('button', { name: 'Try again' }).click();
          await untilPhase(page, 'ready');
          await app.evaluate((electron) => electron.app.quit(), undefined).catch(() => undefined);
          assert.equal(await app.exited, 0);
        });
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

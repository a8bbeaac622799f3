import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { drivers } from './driver/drivers.ts';
import { picture, untilPhase, withDataFolder, withRealApp } from './with-app.ts';

for (const driver of drivers) {
  describe(`the first run of the desktop app (${driver.name})`, () => {
    test('from no data folder to a paired phone in the window, with nothing typed', (context) =>
      withDataFolder((dataFolder) => {
        const args = ['--port=0', '--host=127.0.0.1', '--public-url=http://192.168.1.20:8000'];
        const begun = performance.now();
        return withRealApp(driver, { dataFolder, args }, async (app) => {
          const page = await app.page();
          const { serverUrl } = await untilPhase(page, 'ready');
          await page.getByRole('button', { name: 'Go on' }).click();
          const code = (await page.getByTestId('pairing-code').textContent())?.replace(' ', '');
          const { status } = await fetch(`${serverUrl}/api/pairing/claim`, {
            method: 'POST',
            body: JSON.stringify({ code, device_name: 'Pixel 9', device_type: 'android' }),
          });
          assert.equal(status, 200);
          await page.getByText('Pixel 9 is connected').waitFor();
          context.diagnostic(`paired after ${Math.round(performance.now() - begun)} ms`);
          await picture(page, 'first-run');
          await page.getByRole('button', { name: 'Open the dashboard' }).click();
          await page.getByRole('heading', { level: 1, name: 'Running' }).waitFor();
          await page.getByText('One phone is paired').waitFor();
        });
      }));
  });
}

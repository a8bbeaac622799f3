import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { drivers } from './driver/drivers.ts';
import { untilPhase, withApp, withDataFolder } from './with-app.ts';

let elsewhere: Server;
let address = '';
let visitors = 0;

before(async () => {
  elsewhere = createServer((_request, response) => {
    visitors += 1;
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.end('<p>elsewhere</p>');
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  const bound = elsewhere.address();
  assert.ok(bound !== null && typeof bound !== 'string');
  address = `http://127.0.0.1:${bound.port}/`;
});
after(() => elsewhere.close());

for (const driver of drivers) {
  describe(`the page of the window (${driver.name})`, () => {
    test('cannot leave, open windows, embed pages, run foreign scripts or use what it was not given', () =>
      withDataFolder((dataFolder) =>
        withApp(driver, { dataFolder }, async (app) => {
          const page = await app.page();
          const state = await untilPhase(page, 'ready');
          const before = page.url();

          assert.equal(await page.evaluate(`window.open('${address}')`), null);
          await page.evaluate(
            `document.body.insertAdjacentHTML('beforeend', '<a id="out" target="_blank" href="${address}">out</a>')`,
          );
          await page.evaluate(`document.getElementById('out').click()`);
          await page.evaluate(
            `document.body.insertAdjacentHTML('beforeend', '<iframe src="${address}"></iframe>')`,
          );
          await page.evaluate(`location.href = '${address}'`);
          const fetched = (url: string) =>
            page.evaluate(`fetch('${url}').then((answer) => answer.status, (error) => error.name)`);
          assert.equal(await fetched(address), 'TypeError', 'another program of this computer');
          assert.equal(await fetched('https://example.org/'), 'TypeError');
          assert.equal(await fetched(`${state.serverUrl}/page`), 200, 'its own server');

          assert.equal(visitors, 0);
          assert.equal(page.url(), before);
          const windows = await app.evaluate(
            (electron) => electron.BrowserWindow.getAllWindows().length,
            undefined,
          );
          assert.equal(windows, 1);

          const inline = `(() => { const script = document.createElement('script'); script.textContent = 'window.ran = true'; document.body.append(script); return window.ran; })()`;
          assert.equal(await page.evaluate(inline), undefined);
          const position = `new Promise((resolve) => navigator.geolocation.getCurrentPosition(() => resolve('found'), (error) => resolve(error.code), { timeout: 5000 }))`;
          assert.equal(await page.evaluate(position), 1, 'permission denied');
          assert.equal(await page.evaluate('typeof require + typeof process'), 'undefinedundefined');
        }),
      ));
  });
}

import assert from 'node:assert/strict';
import { hostname } from 'node:os';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright';
import { launchBrowser } from '../../../test/support/dashboard-page.ts';
import { startTestServer, type TestServer } from '../../../test/support/server.ts';

let server: TestServer;
let browser: Browser;

before(async () => {
  server = await startTestServer();
  browser = await launchBrowser();
});
after(async () => {
  await browser.close();
  await server.stop();
});

const pageIn = (acceptLanguage: string) =>
  fetch(`${server.url}/connect`, { headers: { 'accept-language': acceptLanguage } });
const computer = hostname().split('.')[0] ?? '';

test('it speaks English and Korean, as the phone likes best, and English to everybody else', async () => {
  const languages: [string, string][] = [
    ['ko-KR,ko;q=0.9,en;q=0.8', 'ko'],
    ['en-GB,en;q=0.9,ko;q=0.8', 'en'],
    ['de-DE,de;q=0.9', 'en'],
    ['de,ko;q=0.5', 'ko'],
    ['', 'en'],
    ['*', 'en'],
    [',,;;q=x', 'en'],
  ];
  for (const [wanted, language] of languages) {
    const answer = await pageIn(wanted);
    const html = await answer.text();
    assert.equal(answer.headers.get('content-language'), language, wanted);
    assert.match(html, new RegExp(`<html lang="${language}">`));
    assert.ok(html.includes(computer), 'the name of the computer');
    assert.match(answer.headers.get('vary') ?? '', /accept-language/i);
  }
});

test('a policy of its own lets nothing run, load or frame it', async () => {
  const answer = await pageIn('en');
  assert.equal(answer.headers.get('content-type'), 'text/html; charset=utf-8');
  const policy = answer.headers.get('content-security-policy') ?? '';
  assert.match(policy, /^default-src 'none'; style-src 'sha256-[\w+/=]+';/);
  assert.match(policy, /frame-ancestors 'none'/);
  assert.doesNotMatch(policy, /unsafe|http|script|'self'/);
});

test('it shows the address the phone used, never one that leads nowhere, and nothing of a host that is none', async () => {
  const { pairing } = server.services;
  assert.equal(pairing.addressFor('192.168.1.20:8000'), 'http://192.168.1.20:8000');
  assert.equal(pairing.addressFor('[fd00::5]:8000'), 'http://[fd00::5]:8000');
  assert.equal(pairing.addressFor('clawchat-laptop.local:8000'), 'http://clawchat-laptop.local:8000');
  assert.equal(pairing.addressFor('no host'), undefined);
  await using behindProxy = await startTestServer({ settings: { PUBLIC_URL: 'https://chat.example.org' } });
  const html = await (await fetch(`${behindProxy.url}/connect`)).text();
  assert.ok(html.includes('<code>https://chat.example.org</code>'));
});

test('nothing else is there: other methods and paths go on to the API', async () => {
  assert.equal((await fetch(`${server.url}/connect`, { method: 'POST' })).status, 404);
  assert.equal((await fetch(`${server.url}/connect/x`)).status, 404);
  assert.equal((await fetch(`${server.url}/connect`, { method: 'HEAD' })).status, 200);
  const root = await fetch(server.url, { redirect: 'manual' });
  assert.deepEqual([root.status, root.headers.get('location')], [302, '/connect']);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`in a phone's browser it is whole, offline and accessible (${colorScheme})`, async () => {
    for (const locale of ['en-GB', 'ko-KR']) {
      const context = await browser.newContext({
        viewport: { width: 360, height: 740 },
        colorScheme,
        locale,
      });
      const page = await context.newPage();
      const asked: string[] = [];
      const problems: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      page.on('console', (message) => problems.push(message.text()));
      await page.goto(server.url);
      assert.ok((await page.getByRole('heading', { level: 1 }).textContent())?.includes(computer));
      const { violations } = await new AxeBuilder({ page }).analyze();
      assert.deepEqual(
        violations.map(({ id }) => id),
        [],
      );
      const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
      assert.equal(await page.evaluate(overflow), 0);
      const own = asked.filter((url) => !url.endsWith('/favicon.ico'));
      assert.deepEqual(own, [`${server.url}/`, `${server.url}/connect`]);
      assert.deepEqual(
        problems.filter((text) => !text.includes('favicon')),
        [],
      );
      await context.close();
    }
  });
}

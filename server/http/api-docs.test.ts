import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { type Browser, chromium } from 'playwright';
import { browserOptions } from '../../test/support/browser.ts';
import { apiDocsAsset } from './api-docs.ts';
import { swaggerPage } from './api-docs-pages.ts';

const openApi = {
  openapi: '3.1.0',
  info: { title: 'Sample', version: '1' },
  servers: [{ url: '/' }],
  paths: {
    '/api/todos': {
      get: {
        operationId: 'listTodos',
        summary: 'All todos of the owner',
        tags: ['todos'],
        responses: { 200: { description: 'The todos' } },
      },
    },
  },
};

const serve: RequestListener = async (request, response) => {
  const data = new Map<string | undefined, unknown>([
    ['/openapi.json', openApi],
    ['/api/todos', []],
  ]);
  if (data.has(request.url)) {
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify(data.get(request.url)));
    return;
  }
  const asset = await apiDocsAsset(request.url ?? '');
  if (!asset) {
    response.writeHead(404).end();
    return;
  }
  response.setHeader('Content-Type', asset.contentType);
  response.setHeader('Content-Security-Policy', asset.contentSecurityPolicy);
  response.end(asset.body);
};

/** Opens a page and collects what it complains about and whom else it asks. */
async function look(browser: Browser, url: string) {
  const page = await browser.newPage();
  const complaints: string[] = [];
  const strangers: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== new URL(url).origin) strangers.push(request.url());
  });
  await page.goto(url);
  await page.getByText('All todos of the owner').filter({ visible: true }).first().waitFor();
  await page.waitForLoadState('networkidle');
  return { page, complaints, strangers };
}

describe('documentation pages', () => {
  const server = createServer(serve);
  let browser: Browser;
  let origin: string;

  before(async () => {
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await chromium.launch(browserOptions());
  });

  after(async () => {
    await browser.close();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });

  for (const path of ['/docs', '/redoc']) {
    it(`${path} draws the document without complaint and without asking another host`, async () => {
      const { page, complaints, strangers } = await look(browser, `${origin}${path}`);
      assert.deepEqual(complaints, []);
      assert.deepEqual(strangers, []);
      await page.close();
    });
  }

  it('/docs tries an operation out against the server itself', async () => {
    const { page, complaints } = await look(browser, `${origin}/docs#/todos/listTodos`);
    await page.getByRole('button', { name: 'Try it out' }).click();
    const asked = page.waitForRequest(`${origin}/api/todos`);
    await page.getByRole('button', { name: 'Execute' }).click();
    assert.equal((await asked).method(), 'GET');
    assert.deepEqual(complaints, []);
    await page.close();
  });

  it('knows only its own files', async () => {
    for (const path of ['/docs/../package.json', '/docs/index.html', '/redoc/redoc.lib.js', '/document']) {
      assert.equal(await apiDocsAsset(path), undefined, path);
    }
  });

  it('says UTF-8 for every text', async () => {
    for (const path of ['/docs', '/docs/', '/docs/swagger-ui.css', '/redoc', '/redoc/start.js']) {
      assert.match((await apiDocsAsset(path))?.contentType ?? '', /charset=utf-8$/, path);
    }
  });

  it('allows no inline script', async () => {
    for (const path of ['/docs', '/redoc']) {
      const { body, contentSecurityPolicy } = (await apiDocsAsset(path)) ?? {
        body: '',
        contentSecurityPolicy: '',
      };
      assert.match(contentSecurityPolicy, /script-src 'self';/);
      assert.doesNotMatch(body, /<script>|<script(?! src=)/);
    }
  });

  it('writes what it is about as text, not as HTML', () => {
    const text = swaggerPage({ title: '<b>"A&B"</b>', documentUrl: '/x"y' });
    assert.match(text, /<title>&#60;b&#62;&#34;A&#38;B&#34;&#60;\/b&#62;<\/title>/);
    assert.match(text, /data-document="\/x&#34;y"/);
  });
});

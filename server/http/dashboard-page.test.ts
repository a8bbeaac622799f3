import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import Koa from 'koa';
import { pino } from 'pino';
import { sendRaw } from '../../test/support/raw-http.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { dashboardPage } from './dashboard-page.ts';
import { errorMiddleware } from './error-middleware.ts';

/** Serves a built page of its own, with a secret beside it. */
async function withPage(
  run: (get: (path: string) => ReturnType<typeof sendRaw>) => Promise<void>,
): Promise<void> {
  using folder = temporaryFolder();
  mkdirSync(folder.at('built/assets'), { recursive: true });
  writeFileSync(folder.at('secrets.json'), 'secret');
  writeFileSync(folder.at('built/index.html'), '<!doctype html><title>Dashboard</title>');
  writeFileSync(folder.at('built/assets/app-1a2b.js'), 'start();');
  const app = new Koa();
  app.use(errorMiddleware(pino({ level: 'silent' }), 1000)).use(dashboardPage(folder.at('built')));
  const server = createServer(app.callback());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    await run((path) => sendRaw(url, `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`));
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

test('the page is asked for anew each time, its assets are kept, and both run under a strict policy', () =>
  withPage(async (get) => {
    const page = await get('/admin/');
    assert.deepEqual([page.status, page.headers['content-type']], [200, 'text/html; charset=utf-8']);
    assert.equal(page.headers['cache-control'], 'no-cache');
    const script = await get('/admin/assets/app-1a2b.js');
    assert.deepEqual(
      [script.body, script.headers['content-type']],
      ['start();', 'text/javascript; charset=utf-8'],
    );
    assert.match(script.headers['cache-control'] ?? '', /immutable/);
    for (const { headers } of [page, script])
      assert.match(headers['content-security-policy'] ?? '', /^default-src 'none'; script-src 'self';/);
  }));

test('/admin leads to the page', () =>
  withPage(async (get) => {
    const { status, headers } = await get('/admin');
    assert.deepEqual([status, headers['location']], [302, '/admin/']);
  }));

test('no path leads out of the folder', () =>
  withPage(async (get) => {
    const paths = [
      '/admin/../secrets.json',
      '/admin/assets/../../secrets.json',
      '/admin/%2e%2e/secrets.json',
      '/admin/..%2fsecrets.json',
      '/admin/..\\secrets.json',
      '/admin//etc/passwd',
      '/admin/assets',
      '/admin/assets/',
      '/admin/.env',
      '/admin/index.html%00.js',
      '/admin/nothing.js',
    ];
    for (const path of paths) {
      const { status, body } = await get(path);
      assert.equal(status, 404, path);
      assert.ok(!body.includes('secret') || body.includes('not found'), path);
    }
  }));

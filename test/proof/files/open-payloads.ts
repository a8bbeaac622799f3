import { chromium, type Page, type Route } from 'playwright';
import type { ApiClient } from '../../support/api-client.ts';
import { browserOptions } from '../../support/browser.ts';
import { sendFile } from '../../support/import/exported.ts';
import { startTestServer } from '../../support/server.ts';
import type { Finding } from '../proof.ts';
import { activePayloads } from './active-payloads.ts';

/** What stands between a file and its script, as the server sends it. */
const protections = ['content-disposition', 'content-security-policy', 'x-content-type-options'] as const;

/** A file of that kind as a browser would take it that was told nothing. */
const guessed: Record<string, string> = {
  svg: 'image/svg+xml',
  txt: 'text/html',
  md: 'text/html',
  pdf: 'text/html',
  png: 'text/html',
  jpg: 'text/html',
  gif: 'text/javascript',
  zip: 'text/html',
};

/**
 * Uploads every payload and opens it in Chromium: as a page, and in a page of the same origin as image, frame, object
 * and program. Undefended, the browser gets the files without what the server says about them.
 */
export async function openPayloads({ undefended = false } = {}): Promise<Finding> {
  await using server = await startTestServer();
  const client = await server.signIn();
  const uploads = await upload(client);
  const browser = await chromium.launch(browserOptions());
  try {
    const page = await browser.newPage();
    const ran = new Set<string>();
    page.on('console', (message) => {
      const mark = /ran-\w+/.exec(message.text())?.[0];
      if (mark) ran.add(mark);
    });
    if (undefended) await page.route('**/download?**', serveUndefended);
    let openings = 0;
    for (const { url, mark } of uploads) {
      openings += await openEverywhere(page, server.url, url, `${mark}`);
    }
    const faults = uploads.filter(({ mark }) => ran.has(mark)).map(({ what }) => `${what} ran`);
    return { counts: { payloads: uploads.length, openings, 'scripts run': faults.length }, faults };
  } finally {
    await browser.close();
  }
}

async function upload(client: ApiClient) {
  const todo = await client.post<{ id: string }>('/api/todos', { title: 'With files' });
  const uploads: { url: string; mark: string; what: string }[] = [];
  for (const [index, { name, what, content }] of activePayloads.entries()) {
    const mark = `ran-${index}x`;
    const path = `/api/attachments?todo_id=${todo.body.id}`;
    const { status, body } = await sendFile(client, path, name, content(mark));
    if (status !== 201) throw new Error(`${what} was answered ${status}`);
    uploads.push({ url: String(body['url']), mark, what });
  }
  return uploads;
}

async function openEverywhere(page: Page, origin: string, url: string, mark: string): Promise<number> {
  // A file that is downloaded instead of shown ends the navigation with an error.
  const leave = (error: Error) => {
    if (!/ERR_ABORTED|Download is starting/.test(error.message)) throw error;
  };
  await page.goto(`${origin}${url}`, { waitUntil: 'load' }).catch(leave);
  const inside = [
    `<img src="${url}">`,
    `<iframe src="${url}"></iframe>`,
    `<object data="${url}"></object>`,
    `<embed src="${url}">`,
    `<script src="${url}"></script>`,
  ];
  const host = `${origin}/host-of-${mark}`;
  await page.route(host, (route) => route.fulfill({ contentType: 'text/html', body: inside.join('') }));
  await page.goto(host, { waitUntil: 'load' });
  await page.unroute(host);
  return inside.length + 1;
}

async function serveUndefended(route: Route): Promise<void> {
  const response = await route.fetch();
  const headers = response.headers();
  const ending = /filename="[^"]*\.(\w+)"/.exec(headers['content-disposition'] ?? '')?.[1] ?? '';
  for (const name of protections) delete headers[name];
  await route.fulfill({ response, headers: { ...headers, 'content-type': guessed[ending] ?? 'text/html' } });
}

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Page, type Route } from 'playwright';
import { browserOptions } from '../../support/browser.ts';
import type { TestServer } from '../../support/server.ts';
import type { Finding } from '../proof.ts';

const names = ['rebound.example', 'evil.example'];

/** Runs in the hostile page: asks and says what it was given. */
async function attack({ base, token }: { base: string; token: string }): Promise<Record<string, string>> {
  const ask = (path: string, init?: RequestInit) =>
    fetch(`${base}${path}`, init).then(
      async (response) => `${response.status} ${(await response.text()).slice(0, 500)}`,
      () => 'nothing',
    );
  const text = { method: 'POST', headers: { 'content-type': 'text/plain' } };
  const socket = (path: string) =>
    new Promise<string>((resolve) => {
      const opening = new WebSocket(`${base.replace('http', 'ws')}${path}`);
      opening.onopen = () => resolve('open');
      opening.onerror = () => resolve('nothing');
    });
  const bearer = { headers: { authorization: `Bearer ${token}` } };
  return {
    health: await ask('/api/health'),
    'health with a token': await ask('/api/health', bearer),
    'settings with credentials': await ask('/api/settings', { credentials: 'include' }),
    'settings with a token': token === '' ? 'nothing' : await ask('/api/settings', bearer),
    'a simple write': await ask('/api/todos', { ...text, body: '{"title":"Written by a stranger"}' }),
    'sign-out': await ask('/api/auth/logout', { ...text, credentials: 'include' }),
    dashboard: await ask('/admin/'),
    documents: await ask('/openapi.json'),
    'a socket': await socket(`/ws?token=${token}`),
  };
}

/** Words that are only in answers of a server that took the page for one of the house. */
const isGiven = (answer: string) => /^2\d\d |^open$/.test(answer);

export type HostilePageOptions = { unframed?: boolean };

/**
 * A page whose name was pointed at this computer, with even a token in its hands, and a page of another site. What is
 * public and the same for everybody (health, the description of the API, the page itself) another site may read.
 */
export async function tryHostilePages(
  { url, port, signIn }: TestServer,
  { unframed = false }: HostilePageOptions = {},
): Promise<Finding> {
  const rules = names.map((name) => `MAP ${name} 127.0.0.1`).join(', ');
  const { args = [], ...options } = browserOptions();
  const browser = await chromium.launch({ ...options, args: [...args, `--host-resolver-rules=${rules}`] });
  const stranger = createServer((_request, response) =>
    response.setHeader('content-type', 'text/html').end('<body>Hello</body>'),
  );
  await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
  try {
    const owner = await signIn();
    const page = await browser.newPage();
    const rebound = `http://rebound.example:${port}`;
    await serveOnce(page, `${rebound}/attack`);
    await page.goto(`${rebound}/attack`);
    const asReboundName = await page.evaluate(attack, { base: rebound, token: owner.token ?? '' });
    await page.goto(`http://evil.example:${(stranger.address() as AddressInfo).port}/`);
    const asOtherSite = await page.evaluate(attack, { base: url, token: '' });
    const framed = await isFramed(page, `${url}/admin/`, unframed);
    const open = ['health', 'health with a token', 'documents', 'dashboard'];
    const faults = [
      ...Object.entries(asReboundName)
        .filter(([, answer]) => isGiven(answer))
        .map(([what, answer]) => `another name was given ${what}: ${answer.slice(0, 60)}`),
      ...Object.entries(asOtherSite)
        .filter(([what, answer]) => isGiven(answer) && !open.includes(what))
        .map(([what, answer]) => `another site was given ${what}: ${answer.slice(0, 60)}`),
      ...(framed ? ['the dashboard can be framed'] : []),
      ...((await page.context().cookies()).length > 0 ? ['there are cookies'] : []),
    ];
    const { body } = await owner.get<{ total: number }>('/api/todos');
    if (body.total > 0) faults.push('a stranger wrote something');
    const asked = Object.keys(asReboundName).length + Object.keys(asOtherSite).length + 1;
    return { counts: { 'asked by hostile pages': asked }, faults };
  } finally {
    await browser.close();
    await new Promise((resolve) => stranger.close(resolve));
  }
}

/** The page as it came before its name was pointed elsewhere. */
const serveOnce = (page: Page, address: string) =>
  page.route(address, (route) => route.fulfill({ contentType: 'text/html', body: '<body>Hello</body>' }), {
    times: 1,
  });

async function isFramed(page: Page, address: string, unframed: boolean): Promise<boolean> {
  const withoutHeaders = async (route: Route) => {
    const response = await route.fetch();
    const headers = response.headers();
    for (const name of ['content-security-policy', 'x-frame-options']) delete headers[name];
    await route.fulfill({ response, headers });
  };
  if (unframed) await page.route(address, withoutHeaders);
  await page.setContent(`<iframe src="${address}"></iframe>`);
  const handle = await page.waitForSelector('iframe');
  const frame = await handle.contentFrame();
  await frame?.waitForLoadState('load');
  return frame?.url() === address;
}

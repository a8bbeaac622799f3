import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright';
import { browserOptions } from '../../support/browser.ts';
import { beforeExit } from './last-tasks.ts';
import { standInOptions } from './options.ts';
import { answerFromApp } from './protocol.ts';

const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  // Lets the test hold the same page that the app shows.
  '--remote-debugging-port=0',
];

let starting: Promise<BrowserContext> | undefined;

/** Started by the first window: an app without one needs no browser, and would never end with one. */
export function browser(): Promise<BrowserContext> {
  starting ??= start();
  return starting;
}

/** Where a test connects to the browser. */
export async function browserEndpoint(): Promise<string> {
  await browser();
  const [port] = readFileSync(join(standInOptions.browserProfile, 'DevToolsActivePort'), 'utf8').split('\n');
  return `http://127.0.0.1:${port}`;
}

async function start(): Promise<BrowserContext> {
  const { args = [], ...options } = browserOptions();
  const context = await chromium.launchPersistentContext(standInOptions.browserProfile, {
    ...options,
    args: [...args, ...quiet],
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  beforeExit(() => context.close());
  await context.route('**', answerFromApp);
  return context;
}

import type { Page } from 'playwright';
import type { ApiClient } from '../support/api-client.ts';
import { goToScreen, launchBrowser, signInAtPage } from '../support/dashboard-page.ts';
import { type FakeAi, startFakeAi } from '../support/fake-ai.ts';
import { pairDevice, phoneAddress } from '../support/pair-device.ts';
import { startTestServer, testPin } from '../support/server.ts';
import { type Payload, payloads } from './markup/payloads.ts';
import type { Finding, Proof } from './proof.ts';

type Plan = {
  /** Payloads in one reply of the AI. */
  inOne: number;
  /** Titles and names with a payload each. */
  named: number;
  /** Whether texts on the page are taken for markup, as they would be by a page that does not escape. */
  careless?: boolean;
};

async function show({ inOne, named, careless = false }: Plan): Promise<Finding> {
  const ai = await startFakeAi();
  await using stack = new AsyncDisposableStack();
  stack.defer(ai.stop);
  const settings = { ...phoneAddress, AI_PROVIDER: 'ollama', AI_BASE_URL: ai.url };
  await using server = await startTestServer({ settings });
  await server.services.aiStatus.check();
  await giveNames(await server.signIn(), payloads.slice(0, named));
  const browser = await launchBrowser();
  stack.defer(() => browser.close());
  // The page's own policy would stop what its script lets through: here the script has to do it alone.
  const page = await (await browser.newContext({ bypassCSP: true, locale: 'en-GB' })).newPage();
  const watch = watchPage(page);
  const look = async () => {
    if (careless) await page.evaluate(takeForMarkup);
    await watch.look();
  };
  await page.goto(`${server.url}/admin`);
  await signInAtPage(page, testPin);
  await look();
  for (const screen of (await screensOf(page)).slice(1)) {
    await goToScreen(page, screen);
    await look();
  }
  await goToScreen(page, 'Home');
  await look();
  await goToScreen(page, 'Chat');
  for (let from = 0; from < payloads.length; from += inOne) {
    await sayInChat(page, ai, payloads.slice(from, from + inOne));
    await look();
    if (careless) break;
  }
  return watch.finding();
}

async function giveNames(owner: ApiClient, chosen: readonly Payload[]): Promise<void> {
  const due_date = new Date(Date.now() + 600_000).toISOString();
  for (const { markup } of chosen) {
    await owner.post('/api/todos', { title: markup, due_date });
    await owner.post('/api/events', { title: markup, location: markup, start_time: due_date });
    await owner.post('/api/memos', { title: markup, content: markup });
    await owner.post('/api/chat/conversations', { title: markup });
    await pairDevice(owner, markup);
  }
}

const screensOf = (page: Page): Promise<string[]> =>
  page.getByRole('navigation').getByRole('link').allTextContents();

/** The payloads as a message, and again as the reply to it. */
async function sayInChat(page: Page, ai: FakeAi, chosen: readonly Payload[]): Promise<void> {
  const text = chosen.map(({ markup }) => markup).join('\n');
  ai.answer = () => [text];
  await page.getByRole('textbox', { name: 'Message' }).fill(`Hello there, how are you doing? ${text}`);
  await page.keyboard.press('Enter');
  await page
    .locator('.message-assistant')
    .getByText(chosen.at(-1)?.mark ?? '')
    .last()
    .waitFor();
  await page.getByRole('button', { name: 'Send' }).waitFor();
}

/** Run in the page: every text that looks like markup becomes some. */
const takeForMarkup = `
  for (const element of document.querySelectorAll('body *'))
    if (element.childElementCount === 0 && /[<]/.test(element.textContent) && element.tagName !== 'SCRIPT')
      element.innerHTML = element.textContent;
`;

function watchPage(page: Page) {
  const ran = new Set<string>();
  const made = new Set<string>();
  let text = '';
  page.on('console', (message) => {
    const mark = /ran-\d+x/.exec(message.text())?.[0];
    if (mark) ran.add(mark);
  });
  return {
    async look() {
      const found: string[] = await page.evaluate(
        "[...document.querySelectorAll('[data-mark], [href^=javascript\\\\:], [action^=javascript\\\\:]')].map((one) => one.outerHTML)",
      );
      for (const one of found) made.add(one);
      text += await page.textContent('body');
    },
    finding(): Finding {
      const shown = payloads.filter(({ mark }) => text.includes(mark)).length;
      const faults = [
        ...[...ran].map((mark) => `${mark} ran`),
        ...[...made].map((html) => `became an element: ${html.slice(0, 80)}`),
      ];
      if (shown < payloads.length && faults.length === 0) faults.push(`only ${shown} payloads were shown`);
      return { counts: { payloads: payloads.length, shown, run: ran.size, elements: made.size }, faults };
    },
  };
}

export const proof: Proof = {
  number: 9,
  name: 'Markup in titles, names, messages and replies is text on the page, even without its policy',
  short: () => show({ inOne: 25, named: 4 }),
  long: () => show({ inOne: 2, named: 100 }),
  controls: {
    'when texts are taken for markup': () => show({ inOne: 25, named: 4, careless: true }),
  },
};

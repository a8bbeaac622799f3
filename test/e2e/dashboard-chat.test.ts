import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright';
import { goToScreen, launchBrowser, openDashboard, signInAtPage } from '../support/dashboard-page.ts';
import { startFakeAi } from '../support/fake-ai.ts';
import { startTestServer, testPin } from '../support/server.ts';
import { waitForCount, waitForPass, waitForValue } from '../support/settled.ts';

let browser: Browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser.close());

/** The real server with an AI behind it, and the dashboard signed in to it. */
async function openChat() {
  const ai = await startFakeAi();
  const server = await startTestServer({ settings: { AI_PROVIDER: 'ollama', AI_BASE_URL: ai.url } });
  const dashboard = await openDashboard(browser, server.url);
  const { page } = dashboard;
  await signInAtPage(page, testPin);
  await goToScreen(page, 'Chat');
  const say = async (text: string) => {
    await page.getByRole('textbox', { name: 'Message' }).fill(text);
    await page.keyboard.press('Enter');
  };
  return {
    ai,
    server,
    page,
    say,
    answers: page.locator('.message-assistant'),
    async [Symbol.asyncDispose]() {
      await dashboard[Symbol.asyncDispose]();
      await server.stop();
      await ai.stop();
    },
  };
}

const ended = (page: Page) => page.getByRole('button', { name: 'Send' }).waitFor();

/** Collects what a screen reader would be told. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(`
    window.told = [];
    const region = document.querySelector('[data-testid=announcer]');
    new MutationObserver(() => window.told.push(region.textContent))
      .observe(region, { childList: true, characterData: true, subtree: true });
  `);
  return () => page.evaluate('window.told');
}

test('an answer appears piece by piece, is announced by the sentence, and names the conversation', async () => {
  await using chat = await openChat();
  const { ai, page, answers } = chat;
  const told = await listen(page);
  const pieces = ['Good ', 'morning. ', 'The ', 'sun ', 'is ', 'up ', 'since ', '6.', '30. ', 'Enjoy.'];
  ai.answer = () => pieces;
  ai.mode = 'slow';
  ai.delayMs = 100;
  await chat.say('Hello');
  await page.getByRole('button', { name: 'Stop' }).waitFor();
  await answers.getByText('Good morning. The', { exact: false }).waitFor();
  await ended(page);
  await waitForValue(() => answers.locator('.message-text').textContent(), pieces.join(''));
  // Pieces that come together are told together, but no sentence is told in parts.
  const sentences = await waitForPass(told, (heard) =>
    assert.equal(heard.join(' '), 'Good morning. The sun is up since 6.30. Enjoy.'),
  );
  assert.ok(sentences.length > 1);
  for (const each of sentences) assert.match(each, /(morning|30|Enjoy)\.$/);
  const client = await chat.server.signIn();
  const list = await client.get<{ items: { last_message: string }[] }>('/api/chat/conversations');
  assert.equal(list.body.items[0]?.last_message, pieces.join(''));
});

test('Stop keeps what was said and ends the work of the AI', async () => {
  await using chat = await openChat();
  const { ai, page, answers } = chat;
  ai.mode = 'slow';
  ai.answer = () => Array.from({ length: 2000 }, (_, index) => (index % 2 === 0 ? 'on ' : 'and '));
  await chat.say('Count');
  await answers.getByText('on and on').waitFor();
  await page.getByRole('button', { name: 'Stop' }).click();
  await answers.getByText('Stopped.').waitFor();
  await ended(page);
  const asked = ai.requests.find(({ messages }) => messages.at(-1)?.content === 'Count');
  await asked?.over;
  assert.equal(asked?.closedByClient, true);
});

test('Shift+Enter starts a line, and whatever comes back is text and never markup', async () => {
  await using chat = await openChat();
  const { ai, page, answers } = chat;
  ai.answer = () => ['<img src=x onerror="document.title=1">', '\n<b>bold</b>'];
  const box = page.getByRole('textbox', { name: 'Message' });
  await box.fill('first');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('second');
  await page.keyboard.press('Enter');
  await ended(page);
  await waitForValue(() => page.locator('.message-user .message-text').textContent(), 'first\nsecond');
  await waitForValue(
    () => answers.locator('.message-text').textContent(),
    '<img src=x onerror="document.title=1">\n<b>bold</b>',
  );
  await waitForCount(answers.locator('img, b'), 0);
});

test('a server that went away is told in words, and Try again sends the same question once more', async () => {
  await using chat = await openChat();
  const { page, answers } = chat;
  await page.route('**/api/chat/stream', (route) => route.abort());
  await chat.say('Are you there?');
  await answers.getByText('The server does not answer.').waitFor();
  await page.unroute('**/api/chat/stream');
  await answers.getByRole('button', { name: 'Try again' }).click();
  await answers.getByText('You said: Are you there?').waitFor();
  await ended(page);
  await waitForCount(answers, 1);
  await waitForCount(page.locator('.message-user'), 1);
});

test('an AI that fails is told in words', async () => {
  await using chat = await openChat();
  chat.ai.mode = 'outOfMemory';
  await chat.say('Hello');
  await chat.answers.getByText(/memory/i).waitFor();
  await ended(chat.page);
});

test('signing out takes the conversation off the page', async () => {
  await using chat = await openChat();
  const { page, answers } = chat;
  await chat.say('Between us');
  await answers.getByText('You said: Between us').waitFor();
  await ended(page);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByLabel('PIN').fill(testPin);
  await page.keyboard.press('Enter');
  await page.getByText('Say hello').waitFor();
  await waitForCount(page.getByRole('log').getByText('Between us'), 0);
});

test('a new chat forgets the old one on the page', async () => {
  await using chat = await openChat();
  const { page, answers } = chat;
  await chat.say('Hello');
  await answers.getByText('You said: Hello').waitFor();
  await ended(page);
  await page.getByRole('button', { name: 'New chat' }).click();
  await page.getByText('Say hello').waitFor();
  await chat.say('Again');
  await answers.getByText('You said: Again').waitFor();
  await ended(page);
  const client = await chat.server.signIn();
  const list = await client.get<{ total: number }>('/api/chat/conversations');
  assert.equal(list.body.total, 2);
});

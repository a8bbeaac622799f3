import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright';
import { goToScreen, launchBrowser, openDashboard, signInAtPage } from '../support/dashboard-page.ts';
import { assertEveryWay } from '../support/every-way.ts';
import { startTestServer, testPin } from '../support/server.ts';
import { waitForCount } from '../support/settled.ts';

let browser: Browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser.close());

/** The screen Chat of a real server with what is built in alone. */
async function openChat(width = 1200) {
  const server = await startTestServer({ settings: { AI_PROVIDER: 'builtin' } });
  const owner = await server.signIn();
  const dashboard = await openDashboard(browser, server.url, { width });
  const { page } = dashboard;
  await signInAtPage(page, testPin);
  await goToScreen(page, 'Chat');
  const todos = async () =>
    (await owner.get<{ items: { title: string }[] }>('/api/todos')).body.items
      .map(({ title }) => title)
      .sort();
  return {
    server,
    owner,
    page,
    todos,
    card: (name: string) => page.getByRole('region', { name, exact: true }),
    async say(words: string) {
      await page.getByRole('textbox', { name: 'Message' }).fill(words);
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Send' }).waitFor();
    },
    async [Symbol.asyncDispose]() {
      await dashboard[Symbol.asyncDispose]();
      await server.stop();
    },
  };
}

const list = (page: Page) => page.getByRole('navigation', { name: 'Conversations' });

test('what was done has a card, and Undo takes it back', async () => {
  await using chat = await openChat();
  const { page } = chat;
  await chat.say('Add a todo: water the plants');
  const added = chat.card('Todo added');
  await added.getByRole('link', { name: /water the plants/i }).waitFor();
  assert.equal((await chat.todos()).length, 1);
  await added.getByRole('button', { name: 'Undo' }).click();
  await added.locator('.outcome-good:not(:empty)').waitFor();
  assert.deepEqual(await chat.todos(), []);
  await waitForCount(added.getByRole('button'), 0);
  await page.reload();
  await list(page)
    .getByRole('button', { name: /water the plants/i })
    .first()
    .click();
  await added
    .locator('s')
    .filter({ hasText: /water the plants/i })
    .waitFor();
  await added.getByText('Taken back.', { exact: true }).waitFor();
  await waitForCount(added.getByRole('button'), 0);
  await chat.say('Dentist tomorrow at 3pm');
  await chat.card('Event added').getByRole('link').waitFor();
  await assertEveryWay(page, 'chat with cards');
});

test('a proposal waits for its answer, by button or word, with the keyboard alone', async () => {
  await using chat = await openChat();
  for (const title of ['Call Mina', 'Call Minho']) await chat.owner.post('/api/todos', { title });
  await chat.say('Delete the todos call mina and call minho');
  const proposal = chat.card('Shall this be done?').first();
  await proposal.waitFor();
  assert.deepEqual(await chat.todos(), ['Call Mina', 'Call Minho']);
  await proposal.getByRole('button', { name: 'No' }).press('Enter');
  await chat.page.locator('.message-user').getByText('No', { exact: true }).waitFor();
  await chat.page.getByRole('button', { name: 'Send' }).waitFor();
  await waitForCount(proposal.getByRole('button'), 0);
  assert.deepEqual(await chat.todos(), ['Call Mina', 'Call Minho']);
  await chat.say('Delete the todo call');
  const second = chat.card('Shall this be done?').last();
  await second.getByRole('button').first().press('Enter');
  await second.locator('.outcome-good:not(:empty)').waitFor();
  assert.equal((await chat.todos()).length, 1);
  await second.getByRole('button', { name: 'Undo' }).press('Enter');
  await second.getByRole('button', { name: 'Undo' }).waitFor({ state: 'detached' });
  assert.deepEqual(await chat.todos(), ['Call Mina', 'Call Minho']);
});

test('conversations are listed, found, opened and removed; what a phone says appears by itself', async () => {
  await using chat = await openChat();
  const { page, owner } = chat;
  const begin = async (title: string) =>
    (await owner.post<{ id: string }>('/api/chat/conversations', { title })).body.id;
  const garden = await begin('The garden');
  await begin('The holiday');
  const fromPhone = (content: string) => owner.post('/api/chat/send', { conversation_id: garden, content });
  await fromPhone('Add a todo: cut the hedge');
  await list(page)
    .getByRole('button', { name: /^The garden/ })
    .click();
  await page.getByRole('log').getByText('Add a todo: cut the hedge').waitFor();
  await chat.card('Todo added').waitFor();
  await page.getByRole('heading', { level: 1, name: 'The garden' }).waitFor();
  await fromPhone('Add a todo: buy seeds');
  await page.getByRole('log').getByText('Add a todo: buy seeds').waitFor();
  await chat.card('Todo added').nth(1).waitFor();
  const find = list(page).getByRole('searchbox', { name: 'Find a conversation' });
  await find.fill('holi');
  await list(page)
    .getByRole('button', { name: /^The garden/ })
    .waitFor({ state: 'detached' });
  await find.fill('');
  await list(page).getByRole('button', { name: 'Remove The garden' }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Remove it' }).press('Enter');
  await page.getByText('Say hello').waitFor();
  await page.locator('.conversations input:focus').waitFor();
  await list(page)
    .getByRole('button', { name: /^The garden/ })
    .waitFor({ state: 'detached' });
  await waitForCount(list(page).getByRole('listitem'), 1);
});

test('in a narrow window the list takes the place of the conversation', async () => {
  await using chat = await openChat(420);
  const { page } = chat;
  await chat.say('Add a todo: buy bread');
  await waitForCount(list(page), 0);
  await page.getByRole('button', { name: 'Conversations' }).press('Enter');
  await list(page).getByRole('button', { name: /bread/i }).first().press('Enter');
  await chat.card('Todo added').waitFor();
  await waitForCount(list(page), 0);
});

test('a sentence is tried without doing anything', async () => {
  await using chat = await openChat();
  const { page } = chat;
  await page.getByRole('button', { name: 'Try a sentence' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'A sentence' }).fill('Dentist tomorrow at 3pm');
  await page.keyboard.press('Enter');
  await dialog.getByText('Add an event').waitFor();
  await dialog.getByText(/^\d+%$/).waitFor();
  await dialog.getByText('Dentist', { exact: true }).waitFor();
  await dialog.getByText(/15:00/).first().waitFor();
  await dialog.getByText('Understood by what is built into ClawChat.').waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  const { body } = await chat.owner.get<{ items: unknown[] }>('/api/chat/conversations');
  assert.deepEqual(body.items, []);
});

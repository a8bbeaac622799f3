import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright';
import { goToScreen, launchBrowser, openDashboard, signInAtPage } from '../support/dashboard-page.ts';
import { assertEveryWay } from '../support/every-way.ts';
import { startFakeAi } from '../support/fake-ai.ts';
import { startTestServer, testPin } from '../support/server.ts';
import { waitForValue } from '../support/settled.ts';

let browser: Browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser.close());

/** The screen AI of a real server whose Ollama, if it is wanted, is the fake one. */
async function openAi(choice: 'ollama' | 'none') {
  const ai = await startFakeAi();
  const server = await startTestServer({ settings: { AI_PROVIDER: '', AI_BASE_URL: '', AI_MODEL: '' } });
  const address = choice === 'ollama' ? ai.url : 'http://127.0.0.1:9';
  server.services.config.save({ AI_PROVIDER: 'ollama', AI_BASE_URL: address });
  const dashboard = await openDashboard(browser, server.url);
  const { page } = dashboard;
  await signInAtPage(page, testPin);
  await goToScreen(page, 'AI');
  return {
    ai,
    server,
    page,
    values: () => server.services.config.current().values,
    async [Symbol.asyncDispose]() {
      await dashboard[Symbol.asyncDispose]();
      await server.stop();
      await ai.stop();
    },
  };
}

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

test('a model is fetched with its progress, stopped, fetched after all, and chosen, with the keyboard alone', async () => {
  await using screen = await openAi('ollama');
  const { ai, page } = screen;
  const ollama = region(page, 'On this computer, with Ollama');
  await ollama.getByText('Ollama 0.12.6 is running').waitFor();
  const row = ollama.getByRole('row', { name: /^qwen3:8b/ });
  await row.getByText('Q4_K_M').waitFor();
  await row.filter({ hasText: /3\.2B.*5\.23 GB/ }).waitFor();
  ai.mode = 'slow';
  ai.delayMs = 100;
  await ollama.getByRole('button', { name: 'Fetch qwen3:1.7b' }).press('Enter');
  await ollama.getByText(/Fetching qwen3:1\.7b: .* of 2\.02 GB/).waitFor();
  ai.delayMs = 600_000;
  await assertEveryWay(page, 'ai with Ollama');
  await ollama.getByRole('button', { name: 'Cancel' }).press('Enter');
  await ollama.getByText('Stopped.').waitFor();
  ai.mode = 'normal';
  const name = ollama.getByRole('textbox', { name: 'Another name' });
  await name.press('Enter');
  await ollama.getByText('Enter the name of a model, such as qwen3:4b.').waitFor();
  await name.fill('phi4-mini');
  await name.press('Enter');
  await ollama.getByText('phi4-mini is here.').waitFor();
  await ollama.getByRole('button', { name: 'Use phi4-mini' }).press('Enter');
  await ollama.getByRole('row', { name: /^phi4-mini.*In use/ }).waitFor();
  await region(page, 'Who answers').getByText('phi4-mini is ready').waitFor();
  assert.equal(screen.values().AI_MODEL, 'phi4-mini');
});

test('without Ollama the page says how to get it, and finds it when it is there', async () => {
  await using screen = await openAi('none');
  const { page } = screen;
  const ollama = region(page, 'On this computer, with Ollama');
  await ollama.getByText('Ollama was not found').waitFor();
  const link = ollama.getByRole('link', { name: 'Get Ollama from ollama.com' });
  await waitForValue(() => link.getAttribute('href'), 'https://ollama.com/download');
  await waitForValue(() => link.getAttribute('rel'), 'noreferrer');
  screen.server.services.config.save({ AI_BASE_URL: screen.ai.url });
  await ollama.getByText('Ollama 0.12.6 is running').waitFor();
});

test('a service is connected, and a wrong key is told beside its field', async () => {
  await using screen = await openAi('none');
  const { ai, page } = screen;
  await page.getByRole('button', { name: 'Connect a service' }).click();
  const form = region(page, 'Who answers');
  await page.locator('input[value=openai]:focus:checked').waitFor();
  await form.getByRole('combobox', { name: 'Service' }).selectOption('Mistral');
  await waitForValue(() => form.getByLabel('Address').inputValue(), 'https://api.mistral.ai/v1');
  await form.getByLabel('Address').fill(`${ai.url}/v1`);
  await form.getByLabel('Key').fill('sk-wrong');
  await form.getByLabel('Key').blur();
  await form.getByRole('combobox', { name: 'Model' }).selectOption('qwen3:8b');
  ai.mode = 'wrongKey';
  await form.getByRole('button', { name: 'Test' }).click();
  await form.getByText(/^The key is wrong/).waitFor();
  await waitForValue(() => form.getByLabel('Key').getAttribute('aria-invalid'), 'true');
  ai.mode = 'slow';
  ai.delayMs = 5;
  ai.answer = () => ['one ', 'two ', 'three ', 'four ', 'five ', 'six ', 'seven'];
  await form.getByLabel('Key').fill('sk-right');
  await waitForValue(() => form.getByLabel('Key').getAttribute('aria-invalid'), null);
  await form.getByRole('button', { name: 'Test' }).click();
  await form
    .getByText(/^It works: the first word came after .*, the others at [\d.,]+ tokens a second\.$/)
    .waitFor();
  await form.getByRole('button', { name: 'Save' }).press('Enter');
  await page.getByText('qwen3:8b is ready').waitFor();
  assert.equal((await page.content()).includes('sk-right'), false);
  await region(page, 'Built into ClawChat').getByRole('button', { name: 'Use no AI' }).press('Enter');
  await form.getByText('No AI is connected').waitFor();
  assert.deepEqual([screen.values().AI_PROVIDER, screen.values().AI_API_KEY], ['builtin', 'sk-right']);
});

test('what the assistant should know and how freely it talks are kept, and a wrong temperature is told', async () => {
  await using screen = await openAi('none');
  const manner = region(screen.page, 'How it answers');
  await manner.getByRole('textbox', { name: 'What it should always know' }).fill('Call me Mina.');
  const temperature = manner.getByRole('textbox', { name: 'Temperature' });
  await temperature.fill('hot');
  await temperature.press('Enter');
  await manner.getByText('Enter a number from 0 to 2, such as 0.7.').waitFor();
  await temperature.fill('0,7');
  await manner.getByRole('button', { name: 'Save' }).click();
  await manner.getByText('Saved.').waitFor();
  assert.equal(screen.values().AI_TEMPERATURE, 0.7);
  const owner = await screen.server.signIn();
  const { body } = await owner.get<{ settings: { systemPrompt: string } }>('/api/settings');
  assert.equal(body.settings.systemPrompt, 'Call me Mina.');
  await temperature.fill('');
  await temperature.press('Enter');
  await manner.getByRole('button', { name: 'Save' }).waitFor({ state: 'detached' });
  assert.equal(screen.values().AI_TEMPERATURE, undefined);
});

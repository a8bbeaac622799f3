import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { ApiClient } from '../../../test/support/api-client.ts';
import { type FakeAi, startFakeAi } from '../../../test/support/fake-ai.ts';
import { startTestServer, type TestServer } from '../../../test/support/server.ts';
import type { AiOverview } from './ai.schema.ts';

let ai: FakeAi;
let server: TestServer;
let owner: ApiClient;

before(async () => {
  ai = await startFakeAi();
  server = await startTestServer({
    settings: { AI_PROVIDER: '', AI_BASE_URL: ai.url, AI_MODEL: 'llama3.2', AI_TEMPERATURE: '' },
  });
  owner = await server.signIn();
});
beforeEach(() => {
  ai.mode = 'normal';
});
after(async () => {
  await server.stop();
  await ai.stop();
});

const overview = async () => (await owner.get<AiOverview>('/api/dashboard/ai')).body;

test('an Ollama that is there is shown with its models as they are', async () => {
  const { ollama, current } = await overview();
  assert.deepEqual([ollama.found, ollama.version, ollama.is_configured], [true, '0.12.6', true]);
  assert.deepEqual(ollama.models[0], {
    name: 'llama3.2:latest',
    size_bytes: 2_019_393_189,
    modified_at: '2026-01-05T08:00:00.000000Z',
    family: 'llama',
    parameter_size: '3.2B',
    quantization: 'Q4_K_M',
    is_chosen: true,
  });
  assert.equal(ollama.models[1]?.is_chosen, false);
  assert.deepEqual([current.provider, current.model], ['ollama', 'llama3.2']);
});

test('one that is not there, or does not speak its language, is said in words and code', async () => {
  ai.mode = 'notJson';
  const { ollama } = await overview();
  assert.deepEqual([ollama.found, ollama.models, ollama.code], [false, [], 'BAD_ANSWER']);
  assert.match(ollama.error ?? '', /^There is no AI interface/);
  ai.mode = 'wrongKey';
  assert.equal((await overview()).ollama.code, 'WRONG_KEY');
});

test('a trial says how long the first word takes and how fast the others come', async () => {
  ai.mode = 'slow';
  ai.delayMs = 5;
  ai.answer = () => ['one ', 'two ', 'three ', 'four ', 'five ', 'six ', 'seven'];
  const attempt = async () =>
    (
      await owner.post<{
        connected: boolean;
        latency_ms?: number;
        tokens_per_second?: number;
        code?: string;
      }>('/api/dashboard/ai/test')
    ).body;
  const { connected, latency_ms = -1, tokens_per_second = 0 } = await attempt();
  assert.ok(connected && latency_ms >= 0 && tokens_per_second > 0);
  ai.answer = () => ['one'];
  assert.ok(!('tokens_per_second' in (await attempt())), 'one word has no pace');
  ai.mode = 'wrongKey';
  assert.deepEqual([(await attempt()).connected, (await attempt()).code], [false, 'WRONG_KEY']);
});

test('the temperature that is chosen is the one with which the AI talks', async () => {
  ai.answer = () => ['Fine.'];
  const save = (AI_TEMPERATURE: string) =>
    owner.put('/api/dashboard/settings', { values: { AI_TEMPERATURE } });
  assert.equal((await save('2.5')).status, 422);
  await save('0.7');
  await server.services.aiStatus.check();
  const { body } = await owner.post<{ id: string }>('/api/chat/conversations', { title: 'Words' });
  const content = 'Write me a long poem about the colour of quiet tuesdays';
  const answer = await owner.fetch('/api/chat/stream', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ conversation_id: body.id, content }),
  });
  await answer.text();
  const asked = ai.requests.filter(({ body: sent }) => JSON.stringify(sent ?? {}).includes('tuesdays'));
  assert.match(JSON.stringify(asked[0]?.body), /"temperature":0\.7/);
});

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { startAssistant } from '../support/assistant.ts';

it('Ollama is asked over its own protocol, always with the same window, which the prompt fits', async () => {
  await using assistant = await startAssistant({ settings: { AI_PROVIDER: 'ollama' } });
  const { ai, reader } = assistant;
  ai.requests.length = 0;
  reader.isPlainTalk = true;
  await assistant.say('good morning');
  reader.isPlainTalk = false;
  assistant.calls({ name: 'create_todo', arguments: { title: 'Bread' } });
  const { reply } = await assistant.say('bread');
  assert.equal(reply.metadata?.['todo_title'], 'Bread');
  assert.deepEqual(
    ai.requests.map(({ path }) => path),
    ['/api/chat', '/api/chat'],
  );
  const windows = ai.requests.map(
    ({ body }) => (body?.['options'] as { num_ctx: number } | undefined)?.num_ctx,
  );
  assert.deepEqual(windows, [8192, 8192]);
});

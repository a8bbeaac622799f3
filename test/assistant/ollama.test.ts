import assert from 'node:assert/strict';
import { it } from 'node:test';
import { startAssistant } from '../support/assistant.ts';

it('Ollama is asked over its own protocol for talk, over the compatible one where it may act', async () => {
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
    ['/api/chat', '/v1/chat/completions'],
  );
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { question, rejection, remoteKinds, testKey, withFakeAi } from '../../test/support/fake-ai-harness.ts';
import { AiError, type ToolDefinition } from './provider.ts';

const tools: ToolDefinition[] = [
  {
    name: 'create_todo',
    description: 'Adds a todo.',
    parameters: { type: 'object', properties: { title: { type: 'string' } }, required: ['title'] },
  },
];

for (const kind of remoteKinds) {
  describe(`function calling over ${kind}`, () => {
    it('offers the tools over the OpenAI-compatible endpoint and gives back the calls', async () => {
      await withFakeAi(kind, {}, async (ai, provider) => {
        ai.toolCalls = ({ messages }) => [
          { name: 'create_todo', arguments: { title: messages[0]?.content } },
          { name: 'list_todos', arguments: '' },
        ];
        assert.deepEqual(await provider.decide({ ...question('Buy milk'), tools, temperature: 0 }), {
          calls: [
            { name: 'create_todo', arguments: { title: 'Buy milk' } },
            { name: 'list_todos', arguments: {} },
          ],
          text: '',
        });
        const [request] = ai.requests;
        assert.equal(request?.path, '/v1/chat/completions');
        assert.equal(request.headers.authorization, `Bearer ${testKey}`);
        assert.deepEqual(request.body, {
          model: 'llama3.2',
          messages: [{ role: 'user', content: 'Buy milk' }],
          temperature: 0,
          tools: [{ type: 'function', function: tools[0] }],
        });
      });
    });

    it('gives back the text when no function is called', async () => {
      await withFakeAi(kind, {}, async (_ai, provider) => {
        assert.deepEqual(await provider.decide({ ...question('Hi'), tools }), {
          calls: [],
          text: 'You said: Hi',
        });
      });
    });

    it('says when the model cannot call functions', async () => {
      await withFakeAi(kind, {}, async (ai, provider) => {
        ai.mode = 'toolsRefused';
        const error = await rejection(provider.decide({ ...question(), tools }));
        assert.ok(error instanceof AiError);
        assert.equal(error.code, 'TOOLS_UNSUPPORTED');
        assert.match(error.message, /model "llama3.2" can only talk/);
      });
    });

    it('says when the arguments are no JSON', async () => {
      await withFakeAi(kind, {}, async (ai, provider) => {
        ai.toolCalls = () => [{ name: 'create_todo', arguments: '{"title": "Buy mi' }];
        const error = await rejection(provider.decide({ ...question(), tools }));
        assert.equal(error instanceof AiError && error.code, 'BAD_ANSWER');
      });
    });
  });
}

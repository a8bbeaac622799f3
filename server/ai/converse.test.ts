import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  failure,
  hear,
  question,
  remoteKinds,
  testKey,
  withFakeAi,
} from '../../test/support/fake-ai-harness.ts';
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
    it('offers the tools and gives back the calls', async () => {
      await withFakeAi(kind, {}, async (ai, provider) => {
        ai.toolCalls = ({ messages }) => [
          { name: 'create_todo', arguments: { title: messages[0]?.content } },
          { name: 'list_todos', arguments: '' },
        ];
        const heard = await hear(provider.converse({ ...question('Buy milk'), tools, temperature: 0 }));
        assert.deepEqual(heard, {
          pieces: [
            {
              calls: [
                { name: 'create_todo', arguments: { title: 'Buy milk' } },
                { name: 'list_todos', arguments: {} },
              ],
            },
          ],
        });
        const [request] = ai.requests;
        assert.equal(request?.path, kind === 'ollama' ? '/api/chat' : '/v1/chat/completions');
        assert.equal(request.headers.authorization, `Bearer ${testKey}`);
        assert.deepEqual(request.body, {
          model: 'llama3.2',
          messages: [{ role: 'user', content: 'Buy milk' }],
          ...(kind === 'ollama' ? { options: { num_ctx: 8192, temperature: 0 } } : { temperature: 0 }),
          tools: [{ type: 'function', function: tools[0] }],
          stream: true,
        });
      });
    });

    it('gives text as it comes, before the last is made', async () => {
      await withFakeAi(kind, {}, async (ai, provider) => {
        ai.mode = 'hangMidway';
        ai.answer = () => ['', 'first', 'second', 'third'];
        for await (const part of provider.converse({ ...question(), tools })) {
          assert.deepEqual(part, { text: 'first' });
          break;
        }
        await ai.requests[0]?.over;
        assert.ok(ai.requests[0]?.closedByClient);
      });
    });

    it('gives text, then the calls that follow it', async () => {
      await withFakeAi(kind, {}, async (ai, provider) => {
        ai.wordsBeforeCalls = ['One ', 'moment.'];
        ai.toolCalls = () => [{ name: 'create_todo', arguments: { title: 'Milch 🥛' } }];
        ai.mode = 'splitUtf8';
        assert.deepEqual(await hear(provider.converse({ ...question(), tools })), {
          pieces: [
            { text: 'One ' },
            { text: 'moment.' },
            { calls: [{ name: 'create_todo', arguments: { title: 'Milch 🥛' } }] },
          ],
        });
      });
    });

    it('offers no empty list of tools, which some servers refuse', async () => {
      await withFakeAi(kind, {}, async (ai, provider) => {
        await hear(provider.converse({ ...question(), tools: [] }));
        assert.ok(!Object.hasOwn(ai.requests[0]?.body ?? {}, 'tools'));
      });
    });

    it('says when the model cannot call functions', async () => {
      await withFakeAi(kind, {}, async (ai, provider) => {
        ai.mode = 'toolsRefused';
        const error = await failure(provider.converse({ ...question(), tools }));
        assert.ok(error instanceof AiError);
        assert.equal(error.code, 'TOOLS_UNSUPPORTED');
        assert.match(error.message, /model "llama3.2" can only talk/);
      });
    });

    it('says when the arguments are no JSON', async () => {
      await withFakeAi(kind, {}, async (ai, provider) => {
        ai.toolCalls = () => [{ name: 'create_todo', arguments: '{"title": "Buy mi' }];
        const error = await failure(provider.converse({ ...question(), tools }));
        assert.equal(error instanceof AiError && error.code, 'BAD_ANSWER');
      });
    });

    it('gives no calls that were cut off', async () => {
      await withFakeAi(kind, {}, async (ai, provider) => {
        ai.mode = 'truncated';
        ai.toolCalls = () => [{ name: 'create_todo', arguments: { title: 'Buy milk and bread' } }];
        const { pieces, error } = await hear(provider.converse({ ...question(), tools }));
        assert.deepEqual(pieces, []);
        assert.equal(error instanceof AiError && error.code, 'BAD_ANSWER');
      });
    });
  });
}

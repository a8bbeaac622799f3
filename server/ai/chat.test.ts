import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hear, question, remoteKinds, testKey, withFakeAi } from '../../test/support/fake-ai-harness.ts';
import { createProvider } from './create-provider.ts';
import { AiError } from './provider.ts';

const noSignal = () => new AbortController().signal;

for (const kind of remoteKinds) {
  describe(`chat over ${kind}`, () => {
    it('gives the pieces as they come, and never an empty one', async () => {
      await withFakeAi(kind, {}, async (ai, provider) => {
        ai.answer = () => ['', 'Good', '', ' morning', ''];
        assert.deepEqual(await hear(provider.chat(question())), { pieces: ['Good', ' morning'] });
      });
    });

    it('gives the first piece before the last is made', async () => {
      await withFakeAi(kind, {}, async (ai, provider) => {
        ai.mode = 'hangMidway';
        ai.answer = () => ['first', 'second', 'third', 'fourth'];
        for await (const piece of provider.chat(question())) {
          assert.equal(piece, 'first');
          break;
        }
      });
    });

    it('sends model, messages, key and options, and asks for a stream', async () => {
      await withFakeAi(kind, {}, async (ai, provider) => {
        const messages = [
          { role: 'system' as const, content: 'Be brief.' },
          { role: 'user' as const, content: 'Hello' },
        ];
        await hear(provider.chat({ messages, signal: noSignal(), temperature: 0.2, maxTokens: 50 }));
        const [request] = ai.requests;
        assert.equal(request?.path, kind === 'ollama' ? '/api/chat' : '/v1/chat/completions');
        assert.equal(request.headers.authorization, `Bearer ${testKey}`);
        const options =
          kind === 'ollama'
            ? { options: { num_ctx: 8192, temperature: 0.2, num_predict: 50 } }
            : { temperature: 0.2, max_tokens: 50 };
        assert.deepEqual(request.body, { model: 'llama3.2', messages, stream: true, ...options });
      });
    });

    it('sends no key header without a key', async () => {
      await withFakeAi(kind, { settings: { apiKey: '' } }, async (ai, provider) => {
        assert.equal((await hear(provider.chat(question('Hi')))).pieces.join(''), 'You said: Hi');
        assert.equal(ai.requests[0]?.headers.authorization, undefined);
      });
    });

    it('puts characters together that arrive byte by byte', async () => {
      await withFakeAi(kind, {}, async (ai, provider) => {
        ai.mode = 'splitUtf8';
        ai.answer = () => ['Grüße ', '日本 ', '👩‍👩‍👧 🦀'];
        assert.deepEqual(await hear(provider.chat(question())), {
          pieces: ['Grüße ', '日本 ', '👩‍👩‍👧 🦀'],
        });
      });
    });

    it('waits for a slow answer', async () => {
      await withFakeAi(kind, {}, async (ai, provider) => {
        ai.mode = 'slow';
        ai.delayMs = 5;
        ai.answer = () => ['a', 'b', 'c'];
        assert.deepEqual(await hear(provider.chat(question())), { pieces: ['a', 'b', 'c'] });
      });
    });

    it('serves several questions at once', async () => {
      await withFakeAi(kind, {}, async (_ai, provider) => {
        const answers = await Promise.all(['1', '2', '3'].map((text) => hear(provider.chat(question(text)))));
        assert.deepEqual(
          answers.map(({ pieces }) => pieces.join('')),
          ['You said: 1', 'You said: 2', 'You said: 3'],
        );
      });
    });
  });
}

describe('chat without an AI', () => {
  const provider = createProvider({ provider: 'builtin', baseUrl: '', apiKey: '', model: '' });

  it('says how to connect one', async () => {
    const { pieces, error } = await hear(provider.chat(question()));
    assert.deepEqual(pieces, []);
    assert.ok(error instanceof AiError);
    assert.match(error.message, /No AI is connected.*Ollama.*dashboard/);
  });

  it('is always there, offers no models, and says the same where functions are offered', async () => {
    await provider.check(noSignal());
    assert.deepEqual(await provider.listModels(noSignal()), []);
    const { error } = await hear(provider.converse({ ...question(), tools: [] }));
    assert.match(String(error), /No AI is connected/);
  });
});

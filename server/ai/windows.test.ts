import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hear, question, withFakeAi } from '../../test/support/fake-ai-harness.ts';
import { windowFrom, windowToFill } from './model-window.ts';

const signal = () => new AbortController().signal;
const windowOf = (body: Record<string, unknown> | undefined) =>
  (body?.['options'] as { num_ctx?: number } | undefined)?.num_ctx;

describe('the window that Ollama is asked with', () => {
  const cases: [Parameters<typeof windowFrom>[0], number][] = [
    [{}, 8192],
    [{ made: 131_072 }, 8192],
    [{ made: 2048 }, 2048],
    [{ made: 131_072, set: 4096 }, 4096],
    [{ made: 131_072, set: 16_384, loaded: 4096 }, 16_384],
    [{ made: 131_072, loaded: 32_768 }, 32_768],
    [{ made: 131_072, loaded: 4096 }, 8192],
    [{ made: 4096, set: 32_768 }, 4096],
    [{ made: 0, set: -1, loaded: 7 }, 8192],
  ];
  for (const [facts, window] of cases) {
    it(`is ${window} where ${JSON.stringify(facts)}`, () => assert.equal(windowFrom(facts), window));
  }

  it('is found out by the check, and sent with every question', async () => {
    await withFakeAi('ollama', {}, async (ai, provider) => {
      ai.windows = { made: 131_072, set: 4096, loaded: 65_536 };
      assert.equal(provider.contextTokens(), 8192);
      await provider.check(signal());
      assert.equal(provider.contextTokens(), 4096);
      ai.requests.length = 0;
      await hear(provider.chat({ ...question(), maxTokens: 10 }));
      await hear(provider.converse({ ...question(), tools: [], temperature: 0 }));
      assert.deepEqual(
        ai.requests.map(({ body }) => body?.['options']),
        [
          { num_ctx: 4096, num_predict: 10 },
          { num_ctx: 4096, temperature: 0 },
        ],
      );
      await provider.check(signal());
      assert.equal(ai.requests.filter(({ path }) => path === '/api/show').length, 0, 'asked for once');
    });
  });

  it('is the usual one with a version that does not say', async () => {
    await withFakeAi('ollama', {}, async (ai, provider) => {
      ai.windows = 'unknown';
      await provider.check(signal());
      await hear(provider.chat(question()));
      assert.equal(windowOf(ai.requests.at(-1)?.body), 8192);
    });
  });
});

it('the window of a service is filled as far as it says, and not beyond reason', async () => {
  assert.deepEqual([4096, 1_000_000, undefined, 3].map(windowToFill), [4096, 32_768, undefined, undefined]);
  await withFakeAi('openai', {}, async (ai, provider) => {
    await provider.check(signal());
    assert.equal(provider.contextTokens(), undefined);
    ai.models = ai.models.map((model) => ({ ...model, contextLength: 4096 }));
    await provider.check(signal());
    assert.equal(provider.contextTokens(), 4096);
    assert.deepEqual(await provider.listModels(signal()), [
      { name: 'llama3.2:latest' },
      { name: 'qwen3:8b' },
    ]);
  });
});

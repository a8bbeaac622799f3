import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rejection, remoteKinds, withFakeAi } from '../../test/support/fake-ai-harness.ts';
import { AiError } from './provider.ts';

const signal = new AbortController().signal;

for (const kind of remoteKinds) {
  describe(`models of ${kind}`, () => {
    it('are listed with what is known about them', async () => {
      await withFakeAi(kind, {}, async (ai, provider) => {
        const sizes =
          kind === 'ollama' ? [{ sizeBytes: 2_019_393_189 }, { sizeBytes: 5_225_388_164 }] : [{}, {}];
        assert.deepEqual(await provider.listModels(signal), [
          { name: 'llama3.2:latest', ...sizes[0] },
          { name: 'qwen3:8b', ...sizes[1] },
        ]);
        assert.equal(ai.requests[0]?.path, kind === 'ollama' ? '/api/tags' : '/v1/models');
      });
    });

    for (const model of ['llama3.2', 'llama3.2:latest', 'qwen3:8b']) {
      it(`include ${model}`, async () => {
        await withFakeAi(kind, { settings: { model } }, (_ai, provider) => provider.check(signal));
      });
    }

    for (const model of ['llama3', 'qwen3', 'qwen3:4b', '']) {
      it(`do not include "${model}"`, async () => {
        await withFakeAi(kind, { settings: { model } }, async (_ai, provider) => {
          const error = await rejection(provider.check(signal));
          assert.equal(error instanceof AiError && error.code, 'MODEL_MISSING');
        });
      });
    }

    it('may be asked for under an address with or without /v1', async () => {
      await withFakeAi(kind, {}, async (ai) => {
        for (const end of ['', '/', '/v1', '/v1/']) {
          const settings = { baseUrl: `${ai.url}${end}` };
          await withFakeAi(kind, { settings }, (_other, provider) => provider.check(signal));
        }
        const lists = ai.requests.filter(({ path }) => /models|tags/.test(path));
        assert.equal(lists.length, 4);
        assert.ok(ai.requests.every(({ path }) => /^\/(?:v1\/models|api\/(?:tags|show|ps))$/.test(path)));
      });
    });
  });
}

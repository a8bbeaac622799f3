import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { describe, it } from 'node:test';
import {
  failure,
  firstRequest,
  hear,
  question,
  rejection,
  remoteKinds,
  withFakeAi,
} from '../../test/support/fake-ai-harness.ts';
import { AiError, type AiProvider } from './provider.ts';

function assertTimeout(error: unknown, words: RegExp): void {
  assert.ok(error instanceof AiError);
  assert.equal(error.code, 'TIMEOUT');
  assert.match(error.message, words);
}

for (const kind of remoteKinds) {
  describe(`time limits of ${kind}`, () => {
    it('waits for the first piece only so long', async () => {
      await withFakeAi(kind, { limits: { firstPieceMs: 40 } }, async (ai, provider) => {
        ai.mode = 'hang';
        const { error } = await hear(provider.chat(question()));
        assertTimeout(error, /too long to begin/);
      });
    });

    it('gives up on silence in the middle, and keeps what was heard', async () => {
      await withFakeAi(kind, { limits: { silenceMs: 150 } }, async (ai, provider) => {
        ai.mode = 'hangMidway';
        ai.answer = () => ['a', 'b', 'c', 'd'];
        const { pieces, error } = await hear(provider.chat(question()));
        assert.deepEqual(pieces, ['a', 'b']);
        assertTimeout(error, /fell silent/);
        await ai.requests[0]?.over;
        assert.ok(ai.requests[0]?.closedByClient);
      });
    });

    it('does not count the time its reader takes as silence', async () => {
      await withFakeAi(kind, { limits: { silenceMs: 250 } }, async (ai, provider) => {
        ai.answer = () => ['a', 'b'];
        const pieces: string[] = [];
        for await (const piece of provider.chat(question())) {
          pieces.push(piece);
          await new Promise((resolve) => setTimeout(resolve, 300));
        }
        assert.deepEqual(pieces, ['a', 'b']);
      });
    });

    it('ends an answer that is steady but takes for ever', async () => {
      await withFakeAi(kind, { limits: { wholeMs: 150 } }, async (ai, provider) => {
        ai.mode = 'slow';
        ai.delayMs = 5;
        ai.answer = () => Array.from({ length: 10_000 }, () => 'on and ');
        const { error } = await hear(provider.chat(question()));
        assertTimeout(error, /did not finish/);
      });
    });

    it('limits function calling and lists, too', async () => {
      await withFakeAi(kind, { limits: { firstPieceMs: 40, listMs: 40 } }, async (ai, provider) => {
        ai.mode = 'hang';
        assertTimeout(await failure(provider.converse({ ...question(), tools: [] })), /too long to begin/);
        assertTimeout(await rejection(provider.listModels(question().signal)), /accepts connections/);
        assertTimeout(await rejection(provider.check(question().signal)), /accepts connections/);
      });
    });
  });

  describe(`cancelling ${kind}`, () => {
    const reason = new Error('The phone went away.');

    it('closes the connection in the middle of an answer', async () => {
      await withFakeAi(kind, {}, async (ai, provider) => {
        ai.mode = 'hangMidway';
        ai.answer = () => ['a', 'b'];
        const caller = new AbortController();
        const pieces: string[] = [];
        const answer = provider.chat(question('Hi', caller.signal));
        const error = await rejection(
          (async () => {
            for await (const piece of answer) {
              pieces.push(piece);
              setTimeout(() => caller.abort(reason), 20);
            }
          })(),
        );
        assert.equal(error, reason);
        assert.deepEqual(pieces, ['a']);
        await ai.requests[0]?.over;
        assert.ok(ai.requests[0]?.closedByClient);
      });
    });

    const asks: Record<string, (provider: AiProvider, signal: AbortSignal) => Promise<unknown>> = {
      chat: async (provider, signal) => {
        for await (const piece of provider.chat(question('Hi', signal))) assert.fail(piece);
      },
      converse: async (provider, signal) => {
        const request = { ...question('Hi', signal), tools: [] };
        for await (const part of provider.converse(request)) assert.fail(JSON.stringify(part));
      },
      listModels: (provider, signal) => provider.listModels(signal),
      check: (provider, signal) => provider.check(signal),
    };

    for (const [name, ask] of Object.entries(asks)) {
      it(`closes the connection while ${name} waits`, async () => {
        await withFakeAi(kind, {}, async (ai, provider) => {
          ai.mode = 'hang';
          const caller = new AbortController();
          const failed = rejection(ask(provider, caller.signal));
          const request = await firstRequest(ai);
          caller.abort(reason);
          assert.equal(await failed, reason);
          await request.over;
          assert.ok(request.closedByClient);
        });
      });

      it(`does not even begin ${name} when cancelled before`, async () => {
        await withFakeAi(kind, {}, async (ai, provider) => {
          assert.equal(await rejection(ask(provider, AbortSignal.abort(reason))), reason);
          assert.equal(ai.requests.length, 0);
        });
      });
    }

    it('closes the connection when the reader leaves the loop', async () => {
      await withFakeAi(kind, {}, async (ai, provider) => {
        ai.mode = 'endless';
        for await (const _ of provider.chat(question())) break;
        await ai.requests[0]?.over;
        assert.ok(ai.requests[0]?.closedByClient);
      });
    });

    it("leaves nothing behind on the caller's signal", async () => {
      await withFakeAi(kind, {}, async (_ai, provider) => {
        const { signal } = new AbortController();
        await hear(provider.chat(question('Hi', signal)));
        await provider.check(signal);
        assert.equal(getEventListeners(signal, 'abort').length, 0);
      });
    });
  });
}

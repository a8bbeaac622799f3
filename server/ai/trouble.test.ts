import assert from 'node:assert/strict';
import { type AddressInfo, createServer } from 'node:net';
import { describe, it } from 'node:test';
import { inspect } from 'node:util';
import type { FakeAiMode } from '../../test/support/fake-ai.ts';
import { startFakeAi } from '../../test/support/fake-ai.ts';
import {
  failure,
  hear,
  question,
  rejection,
  remoteKinds,
  secretText,
  testKey,
  withFakeAi,
} from '../../test/support/fake-ai-harness.ts';
import { createProvider } from './create-provider.ts';
import { AiError, type AiErrorCode } from './provider.ts';

/** The sentence for the owner, the stack and the causes hold neither key nor message. */
function assertTrouble(error: unknown, code: AiErrorCode, words: RegExp): void {
  assert.ok(error instanceof AiError, inspect(error));
  assert.equal(error.code, code, error.message);
  assert.match(error.message, words);
  const everything = inspect(error, { depth: 10, showHidden: true });
  assert.ok(!everything.includes(testKey), everything);
  assert.ok(!everything.includes(secretText), everything);
}

type Trouble = { mode: FakeAiMode; code: AiErrorCode; words: RegExp; heard: string[] };

const half = ['Well, ', 'you said: '];
const troubles: Trouble[] = [
  { mode: 'wrongKey', code: 'WRONG_KEY', words: /refuses the API key.*dashboard/, heard: [] },
  { mode: 'modelMissing', code: 'MODEL_MISSING', words: /no model "llama3.2".*dashboard/, heard: [] },
  { mode: 'outOfMemory', code: 'OUT_OF_MEMORY', words: /too little memory.*smaller model/, heard: [] },
  { mode: 'busy', code: 'BUSY', words: /is busy.*try again/, heard: [] },
  { mode: 'notJson', code: 'BAD_ANSWER', words: /no AI interface at http.*Check the AI address/, heard: [] },
  { mode: 'broken', code: 'UNREACHABLE', words: /hung up in the middle/, heard: half },
  { mode: 'truncated', code: 'BAD_ANSWER', words: /ended too early/, heard: half },
  { mode: 'errorMidway', code: 'BAD_ANSWER', words: /error of its own/, heard: half },
  { mode: 'malformedMidway', code: 'BAD_ANSWER', words: /cannot be read/, heard: half },
];

for (const kind of remoteKinds) {
  describe(`trouble with ${kind}`, () => {
    for (const { mode, code, words, heard } of troubles) {
      it(`tells the owner about ${mode}`, async () => {
        await withFakeAi(kind, {}, async (ai, provider) => {
          ai.mode = mode;
          ai.answer = () => [...half, secretText, ' and more'];
          const { pieces, error } = await hear(provider.chat(question()));
          assertTrouble(error, code, words);
          assert.deepEqual(pieces, heard);
        });
      });
    }

    it('tells the owner that nobody listens', async () => {
      const { url } = await closedPort();
      const provider = createProvider({ provider: kind, baseUrl: url, apiKey: testKey, model: 'llama3.2' });
      const words = new RegExp(`at ${url}.*dashboard`);
      assertTrouble((await hear(provider.chat(question()))).error, 'UNREACHABLE', words);
      assertTrouble(await rejection(provider.check(question().signal)), 'UNREACHABLE', words);
      assertTrouble(await failure(provider.converse({ ...question(), tools: [] })), 'UNREACHABLE', words);
    });

    it('tells the owner that the name does not exist', async () => {
      const baseUrl = 'http://no-such-computer.invalid:11434';
      const provider = createProvider({ provider: kind, baseUrl, apiKey: '', model: 'llama3.2' });
      assertTrouble(
        await rejection(provider.listModels(question().signal)),
        'UNREACHABLE',
        /no-such-computer/,
      );
    });

    it('names something that speaks no HTTP', async (t) => {
      const server = createServer((socket) => {
        socket.on('error', () => socket.destroy());
        socket.on('data', () => socket.write('220 mail.example ESMTP\r\n'));
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      t.after(() => server.close());
      const { port } = server.address() as AddressInfo;
      const baseUrl = `http://127.0.0.1:${port}`;
      const provider = createProvider({ provider: kind, baseUrl, apiKey: testKey, model: 'llama3.2' });
      assertTrouble((await hear(provider.chat(question()))).error, 'BAD_ANSWER', /no AI interface/);
    });

    for (const baseUrl of ['localhost:11434', 'ftp://localhost', 'http://me:pass@localhost', '']) {
      it(`refuses the address "${baseUrl}"`, async () => {
        const provider = createProvider({ provider: kind, baseUrl, apiKey: testKey, model: 'llama3.2' });
        const words = /must begin with http/;
        assertTrouble((await hear(provider.chat(question()))).error, 'UNREACHABLE', words);
        assertTrouble(await rejection(provider.check(question().signal)), 'UNREACHABLE', words);
        assertTrouble(await failure(provider.converse({ ...question(), tools: [] })), 'UNREACHABLE', words);
      });
    }

    it('refuses a key that cannot be sent, without showing it', async () => {
      const settings = { apiKey: `${testKey}\n${testKey}` };
      await withFakeAi(kind, { settings }, async (ai, provider) => {
        assertTrouble((await hear(provider.chat(question()))).error, 'WRONG_KEY', /Enter a valid key/);
        assert.equal(ai.requests.length, 0);
      });
    });

    it('follows no redirect, neither with the key nor with the conversation', async () => {
      const elsewhere = await startFakeAi();
      await withFakeAi(kind, {}, async (ai, provider) => {
        ai.mode = 'redirect';
        ai.redirectTo = elsewhere.url;
        const words = /another address.*final address in the dashboard/;
        assertTrouble((await hear(provider.chat(question()))).error, 'BAD_ANSWER', words);
        assertTrouble(await rejection(provider.check(question().signal)), 'BAD_ANSWER', words);
        assertTrouble(await failure(provider.converse({ ...question(), tools: [] })), 'BAD_ANSWER', words);
        assert.equal(ai.requests.length, 3);
      }).finally(() => elsewhere.stop());
      assert.equal(elsewhere.requests.length, 0);
    });
  });
}

/** An address where nobody listens any more. */
async function closedPort(): Promise<{ url: string }> {
  const ai = await startFakeAi();
  await ai.stop();
  return { url: ai.url };
}

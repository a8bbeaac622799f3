import assert from 'node:assert/strict';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import {
  failure,
  hear,
  question,
  rejection,
  remoteKinds,
  withFakeAi,
} from '../../test/support/fake-ai-harness.ts';
import { createProvider } from './create-provider.ts';
import { maxAnswerBytes } from './limits.ts';
import { AiError, type AiProvider } from './provider.ts';

const mebibyte = 1024 * 1024;

function assertBadAnswer(error: unknown, words: RegExp): void {
  assert.ok(error instanceof AiError, String(error));
  assert.equal(error.code, 'BAD_ANSWER');
  assert.match(error.message, words);
}

/** A server with one answer to everything, for bodies no protocol would write. */
async function withAnswer(
  kind: 'ollama' | 'openai',
  respond: (response: ServerResponse) => void,
  run: (provider: AiProvider) => Promise<void>,
): Promise<void> {
  const server = createServer((_request, response) => respond(response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    await run(createProvider({ provider: kind, baseUrl, apiKey: '', model: 'llama3.2' }));
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** A piece of a stream as each protocol writes it. */
const frame = (kind: (typeof remoteKinds)[number], value: unknown) =>
  kind === 'ollama' ? `${JSON.stringify(value)}\n` : `data: ${JSON.stringify(value)}\n\n`;

for (const kind of remoteKinds) {
  const toText = (value: unknown) =>
    kind === 'ollama' ? `${JSON.stringify(value)}\n` : `data: ${JSON.stringify(value)}\n\n`;

  describe(`a hostile ${kind} server`, () => {
    it('that never stops is cut off at the longest answer', async () => {
      await withFakeAi(kind, {}, async (ai, provider) => {
        ai.mode = 'endless';
        const { pieces, error } = await hear(provider.chat(question()));
        assertBadAnswer(error, /did not stop talking/);
        const bytes = Buffer.byteLength(pieces.join(''));
        assert.ok(bytes <= maxAnswerBytes && bytes > maxAnswerBytes - 1000, String(bytes));
        await ai.requests[0]?.over;
        assert.ok(ai.requests[0]?.closedByClient);
      });
    });

    it('that sends one line without end is cut off before memory fills', async () => {
      await withFakeAi(kind, {}, async (ai, provider) => {
        ai.mode = 'hugeLine';
        assertBadAnswer((await hear(provider.chat(question()))).error, /did not stop talking/);
        assertBadAnswer(
          await failure(provider.converse({ ...question(), tools: [] })),
          /did not stop talking/,
        );
        for (const request of ai.requests) {
          await request.over;
          // The rest is what the operating system's buffers took before the connection closed.
          assert.ok(request.bytesSent < 16 * mebibyte, String(request.bytesSent));
        }
      });
    });

    it('that answers a list without end is cut off', async () => {
      const flood = (response: ServerResponse) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        const more = () => response.writable && response.write(' '.repeat(mebibyte), more);
        more();
      };
      await withAnswer(kind, flood, async (provider) => {
        assertBadAnswer(await rejection(provider.listModels(question().signal)), /did not stop talking/);
      });
    });

    it('that explains a refusal without end is heard for a moment only', async () => {
      const flood = (response: ServerResponse) => {
        response.writeHead(500, { 'content-type': 'text/plain' });
        const more = () => response.writable && response.write('out of memory '.repeat(10_000), more);
        more();
      };
      await withAnswer(kind, flood, async (provider) => {
        const { error } = await hear(provider.chat(question()));
        assert.equal(error instanceof AiError && error.code, 'OUT_OF_MEMORY');
      });
    });

    const strange: unknown[] = [
      null,
      5,
      [],
      'text',
      { message: 'no object', choices: 'no list' },
      { message: { content: { nested: true } }, choices: [{ delta: { content: 7 } }] },
    ];
    for (const value of strange) {
      it(`that sends ${JSON.stringify(value)} is not believed`, async () => {
        await withAnswer(
          kind,
          (response) => response.end(toText(value)),
          async (provider) => {
            const { pieces, error } = await hear(provider.chat(question()));
            assert.deepEqual(pieces, []);
            assertBadAnswer(error, /cannot be read|ended too early/);
          },
        );
        await withAnswer(
          kind,
          (response) => response.setHeader('content-type', 'application/json').end(JSON.stringify(value)),
          async (provider) => {
            assertBadAnswer(await rejection(provider.listModels(question().signal)), /cannot be read/);
          },
        );
        await withAnswer(
          kind,
          (response) => response.end(frame(kind, value)),
          async (provider) => {
            const { pieces, error } = await hear(provider.converse({ ...question(), tools: [] }));
            assert.deepEqual(pieces, []);
            assertBadAnswer(error, /cannot be read|ended too early/);
          },
        );
      });
    }

    it('that reports an error with status 200 is understood', async () => {
      const report = { error: { message: 'Rate limit reached', code: 429 } };
      const respond = (response: ServerResponse) => response.end(frame(kind, report));
      await withAnswer(kind, respond, async (provider) => {
        const error = await failure(provider.converse({ ...question(), tools: [] }));
        assert.equal(error instanceof AiError && error.code, 'BUSY');
      });
    });

    it('that sends calls without end is cut off', async () => {
      const chunk = (call: object) =>
        frame(
          kind,
          kind === 'ollama'
            ? { message: { tool_calls: [call] }, done: false }
            : { choices: [{ delta: { tool_calls: [call] } }] },
        );
      const floods: Record<string, (turn: number) => object> = {
        'one call with endless arguments': () => ({ index: 0, function: { arguments: 'x'.repeat(1000) } }),
        'calls without end': (turn) => ({
          index: turn,
          id: `call_${turn}`,
          function: { name: 'a', arguments: '{}' },
        }),
        'arguments as objects': () => ({ function: { name: 'a', arguments: {} } }),
      };
      for (const [name, next] of Object.entries(floods)) {
        const flood = (response: ServerResponse) => {
          let turn = 0;
          const more = () => {
            turn += 1;
            if (response.writable) response.write(chunk(next(turn)).repeat(50), more);
          };
          more();
        };
        await withAnswer(kind, flood, async (provider) => {
          const { pieces, error } = await hear(provider.converse({ ...question(), tools: [] }));
          assert.deepEqual(pieces, [], name);
          assertBadAnswer(error, /did not stop talking/);
        });
      }
    });

    it('that answers nothing at all is not believed', async () => {
      await withAnswer(
        kind,
        (response) => response.end(),
        async (provider) => {
          assertBadAnswer((await hear(provider.chat(question()))).error, /ended too early|cannot be read/);
          assertBadAnswer(await rejection(provider.listModels(question().signal)), /cannot be read/);
        },
      );
    });
  });
}

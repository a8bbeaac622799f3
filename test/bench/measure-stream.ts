import type { FakeAi } from '../support/fake-ai.ts';
import type { Sides } from './measure-operation.ts';
import { median, percentile } from './statistics.ts';

export type StreamTimes = { first: { p50: number; p99: number }; total: { p50: number; p99: number } };

/** What the way through the server adds to the AI's own time, both over the same AI in turn, ms. */
export type Streams = { server: StreamTimes; provider: StreamTimes; added: { first: number; total: number } };

type Once = { first: number; total: number };

/** Time to the first piece that holds text, and to the end. */
async function timeStream(url: string, init: RequestInit, isText: RegExp): Promise<Once> {
  const started = performance.now();
  const response = await fetch(url, init);
  let first: number | undefined;
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += new TextDecoder().decode(chunk);
    if (first === undefined && isText.test(text)) first = performance.now() - started;
  }
  if (first === undefined) throw new Error(`No text in ${response.status}: ${text.slice(0, 300)}`);
  return { first, total: performance.now() - started };
}

const post = (body: unknown, token?: string): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
  body: JSON.stringify(body),
});

const said = 'Tell me about the garden';

export async function measureStreams(
  { server, token, data }: Pick<Sides, 'server' | 'token' | 'data'>,
  ai: FakeAi,
  times: number,
): Promise<Streams> {
  const served: Once[] = [];
  const direct: Once[] = [];
  const messages = [{ role: 'user', content: said }];
  for (let index = 0; index < times; index += 1) {
    served.push(
      await timeStream(
        `${server.url}/api/chat/stream`,
        post({ conversation_id: data.conversationId, content: said }, token),
        /"token":/,
      ),
    );
    direct.push(
      await timeStream(
        `${ai.url}/api/chat`,
        post({ model: 'llama3.2', messages, stream: true }),
        /"content":"\w/,
      ),
    );
  }
  const both = { server: timesOf(served), provider: timesOf(direct) };
  return {
    ...both,
    added: {
      first: both.server.first.p50 - both.provider.first.p50,
      total: both.server.total.p50 - both.provider.total.p50,
    },
  };
}

const timesOf = (all: readonly Once[]): StreamTimes => {
  const spread = (values: number[]) => ({ p50: median(values), p99: percentile(values, 0.99) });
  return { first: spread(all.map(({ first }) => first)), total: spread(all.map(({ total }) => total)) };
};

import { setTimeout as delay } from 'node:timers/promises';
import { createProvider } from '../../server/ai/create-provider.ts';
import type { AiLimits } from '../../server/ai/limits.ts';
import type { AiProvider, AiSettings, ChatRequest, SpokenPart } from '../../server/ai/provider.ts';
import { type FakeAi, type FakeAiRequest, startFakeAi } from './fake-ai.ts';

/** The kinds that talk to a server. */
export const remoteKinds = ['ollama', 'openai'] as const;
type RemoteKind = (typeof remoteKinds)[number];

export const testKey = 'sk-test-0123456789';
export const secretText = 'my secret plan';

type Setup = { limits?: Partial<AiLimits>; settings?: Partial<AiSettings> };

/** A fake AI and a provider of the kind that talks to it; the fake stops afterwards. */
export async function withFakeAi(
  kind: RemoteKind,
  setup: Setup,
  run: (ai: FakeAi, provider: AiProvider) => Promise<void>,
): Promise<void> {
  const ai = await startFakeAi();
  const settings = { provider: kind, baseUrl: ai.url, apiKey: testKey, model: 'llama3.2' };
  const provider = createProvider({ ...settings, ...setup.settings }, { limits: setup.limits ?? {} });
  try {
    await run(ai, provider);
  } finally {
    await ai.stop();
  }
}

export function question(content: string = secretText, signal = new AbortController().signal): ChatRequest {
  return { messages: [{ role: 'user', content }], signal };
}

/** Everything an answer gave before it ended or failed. */
export async function hear<T extends string | SpokenPart>(
  answer: AsyncIterable<T>,
): Promise<{ pieces: T[]; error?: unknown }> {
  const pieces: T[] = [];
  try {
    for await (const piece of answer) pieces.push(piece);
    return { pieces };
  } catch (error) {
    return { pieces, error };
  }
}

/** What went wrong with an answer; undefined when nothing did. */
export async function failure(answer: AsyncIterable<string | SpokenPart>): Promise<unknown> {
  return (await hear(answer)).error;
}

/** What a promise was rejected with; throws when it was not. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => {
      throw new Error('Expected a rejection.');
    },
    (error: unknown) => error,
  );
}

/** The first request, as soon as the fake has it. */
export async function firstRequest(ai: FakeAi): Promise<FakeAiRequest> {
  for (;;) {
    const [request] = ai.requests;
    if (request) return request;
    await delay(2);
  }
}

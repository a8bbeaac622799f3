import type { AiProvider } from './provider.ts';

const answer = [
  'No AI is connected yet, so there is nobody to answer. ',
  'Install Ollama from ollama.com on this computer, or enter the address and key of an AI service in the dashboard.',
];

/** Stands in until the owner connects an AI: always there, says what to do, calls no functions. */
export function createBuiltinProvider(): AiProvider {
  return {
    kind: 'builtin',
    contextTokens: () => undefined,
    chat: ({ signal }) => speak(signal),
    async *converse({ signal }) {
      for await (const text of speak(signal)) yield { text };
    },
    listModels: async () => [],
    check: async () => undefined,
  };
}

async function* speak(signal: AbortSignal): AsyncGenerator<string> {
  for (const piece of answer) {
    signal.throwIfAborted();
    yield piece;
  }
}

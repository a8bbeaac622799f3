import { AiError, type AiProvider } from './provider.ts';

const answer =
  'No AI is connected yet, so there is nobody to answer. Install Ollama from ollama.com on this computer, or enter the address and key of an AI service in the dashboard.';

/**
 * Stands in until the owner connects an AI: always there, calls no functions, and says what to do in the way in which
 * every AI that cannot answer is told, as a notice of the server.
 */
export function createBuiltinProvider(): AiProvider {
  return {
    kind: 'builtin',
    contextTokens: () => undefined,
    chat: ({ signal }) => refuse(signal),
    converse: ({ signal }) => refuse(signal),
    listModels: async () => [],
    check: async () => undefined,
  };
}

/** Throws with the first piece that is asked for. @throws {AiError} */
function refuse(signal: AbortSignal): AsyncIterable<never> {
  const next = async () => {
    signal.throwIfAborted();
    throw new AiError('UNREACHABLE', answer);
  };
  return { [Symbol.asyncIterator]: () => ({ next }) };
}

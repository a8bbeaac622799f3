import { Ollama } from 'ollama';
import { z } from 'zod';
import { ollamaAddress, targetOf, usableKey } from './address.ts';
import { boundedText, type Call, fetchDocument, streamAnswer } from './call.ts';
import type { AiLimits } from './limits.ts';
import { requireModel } from './models.ts';
import { converseOverOpenai } from './openai-converse.ts';
import type { AiModel, AiProvider, AiSettings, ChatRequest } from './provider.ts';
import { readDocument } from './read-document.ts';

const chunk = z.object({ message: z.object({ content: z.string().optional() }).optional() });

const modelList = z.object({ models: z.array(z.object({ name: z.string(), size: z.number().optional() })) });

/** A client for one call. */
function connect(settings: AiSettings, fetch: typeof globalThis.fetch): Ollama {
  const key = usableKey(settings);
  return new Ollama({
    host: ollamaAddress(settings),
    headers: key === '' ? {} : { Authorization: `Bearer ${key}` },
    fetch,
  });
}

async function* askForPieces(
  settings: AiSettings,
  { target }: Call,
  request: ChatRequest,
  fetch: typeof globalThis.fetch,
): AsyncGenerator<string> {
  const { messages, temperature, maxTokens } = request;
  const stream = await connect(settings, fetch).chat({
    model: settings.model,
    messages: messages.map(({ role, content }) => ({ role, content })),
    stream: true,
    options: {
      ...(temperature !== undefined && { temperature }),
      ...(maxTokens !== undefined && { num_predict: maxTokens }),
    },
  });
  for await (const frame of stream) {
    yield readDocument(chunk, frame, target).message?.content ?? '';
  }
}

async function listModels(settings: AiSettings, call: Call): Promise<AiModel[]> {
  const answer: unknown = await fetchDocument(call, (fetch) => connect(settings, fetch).list());
  return readDocument(modelList, answer, call.target).models.map(({ name, size }) => ({
    name,
    ...(size !== undefined && { sizeBytes: size }),
  }));
}

/**
 * Ollama over its own protocol, https://github.com/ollama/ollama/blob/main/docs/api.md; function calling over the
 * OpenAI-compatible endpoint it offers beside.
 */
export function createOllamaProvider(settings: AiSettings, limits: AiLimits): AiProvider {
  const target = targetOf(settings);
  const compatible = (): AiSettings => ({ ...settings, baseUrl: `${ollamaAddress(settings)}/v1` });
  return {
    kind: 'ollama',
    chat: (request) => {
      const call = { target, limits, signal: request.signal, onSent: request.onSent };
      return streamAnswer(call, 'lines', (fetch) =>
        boundedText(askForPieces(settings, call, request, fetch), target),
      );
    },
    converse: (request) => {
      const call = { target, limits, signal: request.signal, onSent: request.onSent };
      return streamAnswer(call, 'events', (fetch) => converseOverOpenai(compatible(), call, request, fetch));
    },
    listModels: (signal) => listModels(settings, { target, limits, signal }),
    check: async (signal) => requireModel(await listModels(settings, { target, limits, signal }), target),
  };
}

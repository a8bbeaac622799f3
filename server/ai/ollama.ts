import { Ollama } from 'ollama';
import { z } from 'zod';
import { ollamaAddress, targetOf, usableKey } from './address.ts';
import { boundedText, type Call, fetchDocument, streamAnswer } from './call.ts';
import type { AiLimits } from './limits.ts';
import { type ModelWindow, usualWindow } from './model-window.ts';
import { requireModel } from './models.ts';
import { converseOverOllama } from './ollama-converse.ts';
import { chatOptions } from './ollama-options.ts';
import { askForWindow } from './ollama-window.ts';
import { AiError, type AiModel, type AiProvider, type AiSettings, type ChatRequest } from './provider.ts';
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
  { model }: AiSettings,
  { target }: Call,
  request: ChatRequest,
  { client, window }: { client: Ollama; window: number },
): AsyncGenerator<string> {
  const stream = await client.chat({
    model,
    messages: request.messages.map(({ role, content }) => ({ role, content })),
    stream: true,
    options: chatOptions(request, window),
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

/** Finds the window out once. That is never a reason not to be asked: an old version may not know the question. */
async function findWindow(settings: AiSettings, call: Call, known: ModelWindow): Promise<void> {
  if (known.tokens !== undefined) return;
  try {
    known.tokens = await fetchDocument(call, (fetch) =>
      askForWindow(connect(settings, fetch), settings.model),
    );
  } catch (error) {
    if (!(error instanceof AiError)) throw error;
  }
}

/** Ollama over its own protocol, https://github.com/ollama/ollama/blob/main/docs/api.md. */
export function createOllamaProvider(settings: AiSettings, limits: AiLimits, known: ModelWindow): AiProvider {
  const target = targetOf(settings);
  const window = () => known.tokens ?? usualWindow;
  const stream = <T>(
    { signal, onSent }: ChatRequest,
    ask: (call: Call, speaker: { client: Ollama; window: number }) => AsyncIterable<T>,
  ) => {
    const call = { target, limits, signal, onSent };
    return streamAnswer(call, 'lines', (fetch) =>
      ask(call, { client: connect(settings, fetch), window: window() }),
    );
  };
  return {
    kind: 'ollama',
    contextTokens: window,
    chat: (request) =>
      stream(request, (call, speaker) => boundedText(askForPieces(settings, call, request, speaker), target)),
    converse: (request) =>
      stream(request, (call, speaker) => converseOverOllama(settings, call, request, speaker)),
    listModels: (signal) => listModels(settings, { target, limits, signal }),
    async check(signal) {
      const call = { target, limits, signal };
      requireModel(await listModels(settings, call), target);
      await findWindow(settings, call, known);
    },
  };
}

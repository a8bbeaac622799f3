import { z } from 'zod';
import { targetOf } from './address.ts';
import { boundedText, type Call, fetchDocument, streamAnswer } from './call.ts';
import { aiError } from './errors.ts';
import type { AiLimits } from './limits.ts';
import { type ModelWindow, windowToFill } from './model-window.ts';
import { requireModel } from './models.ts';
import { converseOverOpenai } from './openai-converse.ts';
import { connectOpenai, requestBody } from './openai-endpoint.ts';
import type { AiModel, AiProvider, AiSettings, ChatRequest } from './provider.ts';
import { readDocument } from './read-document.ts';

const chunk = z.object({
  choices: z
    .array(
      z.object({
        delta: z.object({ content: z.string().nullish() }).nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .default([]),
});

/** The services that say how much a model takes do so under different names. */
const modelList = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      max_model_len: z.number().nullish(),
      context_length: z.number().nullish(),
      context_window: z.number().nullish(),
    }),
  ),
});

async function* askForPieces(
  settings: AiSettings,
  { target }: Call,
  request: ChatRequest,
  fetch: typeof globalThis.fetch,
): AsyncGenerator<string> {
  const client = await connectOpenai(settings, fetch);
  const stream = await client.chat.completions.create({ ...requestBody(settings, request), stream: true });
  let finished = false;
  for await (const event of stream) {
    const [choice] = readDocument(chunk, event, target).choices;
    yield choice?.delta?.content ?? '';
    finished ||= Boolean(choice?.finish_reason);
  }
  if (!finished) throw aiError('incomplete', target);
}

type ListedModel = AiModel & { contextTokens: number | undefined };

async function listModels(settings: AiSettings, call: Call): Promise<ListedModel[]> {
  const answer = await fetchDocument(call, async (fetch) => {
    const client = await connectOpenai(settings, fetch);
    return client.get<unknown>('/models');
  });
  return readDocument(modelList, answer, call.target).data.map(({ id, ...model }) => ({
    name: id,
    contextTokens: model.max_model_len ?? model.context_length ?? model.context_window ?? undefined,
  }));
}

/** Any server with an OpenAI-compatible interface, https://platform.openai.com/docs/api-reference/chat. */
export function createOpenaiProvider(settings: AiSettings, limits: AiLimits, known: ModelWindow): AiProvider {
  const target = targetOf(settings);
  return {
    kind: 'openai',
    contextTokens: () => known.tokens,
    chat: (request) => {
      const call = { target, limits, signal: request.signal, onSent: request.onSent };
      return streamAnswer(call, 'events', (fetch) =>
        boundedText(askForPieces(settings, call, request, fetch), target),
      );
    },
    converse: (request) => {
      const call = { target, limits, signal: request.signal, onSent: request.onSent };
      return streamAnswer(call, 'events', (fetch) => converseOverOpenai(settings, call, request, fetch));
    },
    listModels: async (signal) =>
      (await listModels(settings, { target, limits, signal })).map(({ name }) => ({ name })),
    async check(signal) {
      const { contextTokens } = requireModel(await listModels(settings, { target, limits, signal }), target);
      const window = windowToFill(contextTokens);
      if (window !== undefined) known.tokens = window;
    },
  };
}

import type { OpenAI } from 'openai';
import { z } from 'zod';
import { openaiAddress, usableKey } from './address.ts';
import { type Call, fetchDocument } from './call.ts';
import type { AiSettings, ChatRequest, ToolAnswer, ToolCall, ToolRequest } from './provider.ts';
import { readDocument } from './read-document.ts';

/** A client of any OpenAI-compatible endpoint, made for one call. The package is loaded at first use: it is large. */
export async function connectOpenai(settings: AiSettings, fetch: typeof globalThis.fetch): Promise<OpenAI> {
  const baseURL = openaiAddress(settings);
  const apiKey = usableKey(settings);
  const { OpenAI } = await import('openai');
  return new OpenAI({
    baseURL,
    // The package insists on a key, servers at home have none: then no header is sent.
    apiKey: apiKey || 'none',
    defaultHeaders: apiKey === '' ? { Authorization: null } : {},
    // Named so that the package does not look into the environment.
    adminAPIKey: null,
    organization: null,
    project: null,
    logLevel: 'off',
    maxRetries: 0,
    fetch,
  });
}

/** The part of a request that chat and function calling share. */
export function requestBody(settings: AiSettings, request: ChatRequest) {
  const { messages, temperature, maxTokens } = request;
  // OpenAI's newer models refuse `max_tokens`, everybody else's servers know only that.
  const limitName = new URL(openaiAddress(settings)).hostname.endsWith('.openai.com')
    ? 'max_completion_tokens'
    : 'max_tokens';
  return {
    model: settings.model,
    messages: messages.map(({ role, content }) => ({ role, content })),
    ...(temperature !== undefined && { temperature }),
    ...(maxTokens !== undefined && { [limitName]: maxTokens }),
  };
}

const completion = z.object({
  choices: z
    .array(
      z.object({
        message: z.object({
          content: z.string().nullish(),
          tool_calls: z
            .array(z.object({ function: z.object({ name: z.string(), arguments: z.unknown() }) }))
            .nullish(),
        }),
      }),
    )
    .min(1),
});

/** Arguments travel as JSON text; some servers send the object itself, and nothing at all for no arguments. */
function readArguments(value: unknown): unknown {
  if (typeof value !== 'string') return value ?? {};
  return value.trim() === '' ? {} : JSON.parse(value);
}

function toToolAnswer({ choices: [choice] }: z.infer<typeof completion>): ToolAnswer {
  const calls: ToolCall[] = (choice?.message.tool_calls ?? []).map(({ function: called }) => ({
    name: called.name,
    arguments: readArguments(called.arguments),
  }));
  return { calls, text: choice?.message.content ?? '' };
}

/**
 * One round of function calling, https://platform.openai.com/docs/guides/function-calling. Throws `AiError`:
 * TOOLS_UNSUPPORTED when the model can only talk, BAD_ANSWER when arguments are no JSON.
 */
export function decideOverOpenai(
  settings: AiSettings,
  call: Call,
  request: ToolRequest,
): Promise<ToolAnswer> {
  return fetchDocument(call, 'answer', async (fetch) => {
    const client = await connectOpenai(settings, fetch);
    const answer: unknown = await client.chat.completions.create({
      ...requestBody(settings, request),
      tools: request.tools.map((tool) => ({ type: 'function', function: tool })),
    });
    return toToolAnswer(readDocument(completion, answer, call.target));
  });
}

import type { OpenAI } from 'openai';
import { openaiAddress, usableKey } from './address.ts';
import type { AiSettings, ChatRequest } from './provider.ts';

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
  // OpenAI's newer models refuse `max_tokens` and any temperature, everybody else's servers know only the former.
  const isOpenai = new URL(openaiAddress(settings)).hostname.endsWith('.openai.com');
  const limitName = isOpenai ? 'max_completion_tokens' : 'max_tokens';
  return {
    model: settings.model,
    messages: messages.map(({ role, content }) => ({ role, content })),
    ...(temperature !== undefined && !isOpenai && { temperature }),
    ...(maxTokens !== undefined && { [limitName]: maxTokens }),
  };
}

import type { ChatRequest } from './provider.ts';

/** How a model is to answer, by Ollama's names. `window` in tokens. */
export const chatOptions = ({ temperature, maxTokens }: ChatRequest, window: number) => ({
  num_ctx: window,
  ...(temperature !== undefined && { temperature }),
  ...(maxTokens !== undefined && { num_predict: maxTokens }),
});

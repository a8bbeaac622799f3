import type { Ollama } from 'ollama';
import { z } from 'zod';
import { answerBudget, type Call } from './call.ts';
import { chatOptions } from './ollama-options.ts';
import type { AiSettings, SpokenPart, ToolRequest } from './provider.ts';
import { readDocument } from './read-document.ts';
import { callFragment, createCallCollector } from './tool-calls.ts';

const chunk = z.object({
  message: z
    .object({ content: z.string().nullish(), tool_calls: z.array(callFragment).nullish() })
    .optional(),
});

/**
 * One round of streamed function calling over Ollama's own protocol,
 * https://github.com/ollama/ollama/blob/main/docs/api.md#chat-request-streaming-with-tools: the compatible endpoint takes
 * no window. Throws `AiError`: TOOLS_UNSUPPORTED when the model can only talk, BAD_ANSWER when a call cannot be read. To
 * be run inside `streamAnswer`.
 */
export async function* converseOverOllama(
  { model }: AiSettings,
  { target }: Call,
  request: ToolRequest,
  { client, window }: { client: Ollama; window: number },
): AsyncGenerator<SpokenPart> {
  const stream = await client.chat({
    model,
    messages: request.messages.map(({ role, content }) => ({ role, content })),
    stream: true,
    ...(request.tools.length > 0 && {
      tools: request.tools.map((tool) => ({ type: 'function', function: tool })),
    }),
    options: chatOptions(request, window),
  });
  const spend = answerBudget(target);
  const collector = createCallCollector(spend);
  for await (const frame of stream) {
    const { content, tool_calls: calls } = readDocument(chunk, frame, target).message ?? {};
    spend(content ?? '');
    if (content) yield { text: content };
    for (const call of calls ?? []) collector.add(call);
  }
  const calls = collector.finish();
  if (calls.length > 0) yield { calls };
}

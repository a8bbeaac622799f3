import { z } from 'zod';
import { answerBudget, type Call } from './call.ts';
import { aiError } from './errors.ts';
import { connectOpenai, requestBody } from './openai-endpoint.ts';
import type { AiSettings, SpokenPart, ToolRequest } from './provider.ts';
import { readDocument } from './read-document.ts';
import { callFragment, createCallCollector } from './tool-calls.ts';

const chunk = z.object({
  choices: z
    .array(
      z.object({
        delta: z
          .object({ content: z.string().nullish(), tool_calls: z.array(callFragment).nullish() })
          .nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .default([]),
});

/**
 * One round of streamed function calling, https://platform.openai.com/docs/guides/function-calling#streaming. Throws
 * `AiError`: TOOLS_UNSUPPORTED when the model can only talk, BAD_ANSWER when a call cannot be read. To be run inside
 * `streamAnswer`.
 */
export async function* converseOverOpenai(
  settings: AiSettings,
  { target }: Call,
  request: ToolRequest,
  fetch: typeof globalThis.fetch,
): AsyncGenerator<SpokenPart> {
  const client = await connectOpenai(settings, fetch);
  const stream = await client.chat.completions.create({
    ...requestBody(settings, request),
    // Some servers refuse an empty list.
    ...(request.tools.length > 0 && {
      tools: request.tools.map((tool) => ({ type: 'function' as const, function: tool })),
    }),
    stream: true,
  });
  const spend = answerBudget(target);
  const collector = createCallCollector(spend);
  let finished = false;
  for await (const event of stream) {
    const [choice] = readDocument(chunk, event, target).choices;
    const text = choice?.delta?.content ?? '';
    spend(text);
    if (text !== '') yield { text };
    for (const fragment of choice?.delta?.tool_calls ?? []) collector.add(fragment);
    finished ||= Boolean(choice?.finish_reason);
  }
  if (!finished) throw aiError('incomplete', target);
  const calls = collector.finish();
  if (calls.length > 0) yield { calls };
}

import { z } from 'zod';
import { ollamaAddress, targetOf, usableKey } from './address.ts';
import { streamAnswer } from './call.ts';
import type { AiLimits } from './limits.ts';
import type { AiSettings } from './provider.ts';
import { readDocument } from './read-document.ts';

/** How far Ollama has come with fetching a model; its parts come one after the other. */
export type PullProgress = { doneBytes: number; totalBytes: number };

const frame = z.object({
  status: z.string().optional(),
  digest: z.string().optional(),
  total: z.number().int().nonnegative().optional(),
  completed: z.number().int().nonnegative().optional(),
});

/** A model may take hours; only silence means that nothing comes any more. Between parts Ollama checks what it has. */
const pullLimits: AiLimits = {
  firstPieceMs: 60_000,
  silenceMs: 300_000,
  wholeMs: 86_400_000,
  listMs: 10_000,
};

/**
 * Lets Ollama fetch a model, https://github.com/ollama/ollama/blob/main/docs/api.md#pull-a-model. Leaving the loop ends
 * it; what was fetched stays with Ollama, which goes on from there the next time.
 *
 * @throws {AiError}
 */
export async function* pullModel(
  settings: AiSettings,
  model: string,
  signal: AbortSignal,
  limits: Partial<AiLimits> = {},
): AsyncGenerator<PullProgress> {
  const target = { ...targetOf(settings), model };
  const call = { target, limits: { ...pullLimits, ...limits }, signal };
  const parts = new Map<string, { done: number; total: number }>();
  for await (const value of streamAnswer(call, 'pull', (fetch) => readFrames(settings, model, fetch))) {
    const { digest, total, completed = 0 } = readDocument(frame, value, target);
    if (digest === undefined || total === undefined) continue;
    parts.set(digest, { done: completed, total });
    const sum = (side: 'done' | 'total') =>
      [...parts.values()].reduce((bytes, part) => bytes + part[side], 0);
    yield { doneBytes: sum('done'), totalBytes: sum('total') };
  }
}

async function* readFrames(
  settings: AiSettings,
  model: string,
  fetch: typeof globalThis.fetch,
): AsyncGenerator<unknown> {
  const key = usableKey(settings);
  const response = await fetch(`${ollamaAddress(settings)}/api/pull`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(key !== '' && { Authorization: `Bearer ${key}` }) },
    body: JSON.stringify({ model, stream: true }),
  });
  let held = '';
  const decoder = new TextDecoder();
  for await (const bytes of response.body ?? []) {
    held += decoder.decode(bytes, { stream: true });
    const lines = held.split('\n');
    held = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') yield JSON.parse(line);
  }
}

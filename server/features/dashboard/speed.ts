import type { AiProvider } from '../../ai/provider.ts';

/** Enough words to count by, and few enough to wait for. */
const messages = [
  { role: 'user' as const, content: 'Count from one to thirty, in words, without anything else.' },
];
const mostTokens = 64;

/** A slow AI is judged by what it said until then, ms. */
const listenMilliseconds = 8_000;

/** With fewer pieces the pace says nothing. */
const leastPieces = 5;

export type Speed = {
  /** Until the first piece of the answer, ms. */
  latency_ms: number;
  /** Pieces a second after that; services stream a token, or a few, as one piece. */
  tokens_per_second?: number;
};

/** Lets an AI talk for a moment and measures how fast it does. @throws {AiError} */
export async function measureSpeed(provider: AiProvider, signal: AbortSignal): Promise<Speed> {
  const begin = performance.now();
  let first: number | undefined;
  let last = begin;
  let pieces = 0;
  for await (const _piece of provider.chat({ messages, signal, maxTokens: mostTokens })) {
    last = performance.now();
    first ??= last;
    pieces += 1;
    if (last - first > listenMilliseconds) break;
  }
  const speed = { latency_ms: Math.round((first ?? last) - begin) };
  const seconds = (last - (first ?? last)) / 1000;
  if (pieces < leastPieces || seconds <= 0) return speed;
  return { ...speed, tokens_per_second: Math.round(((pieces - 1) / seconds) * 10) / 10 };
}

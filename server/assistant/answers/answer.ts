import type { Logger } from 'pino';
import type { AiProvider } from '../../ai/provider.ts';
import type { Work } from '../../db/work.ts';
import type { WorkingHours } from '../../lib/working-hours.ts';
import type { Phrases } from '../phrases/phrases.ts';
import type { Wish } from '../wish.ts';

/** What an answer that changes nothing is made from. It may ask the AI, so it runs outside of any transaction. */
export type AnswerContext = {
  work: Work;
  logger: Logger;
  zone: string;
  workingHours: WorkingHours;
  phrases: Phrases;
  message: string;
  /** The AI, when one is connected. */
  ai: AiProvider | undefined;
  signal: AbortSignal;
};

export type Answer = (
  context: AnswerContext,
  wish: Wish,
) => Promise<{ text: string; card?: Record<string, unknown> }>;

/** How long the AI may take for an answer that could be given without it, ms. */
export const patienceMs = 30_000;

import type { Intent } from '../understand/intents.ts';
import type { Answer } from './answer.ts';
import { dailyBriefing } from './daily-briefing.ts';

/** Intents that change nothing and answer from what they read. */
export const answers: Partial<Record<Intent, Answer>> = {
  daily_briefing: dailyBriefing,
};

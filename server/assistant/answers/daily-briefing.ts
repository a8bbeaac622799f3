import { briefingText, dayInWords, gatherFacts } from '../../features/today/today.ts';
import { type Answer, patienceMs } from './answer.ts';

/** The day in words: those of the AI, else the plain facts. */
export const dailyBriefing: Answer = async ({ work, zone, phrases, ai, signal, logger }) => {
  const { language } = phrases;
  const facts = await work.read((scope) => gatherFacts(scope, zone));
  const words = await dayInWords(facts, { ai, language, limitMs: patienceMs, signal, logger });
  return { text: words ?? briefingText(facts, language) };
};

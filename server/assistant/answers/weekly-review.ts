import { composeReview, gatherWeek, weekInWords } from '../../features/today/today.ts';
import { type Answer, patienceMs } from './answer.ts';

/** The week in words: those of the AI, else the plain facts. */
export const weeklyReview: Answer = async ({ work, zone, phrases, ai, signal, logger }) => {
  const { language } = phrases;
  const facts = await work.read((scope) => gatherWeek(scope, zone));
  const words = await weekInWords(facts, { ai, language, limitMs: patienceMs, signal, logger });
  return { text: composeReview(facts, language, words).content };
};

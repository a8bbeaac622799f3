import { composeBriefing, gatherFacts } from '../../features/today/today.ts';
import type { Answer } from './answer.ts';

/** The day in words. */
export const dailyBriefing: Answer = async ({ work, zone }) => {
  const facts = await work.read((scope) => gatherFacts(scope, zone));
  return { text: composeBriefing(facts).summary };
};

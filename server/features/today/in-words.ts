import { tryForText } from '../../ai/ask-for-text.ts';
import { promptFor } from '../../ai/prompt.ts';
import type { AiProvider } from '../../ai/provider.ts';
import { briefingText } from './briefing-text.ts';
import type { DayFacts } from './day.ts';
import type { Language } from './phrases.ts';
import { composeReview } from './review.ts';
import type { WeekFacts } from './week.ts';

/** Who makes words of facts, and how long that may take. */
export type InWords = {
  /** The AI, when one is connected. */
  ai: AiProvider | undefined;
  language: Language;
  /** ms */
  limitMs: number;
  signal: AbortSignal;
  logger: { info(fields: object, text: string): void };
};

/** Characters of the facts and of the text. */
const longestFacts = 8_000;
const longest = 2_000;

/** The AI's briefing of the day; undefined when there is none within the time. */
export const dayInWords = (facts: DayFacts, words: InWords): Promise<string | undefined> =>
  inWords(
    'Write a short and friendly briefing of the day for its owner: what matters most comes first.',
    briefingText(facts, words.language),
    facts,
    words,
  );

/** The AI's review of the week; undefined when there is none within the time. */
export const weekInWords = (facts: WeekFacts, words: InWords): Promise<string | undefined> =>
  inWords(
    'Write a short and friendly review of the week for its owner: what was done, what waits, what to do first.',
    composeReview(facts, words.language).content,
    facts,
    words,
  );

function inWords(
  purpose: string,
  data: string,
  { now, zone }: { now: Date; zone: string },
  { ai, language, limitMs, signal, logger }: InWords,
): Promise<string | undefined> {
  const task = [
    purpose,
    `At most 120 words of plain text in ${language}. Use the figures and times as they are, and add nothing to them.`,
  ].join('\n');
  const messages = promptFor({ task, data: data.slice(0, longestFacts), now, zone });
  return tryForText(ai, { messages, signal, maxTokens: 500, longest, limitMs }, logger);
}

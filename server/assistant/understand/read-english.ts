import { isBareNote, isLoneWord } from './bare-notes.ts';
import { probabilities } from './classifier.ts';
import { type Decision, decide } from './decide.ts';
import { featuresOf } from './features.ts';
import { type Intent, learnedIntents } from './intents.ts';
import { weighByItems } from './items.ts';
import type { Model } from './model-file.ts';
import { extractSlots } from './slots/extract.ts';
import type { UnderstandContext, Understanding } from './understanding.ts';
import { isWeeklyReview } from './weekly-review.ts';

/** What was learned: the classifier of intents and the tagger of slots. */
export type EnglishModels = { readonly classifier: Model; readonly tagger: Model };

export const plainChat = (text: string, confidence: number): Understanding => ({
  intent: 'general_chat',
  confidence,
  decision: 'chat',
  slots: {},
  text,
});

const takesAway = /^(?:complete|delete)_/;

/** What is decided by confidence, but for messages that say too little to be done at once. */
function decideFor(text: string, intent: Intent, confidence: number, talk: number | undefined): Decision {
  if (takesAway.test(intent) && isLoneWord(text)) return 'chat';
  const decision = decide(intent, confidence, talk);
  return decision === 'act' && intent === 'create_todo' && isBareNote(text) ? 'ask' : decision;
}

/** What one English request asks for. Never throws on any text. */
export function readEnglish(
  { classifier, tagger }: EnglishModels,
  text: string,
  context: UnderstandContext,
): Understanding {
  if (isWeeklyReview(text))
    return { intent: 'weekly_review', confidence: 1, decision: 'act', slots: {}, text };
  const likely = [...probabilities(classifier, featuresOf(text))];
  const ranked = (shares: readonly number[]) => shares.indexOf(Math.max(...shares));
  const guess = learnedIntents[ranked(likely)] ?? 'general_chat';
  const slots = guess === 'general_chat' ? {} : extractSlots(tagger, text, guess, context);
  const weighed = weighByItems(likely, slots, text, context.items);
  const intent = learnedIntents[ranked(weighed)] ?? 'general_chat';
  const confidence = Math.max(...weighed);
  const decision = decideFor(text, intent, confidence, weighed[learnedIntents.indexOf('general_chat')]);
  if (decision === 'chat') return plainChat(text, intent === 'general_chat' ? confidence : 1 - confidence);
  return {
    intent,
    confidence,
    decision,
    slots: intent === guess ? slots : extractSlots(tagger, text, intent, context),
    text,
  };
}

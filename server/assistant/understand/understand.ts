import { readFileSync } from 'node:fs';
import { probabilities } from './classifier.ts';
import { splitWishes } from './clauses.ts';
import { decide } from './decide.ts';
import { featuresOf } from './features.ts';
import { learnedIntents } from './intents.ts';
import { weighByItems } from './items.ts';
import { readKorean } from './korean/korean.ts';
import { isForeign } from './languages.ts';
import { decodeModels } from './model-file.ts';
import { extractSlots } from './slots/extract.ts';
import type { UnderstandContext, Understanding } from './understanding.ts';
import { isWeeklyReview } from './weekly-review.ts';

export type { Intent } from './intents.ts';
export type { KnownItem } from './items.ts';
export type { Slots } from './slots/extract.ts';
export type { UnderstandContext, Understanding } from './understanding.ts';

const [intentModel, slotModel] = decodeModels(readFileSync(new URL('./model.bin', import.meta.url)));
if (intentModel === undefined || slotModel === undefined)
  throw new Error('The weights file of the assistant is incomplete');
const [classifier, tagger] = [intentModel, slotModel];

const plainChat = (text: string, confidence: number): Understanding => ({
  intent: 'general_chat',
  confidence,
  decision: 'chat',
  slots: {},
  text,
});

function understandEnglish(text: string, context: UnderstandContext): Understanding {
  if (isWeeklyReview(text))
    return { intent: 'weekly_review', confidence: 1, decision: 'act', slots: {}, text };
  const likely = [...probabilities(classifier, featuresOf(text))];
  const ranked = (shares: readonly number[]) => shares.indexOf(Math.max(...shares));
  const guess = learnedIntents[ranked(likely)] ?? 'general_chat';
  const slots = guess === 'general_chat' ? {} : extractSlots(tagger, text, guess, context);
  const weighed = weighByItems(likely, slots, text, context.items);
  const intent = learnedIntents[ranked(weighed)] ?? 'general_chat';
  const confidence = Math.max(...weighed);
  const decision = decide(intent, confidence);
  if (decision === 'chat') return plainChat(text, intent === 'general_chat' ? confidence : 1 - confidence);
  return {
    intent,
    confidence,
    decision,
    slots: intent === guess ? slots : extractSlots(tagger, text, intent, context),
    text,
  };
}

/**
 * What one request asks for, without AI, network or clock: the same text and context give the same answer. Messages in
 * a language that is not spoken here are chat. Never throws on any text.
 */
export function understand(text: string, context: UnderstandContext): Understanding {
  const korean = readKorean(text, context);
  if (korean) return korean;
  if (isForeign(text)) return plainChat(text, 1);
  return understandEnglish(text, context);
}

/** What a message asks for, one entry a wish, in the order of the text; never empty. */
export function understandAll(text: string, context: UnderstandContext): Understanding[] {
  return splitWishes(text, (part) => understand(part, context));
}

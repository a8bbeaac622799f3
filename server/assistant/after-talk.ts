import type { ReadScope } from '../db/work.ts';
import { hasActedSince } from '../features/assistant/assistant.ts';
import { type Claim, claimIn } from './claims.ts';
import type { Intent } from './understand/intents.ts';
import type { MessageInTalk, Understood } from './understanding.ts';
import type { Wish } from './wish.ts';

const changing = /^(?:create|update|complete|delete|delegate)_/;

/** These may be answered from what a model knows, and so are no wish that was left open. */
const answeredByWords: readonly Intent[] = ['general_chat', 'search'];

/** How sure the built-in reader must be, by what the model's words claim. */
const leastForChanges: Partial<Record<Claim, number>> = { acted: 0.6, assent: 0.75 };
const leastForAnswers: Partial<Record<Claim, number>> = { told: 0.7, assent: 0.75 };

/**
 * What is still to be done after a model has answered in words alone. Words that say something was done, or what there
 * is, are not true unless somebody does it or looks: where the built-in reader has understood such a wish, too, it is
 * carried out. Words that claim nothing are an answer, and things that are only mentioned stay mentioned.
 */
export function afterTalk(read: Understood, said: string): Understood {
  const claim = claimIn(said);
  const wishes = read.wishes.filter((wish) => isLeftOpen(wish, claim));
  if (wishes.length > 0) return { engine: 'builtin', wishes };
  return {
    engine: 'ai',
    wishes: [{ intent: 'general_chat', parameters: {}, confidence: 1 }],
    isAnswered: true,
  };
}

function isLeftOpen({ intent, confidence }: Wish, claim: Claim): boolean {
  if (answeredByWords.includes(intent)) return false;
  const least = (changing.test(intent) ? leastForChanges : leastForAnswers)[claim];
  return least !== undefined && confidence >= least;
}

/** What was done this long ago may still be talked about, ms. */
const stillTalkedOf = 86_400_000;

const question =
  /\?\s*$|^(?:did|do|does|have|has|had|is|are|was|were|what|when|where|which|who|why|how|can|could)\b|(?:나요|까요|니|냐|어요|했지)\s*[?]?$/iu;

/**
 * Whether an answer to which nothing was done says that something was. An answer to a question, or in a conversation in
 * which something was done lately, may speak of that.
 */
export async function isUnfoundedClaim(
  { db, now }: ReadScope,
  { conversationId, text }: MessageInTalk,
  said: string,
): Promise<boolean> {
  if (claimIn(said) !== 'acted' || question.test(text.trim())) return false;
  return !(await hasActedSince(db, conversationId, new Date(now.getTime() - stillTalkedOf)));
}

import type { Intent } from './intents.ts';

/** What to do with an understanding: carry it out, ask first, or take the message for conversation. */
export type Decision = 'act' | 'ask' | 'chat';

type Thresholds = { readonly act: number; readonly ask: number };

/**
 * Reading does no harm, adding is easily undone, changing and removing what is there wants more certainty. Measured on
 * sentences that were not learned from: additions below 0.7 are wrong as often as right, and are asked back.
 */
const reading: Thresholds = { act: 0.5, ask: 0.3 };
const adding: Thresholds = { act: 0.7, ask: 0.35 };
const changing: Thresholds = { act: 0.75, ask: 0.3 };
const removing: Thresholds = { act: 0.8, ask: 0.3 };

function thresholdsOf(intent: Intent): Thresholds {
  if (/^(?:delete|complete)_/.test(intent)) return removing;
  if (intent.startsWith('update_')) return changing;
  return /^(?:create_|delegate_)/.test(intent) ? adding : reading;
}

/** A request is believed only when it is this much likelier than conversation: doing too little is the smaller harm. */
const leastLead = 1.4;

/** Confidence is a calibrated probability, 0 to 1; `talk` that of conversation. */
export function decide(intent: Intent, confidence: number, talk = 0): Decision {
  if (intent === 'general_chat' || confidence < leastLead * talk) return 'chat';
  const { act, ask } = thresholdsOf(intent);
  if (confidence >= act) return 'act';
  return confidence >= ask ? 'ask' : 'chat';
}

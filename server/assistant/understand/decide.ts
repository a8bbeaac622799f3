import type { Intent } from './intents.ts';

/** What to do with an understanding: carry it out, ask first, or take the message for conversation. */
export type Decision = 'act' | 'ask' | 'chat';

type Thresholds = { readonly act: number; readonly ask: number };

/** Reading does no harm, adding is easily undone, changing and removing what is there wants more certainty. */
const reading: Thresholds = { act: 0.5, ask: 0.3 };
const adding: Thresholds = { act: 0.55, ask: 0.3 };
const changing: Thresholds = { act: 0.7, ask: 0.3 };
const removing: Thresholds = { act: 0.75, ask: 0.3 };

function thresholdsOf(intent: Intent): Thresholds {
  if (/^(?:delete|complete)_/.test(intent)) return removing;
  if (intent.startsWith('update_')) return changing;
  return /^(?:create_|delegate_)/.test(intent) ? adding : reading;
}

/** Confidence is a calibrated probability, 0 to 1. */
export function decide(intent: Intent, confidence: number): Decision {
  if (intent === 'general_chat') return 'chat';
  const { act, ask } = thresholdsOf(intent);
  if (confidence >= act) return 'act';
  return confidence >= ask ? 'ask' : 'chat';
}

import type { DateContext } from '../dates/dates.ts';
import type { Decision } from './decide.ts';
import type { Intent } from './intents.ts';
import type { KnownItem } from './items.ts';
import type { Slots } from './slots/extract.ts';

export type UnderstandContext = DateContext & {
  /** The owner's items whose titles have to do with some words, best first. Absent: nothing is known of them. */
  readonly items?: (words: string) => readonly KnownItem[];
};

/** One thing a message asks for. */
export type Understanding = {
  readonly intent: Intent;
  /** 0 to 1, calibrated: of a hundred messages understood with 0.8, about eighty are understood rightly. */
  readonly confidence: number;
  /** `act` on it, `ask` first whether it is meant, or treat it as `chat`. */
  readonly decision: Decision;
  readonly slots: Slots;
  /** The part of the message that says it. */
  readonly text: string;
};

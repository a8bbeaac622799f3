import type { ReadScope } from '../db/work.ts';
import type { Intent } from './understand/intents.ts';
import type { Wish } from './wish.ts';

/** A message where it stands. It may not be stored yet. */
export type MessageInTalk = { conversationId: string; userMessageId: string; text: string };

/** A message to be understood. */
export type MessageToUnderstand = {
  target: MessageInTalk;
  signal: AbortSignal;
  /** To be called when the AI has been asked. */
  onSent(): void;
  /** Takes what the model itself says to the user, piece by piece as it comes. */
  say(piece: string): void;
};

/** What a message asks for, in order; never empty. */
export type Understood = {
  engine: 'builtin' | 'ai';
  wishes: Wish[];
  /** True when there is nothing to do and the model's answer has been said in full. */
  isAnswered?: boolean;
  /** What the built-in reader takes the message for where a model understood it. */
  asked?: Intent[];
};

export type Understand = (message: MessageToUnderstand) => Promise<Understood>;

/** Understands a message without an AI. `isPlainTalk` is true when it is surely conversation. */
export type ReadWishes = (
  scope: ReadScope,
  text: string,
  zone: string,
) => Promise<Understood & { isPlainTalk: boolean }>;

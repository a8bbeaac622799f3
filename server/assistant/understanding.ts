import type { Wish } from './wish.ts';

/** A message to be understood. */
export type MessageToUnderstand = {
  text: string;
  target: { conversationId: string; userMessageId: string };
  signal: AbortSignal;
};

/** What a message asks for, in order; never empty. */
export type Understood = {
  engine: 'builtin' | 'ai';
  wishes: Wish[];
  /** The whole answer, when the model gave it while deciding that there is nothing to do. */
  answer?: string;
};

export type Understand = (message: MessageToUnderstand) => Promise<Understood>;

export type Moment = { now: Date; zone: string; hour: number };

export type Topic = { pattern: RegExp; answer(moment: Moment): string };

/** What is said without an AI, in one language. */
export type TalkWords = {
  /** The first that fits is answered. Patterns see lower case without final punctuation. */
  topics: readonly Topic[];
  /** What may stand before or behind the words themselves: a greeting, the assistant's name, "please". */
  address: RegExp;
  /** Questions about what the owner keeps; the first group is what to look for. */
  questions: readonly RegExp[];
  /** Questions that may be about that as well as about the world: answered only where something is found. */
  openQuestions: readonly RegExp[];
  found(lines: readonly string[]): string;
  foundNothing(asked: string): string;
};

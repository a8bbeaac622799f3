/** How long a provider waits, in ms. A test passes small values; everybody else takes the defaults. */
export type AiLimits = {
  /** From the question to the first sign of an answer. Ollama loads a large model within this time. */
  firstPieceMs: number;
  /** Between two signs of life while an answer is coming. */
  silenceMs: number;
  /** The whole answer. */
  wholeMs: number;
  /** The list of models, which is also how the connection is checked. */
  listMs: number;
};

export const defaultLimits: AiLimits = {
  firstPieceMs: 60_000,
  silenceMs: 30_000,
  wholeMs: 110_000,
  listMs: 10_000,
};

/** For work in the background: nobody waits, and several questions at once may queue up before a small computer's AI. */
export const backgroundLimits: AiLimits = {
  firstPieceMs: 300_000,
  silenceMs: 60_000,
  wholeMs: 900_000,
  listMs: 10_000,
};

/** Longest text of one answer, in bytes of UTF-8: some 40,000 words, more than any phone wants to show. */
export const maxAnswerBytes = 256 * 1024;

/** Largest single frame of a stream. A real one holds a word or two, with thoughts and tool calls a few kB. */
export const maxFrameBytes = 1024 * 1024;

/** Largest answer that is not streamed. The longest model list in the wild is below 1 MiB. */
export const maxDocumentBytes = 4 * 1024 * 1024;

/** What is read of a refusal to find out its reason. */
export const maxRefusalBytes = 64 * 1024;

/** What can be known of how much a model takes at once, in tokens. */
export type WindowFacts = {
  /** What it was made for. */
  made?: number | undefined;
  /** What its owner has set for it. */
  set?: number | undefined;
  /** With how much it is in memory at the moment. */
  loaded?: number | undefined;
};

/**
 * The window of the model in use, found out when the AI is checked. Everything that asks the same model shares it: Ollama
 * loads a model anew whenever it is asked with another window.
 */
export type ModelWindow = { tokens?: number };

/** Where nothing says otherwise: a conversation fits, and small computers have the memory for it. */
export const usualWindow = 8192;

/** Larger windows of services are not filled: every token of a question costs time or money. */
const largestFilled = 32_768;

/** Smaller ones cannot be true. */
const smallest = 512;

const usable = (tokens: number | undefined) => (tokens && tokens >= smallest ? tokens : undefined);

/**
 * The window to ask Ollama with. What the owner has set counts; else more than Ollama's own default, which would cut the
 * beginning off without a word, and what is in memory already when that is even more.
 */
export function windowFrom({ made, set, loaded }: WindowFacts): number {
  const wanted = usable(set) ?? Math.max(usualWindow, usable(loaded) ?? 0);
  return Math.min(wanted, usable(made) ?? wanted);
}

/** The window to fill where it cannot be chosen; undefined when nothing is known. */
export const windowToFill = (known: number | undefined): number | undefined =>
  usable(known) && Math.min(known ?? 0, largestFilled);

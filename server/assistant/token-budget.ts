import type { ChatTurn } from '../ai/provider.ts';

/**
 * Fitting a conversation into a model's window. Tokens are estimated, since every model cuts text in its own way: 3.5
 * bytes of UTF-8 each. English has about four bytes to a token, so its texts come out somewhat longer than they are.
 */
const bytesPerToken = 3.5;

/** What marks the beginning and the end of a message. */
const tokensPerTurn = 4;

/** Window of a model that has not said otherwise, in tokens. */
export const defaultWindow = 8192;

export const estimateTokens = (text: string): number => Math.ceil(Buffer.byteLength(text) / bytesPerToken);

const gap = '\n[…]\n';

/** A text of at most so many tokens; a longer one loses its middle, since what matters stands at either end. */
export function cutToTokens(text: string, tokens: number): string {
  const bytes = Buffer.from(text);
  const most = Math.floor(tokens * bytesPerToken);
  if (bytes.byteLength <= most) return text;
  const kept = Math.max(0, most - Buffer.byteLength(gap));
  const head = Math.ceil(kept * 0.7);
  const tail = bytes.subarray(bytes.byteLength - (kept - head));
  return `${wholeCharacters(bytes.subarray(0, head))}${gap}${wholeCharacters(tail)}`;
}

/** A cut through a character leaves parts of it, which read as U+FFFD. */
const wholeCharacters = (bytes: Buffer) => bytes.toString('utf8').replace(/^\uFFFD+|\uFFFD+$/gu, '');

/** Lines from the first on, as many as fit into so many tokens. */
export function linesWithin(lines: readonly string[], tokens: number): string[] {
  let left = tokens;
  const end = lines.findIndex((line) => {
    left -= estimateTokens(line) + 1;
    return left < 0;
  });
  return end < 0 ? [...lines] : lines.slice(0, end);
}

/**
 * The end of a conversation that fits into so many tokens. The last turn is always there, cut if it must be; of the
 * others the oldest go first, and none takes more than a quarter.
 */
export function fitTurns(turns: readonly ChatTurn[], tokens: number): ChatTurn[] {
  const last = turns.at(-1);
  if (!last) return [];
  const kept = [cutTurn(last, tokens - tokensPerTurn)];
  let left = tokens - costOf(kept[0] ?? last);
  for (const turn of turns.slice(0, -1).reverse()) {
    const cut = cutTurn(turn, tokens / 4);
    left -= costOf(cut);
    if (left < 0) break;
    kept.unshift(cut);
  }
  return kept;
}

/**
 * Instructions with what they are about, in at most so many tokens: instructions keep up to half, and the rest is cut in
 * its middle.
 */
export function fitPrompt([first, ...others]: readonly ChatTurn[], tokens: number): ChatTurn[] {
  if (!first) return [];
  const head = cutTurn(first, tokens / 2);
  return [head, ...fitTurns(others, tokens - costOf(head))];
}

const cutTurn = ({ role, content }: ChatTurn, tokens: number): ChatTurn => ({
  role,
  content: cutToTokens(content, tokens),
});

const costOf = ({ content }: ChatTurn) => estimateTokens(content) + tokensPerTurn;

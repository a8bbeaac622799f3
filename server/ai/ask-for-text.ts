import { AiError, type AiProvider, type ChatRequest } from './provider.ts';

export type TextRequest = ChatRequest & {
  /** The answer is cut here, in characters, and the AI is heard no further. */
  longest: number;
  /** The whole answer must be there by then, ms; the provider's own limits hold, too. */
  limitMs?: number;
};

const tooSlow = () =>
  new AiError(
    'TIMEOUT',
    'The AI took too long. Try again in a minute, or choose a smaller model in the dashboard.',
  );

/**
 * A whole answer in one piece, trimmed; never empty.
 *
 * @throws {AiError} when the AI fails, is too slow or says nothing; or the reason of the caller's signal
 */
export async function askForText(ai: AiProvider, request: TextRequest): Promise<string> {
  const { longest, limitMs, ...question } = request;
  const limit = new AbortController();
  const timer = limitMs === undefined ? undefined : setTimeout(() => limit.abort(tooSlow()), limitMs);
  const signal = AbortSignal.any([question.signal, limit.signal]);
  try {
    const text = await hear(ai.chat({ ...question, signal }), longest);
    if (text === '') throw new AiError('BAD_ANSWER', 'The AI gave an empty answer. Please try again.');
    return text;
  } finally {
    clearTimeout(timer);
  }
}

async function hear(pieces: AsyncIterable<string>, longest: number): Promise<string> {
  let text = '';
  for await (const piece of pieces) {
    text = (text + piece).trimStart();
    if (text.length > longest) break;
  }
  return text.length > longest ? `${withoutHalfCharacter(text.slice(0, longest))}…` : text.trimEnd();
}

/** A cut may go through a character of two UTF-16 units. */
const withoutHalfCharacter = (text: string) => text.replace(/[\uD800-\uDBFF]$/, '').trimEnd();

/**
 * The AI's words where the caller has a text of its own to fall back on: undefined without an AI and when it fails.
 * Throws only the reason of the caller's signal.
 */
export async function tryForText(
  ai: AiProvider | undefined,
  request: TextRequest,
  logger: { info(fields: object, text: string): void },
): Promise<string | undefined> {
  if (!ai) return undefined;
  try {
    return await askForText(ai, request);
  } catch (error) {
    if (!(error instanceof AiError)) throw error;
    logger.info({ code: error.code }, 'a text made by rule stands in for the words of the AI');
    return undefined;
  }
}

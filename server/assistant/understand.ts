import type { Logger } from 'pino';
import { AiError, type AiErrorCode, type AiProvider } from '../ai/provider.ts';
import type { Work } from '../db/work.ts';
import { converseWithAi } from './converse.ts';
import type { MessageToUnderstand, ReadWishes, Understand, Understood } from './understanding.ts';
import type { WithinWindow } from './windows.ts';

export type UnderstandDependencies = {
  work: Work;
  logger: Logger;
  provider(): AiProvider;
  aiConnected(): boolean;
  timeZone(): string;
  readWishes: ReadWishes;
  withinWindow: WithinWindow;
};

/** After these the model may still answer when it is asked for words alone. */
const canStillTalk: readonly AiErrorCode[] = ['TOOLS_UNSUPPORTED', 'BAD_ANSWER', 'TOO_LONG'];

/**
 * Finds out what a message asks for. Plain talk is recognised without asking anybody, so that its answer can stream at
 * once; everything else goes to the AI in one call, and to the built-in reader when there is no AI or it fails.
 *
 * The returned function throws `AiError` when the AI failed and there is nothing left to do but tell the user.
 */
export function createUnderstand(dependencies: UnderstandDependencies): Understand {
  const { work, logger, provider, aiConnected, timeZone, readWishes, withinWindow } = dependencies;

  const askAi = (message: MessageToUnderstand, zone: string, hasSpoken: () => boolean) => {
    const ai = provider();
    const converse = (window: number) => converseWithAi(message, { ai, work, zone, window });
    return withinWindow(ai, converse, () => !hasSpoken());
  };

  return async (message) => {
    const zone = timeZone();
    const { isPlainTalk, ...read } = await work.read((scope) => readWishes(scope, message.text, zone));
    if (isPlainTalk || !aiConnected()) return read;
    let hasSpoken = false;
    const say = (piece: string) => {
      hasSpoken = true;
      message.say(piece);
    };
    try {
      return await askAi({ ...message, say }, zone, () => hasSpoken);
    } catch (error) {
      if (!(error instanceof AiError && canGoOn(read, error, hasSpoken))) throw error;
      logger.info({ code: error.code }, 'the built-in reader stands in for the AI');
      return read;
    }
  };
}

/** Whether there is still something to do, or at least to say, after the AI failed. */
function canGoOn({ wishes }: Understood, error: AiError, hasSpoken: boolean): boolean {
  const isActing = wishes.some(({ intent }) => intent !== 'general_chat');
  return isActing || (!hasSpoken && canStillTalk.includes(error.code));
}

import type { Logger } from 'pino';
import { AiError, type AiErrorCode, type AiProvider } from '../ai/provider.ts';
import type { Work } from '../db/work.ts';
import { afterTalk } from './after-talk.ts';
import { converseWithAi } from './converse.ts';
import { smallTalk } from './small-talk/small-talk.ts';
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
 * once; everything else goes to the AI in one call, and to the built-in reader when there is no AI or it fails. While no
 * AI is connected, chosen or not, what can be answered without one is answered here.
 *
 * The returned function throws `AiError` when the AI failed and there is nothing left to do but tell the user.
 */
export function createUnderstand(dependencies: UnderstandDependencies): Understand {
  const { work, aiConnected, timeZone, readWishes } = dependencies;
  return async (message) => {
    const zone = timeZone();
    const { isPlainTalk, ...read } = await work.read((scope) => readWishes(scope, message.target.text, zone));
    if (!isPlainTalk && aiConnected()) return askAi(dependencies, message, zone, read);
    const answer =
      !aiConnected() && isTalk(read)
        ? await work.read((scope) => smallTalk(scope, message.target.text, zone))
        : undefined;
    if (answer === undefined) return read;
    message.say(answer);
    return { ...read, isAnswered: true };
  };
}

async function askAi(
  { work, logger, provider, withinWindow }: UnderstandDependencies,
  message: MessageToUnderstand,
  zone: string,
  read: Understood,
): Promise<Understood> {
  let said = '';
  const say = (piece: string) => {
    said += piece;
    message.say(piece);
  };
  const ai = provider();
  const likely = read.wishes.map(({ intent }) => intent);
  try {
    const understood = await withinWindow(
      ai,
      (window) => converseWithAi({ ...message, say }, { ai, work, zone, window, likely }),
      () => said === '',
    );
    return understood.isAnswered ? afterTalk(read, said) : { ...understood, asked: likely };
  } catch (error) {
    if (!(error instanceof AiError)) throw error;
    if (isTalk(read) && !(said === '' && canStillTalk.includes(error.code))) throw error;
    logger.info({ code: error.code }, 'the built-in reader stands in for the AI');
    return read;
  }
}

const isTalk = ({ wishes }: Understood) => wishes.every(({ intent }) => intent === 'general_chat');

import type { Logger } from 'pino';
import { AiError } from '../ai/provider.ts';
import { HttpError } from '../http/errors.ts';
import type { PreparedWish } from './act.ts';
import type { AnswerContext } from './answers/answer.ts';
import { answers } from './answers/answers.ts';
import type { Wish } from './wish.ts';

/**
 * Answers that may take their time are made now; everything that changes something waits for the transaction. An answer
 * that fails is an apology in its place, and the rest of the message goes on.
 */
export async function prepareWishes(
  wishes: readonly Wish[],
  context: AnswerContext,
  logger: Logger,
): Promise<PreparedWish[]> {
  const prepared: PreparedWish[] = [];
  for (const wish of wishes) prepared.push(await prepareWish(wish, context, logger));
  return prepared;
}

async function prepareWish(wish: Wish, context: AnswerContext, logger: Logger): Promise<PreparedWish> {
  const answer = answers[wish.intent];
  if (!answer) return { wish };
  try {
    return { wish, answer: await answer(context, wish) };
  } catch (error) {
    if (!(error instanceof AiError || error instanceof HttpError)) throw error;
    logger.warn({ err: error, intent: wish.intent }, 'an answer could not be made');
    return { wish, answer: { text: context.phrases.actionFailed } };
  }
}

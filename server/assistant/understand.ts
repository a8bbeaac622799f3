import type { Logger } from 'pino';
import { AiError, type AiProvider } from '../ai/provider.ts';
import type { Work } from '../db/work.ts';
import { understandBuiltIn } from './understand-built-in.ts';
import { understandWithAi } from './understand-with-ai.ts';
import type { Understand } from './understanding.ts';

export type UnderstandDependencies = {
  work: Work;
  logger: Logger;
  provider(): AiProvider;
  aiConnected(): boolean;
  timeZone(): string;
};

/**
 * Finds out what a message asks for. Plain talk is recognised without asking anybody, so that its answer can stream at
 * once; everything else is put to the AI in one call, and to the built-in reader when there is none or it fails.
 */
export function createUnderstand({
  work,
  logger,
  provider,
  aiConnected,
  timeZone,
}: UnderstandDependencies): Understand {
  return async (message) => {
    const zone = timeZone();
    const { isPlainTalk, ...understood } = await work.read((scope) =>
      understandBuiltIn(scope, message.text, zone),
    );
    if (isPlainTalk || !aiConnected()) return understood;
    try {
      return await understandWithAi(message, { ai: provider(), work, zone });
    } catch (error) {
      if (!(error instanceof AiError)) throw error;
      logger.info({ code: error.code }, 'the built-in reader stands in for the AI');
      return understood;
    }
  };
}

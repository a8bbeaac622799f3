import type { Logger } from 'pino';
import { AiError, type AiProvider, type ChatTurn } from '../ai/provider.ts';
import type { ReadScope, Work } from '../db/work.ts';
import { selectRecentTurns } from '../features/conversations/conversations.ts';
import { getUserSettings } from '../features/settings/settings.ts';
import type { Ids } from '../lib/ids.ts';
import type { ReplyEnd, RunningReply } from './running-reply.ts';
import { type ReplyResult, storeReply } from './store-reply.ts';
import { systemText } from './system-text.ts';

/** How many messages of the conversation the model is given, the new one included. */
const rememberedTurns = 20;

const apology = 'Something went wrong here, and I could not answer. Please try again.';

export type OrchestratorDependencies = {
  work: Work;
  ids: Ids;
  logger: Logger;
  provider(): AiProvider;
  timeZone(): string;
};

/** Makes a reply from its first piece to its stored end. Never throws: what goes wrong is told in the reply. */
export type Orchestrator = (reply: RunningReply) => Promise<ReplyEnd>;

export function createOrchestrator(dependencies: OrchestratorDependencies): Orchestrator {
  const { work, ids, logger, provider, timeZone } = dependencies;

  const talk = async (reply: RunningReply): Promise<ReplyResult> => {
    const messages = await work.read((scope) => promptFor(scope, reply.target.conversationId, timeZone()));
    for await (const piece of provider().chat({ messages, signal: reply.signal })) reply.push(piece);
    if (reply.text === '') throw new AiError('BAD_ANSWER', 'The AI gave an empty answer. Please try again.');
    return { intent: 'general_chat', metadata: { intent: 'general_chat' }, partial: false };
  };

  const explain = (reply: RunningReply, error: unknown): ReplyResult => {
    if (reply.isStopping) return { partial: true };
    logger.warn({ code: error instanceof AiError ? error.code : undefined, err: error }, 'reply failed');
    return { partial: true, notice: error instanceof AiError ? error.message : apology };
  };

  return async (reply) => {
    const result = await talk(reply).catch((error: unknown) => explain(reply, error));
    try {
      return await work.write((scope) => storeReply(scope, ids, reply, result));
    } catch (error) {
      logger.error({ err: error }, 'reply could not be stored');
      return { text: reply.text, notice: { messageId: ids.make('msg'), text: apology } };
    }
  };
}

async function promptFor(scope: ReadScope, conversationId: string, timeZone: string): Promise<ChatTurn[]> {
  const turns = await selectRecentTurns(scope.db, conversationId, rememberedTurns);
  const { settings } = await getUserSettings(scope);
  return [{ role: 'system', content: systemText(scope.now, timeZone, settings.systemPrompt) }, ...turns];
}

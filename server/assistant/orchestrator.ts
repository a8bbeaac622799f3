import type { Logger } from 'pino';
import { AiError, type AiProvider, type ChatTurn } from '../ai/provider.ts';
import type { ReadScope, Work, WriteScope } from '../db/work.ts';
import { selectLatest } from '../features/assistant/assistant.ts';
import { getMessage, selectRecentTurns } from '../features/conversations/conversations.ts';
import { getUserSettings } from '../features/settings/settings.ts';
import { actOn, obey, optionIds, type PreparedWish } from './act.ts';
import type { ActionContext, ActionDependencies } from './actions/action.ts';
import type { AnswerContext } from './answers/answer.ts';
import { answers } from './answers/answers.ts';
import { type Command, readCommand } from './commands.ts';
import { titlesOf } from './items.ts';
import { phrasesFor } from './phrases/phrases.ts';
import type { ReplyEnd, RunningReply } from './running-reply.ts';
import { type ReplyDraft, type ReplyResult, storeReply } from './store-reply.ts';
import { systemText } from './system-text.ts';
import type { Understand } from './understanding.ts';

/** How many messages of the conversation the model is given, the new one included. */
const rememberedTurns = 20;

const apology = 'Something went wrong here, and I could not answer. Please try again.';

export type OrchestratorDependencies = {
  work: Work;
  logger: Logger;
  /** The AI that is chosen; it talks even when it is only the built-in one. */
  provider(): AiProvider;
  /** True when an AI could answer now. */
  aiConnected(): boolean;
  understand: Understand;
  acting: ActionDependencies;
};

/** Makes a reply from its first piece to its stored end. Never throws: what goes wrong is told in the reply. */
export type Orchestrator = (reply: RunningReply) => Promise<ReplyEnd>;

/** What will happen inside the transaction that stores the reply. */
type Prepared = { said: ReplyResult } | { act: (context: ActionContext) => Promise<ReplyDraft> };

export function createOrchestrator(dependencies: OrchestratorDependencies): Orchestrator {
  const { work, logger, provider, aiConnected, understand, acting } = dependencies;

  const talk = async (reply: RunningReply): Promise<ReplyResult> => {
    const { conversationId } = reply.target;
    const messages = await work.read((scope) => promptFor(scope, conversationId, acting.timeZone()));
    for await (const piece of provider().chat({ messages, signal: reply.signal })) reply.push(piece);
    if (reply.text === '') throw new AiError('BAD_ANSWER', 'The AI gave an empty answer. Please try again.');
    return plainChat;
  };

  const prepare = async (reply: RunningReply, message: string): Promise<Prepared> => {
    const command = await work.read((scope) => commandIn(scope, reply.target.conversationId, message));
    if (command) return { act: (context) => obey(context, command) };
    const { wishes, answer } = await understand({
      text: message,
      target: reply.target,
      signal: reply.signal,
    });
    if (wishes.every(({ intent }) => intent === 'general_chat')) {
      return { said: answer === undefined ? await talk(reply) : { ...plainChat, text: answer } };
    }
    const prepared = await prepareWishes(wishes, {
      work,
      zone: acting.timeZone(),
      phrases: phrasesFor(message),
      message,
      ai: aiConnected() ? provider() : undefined,
      signal: reply.signal,
    });
    return { act: (context) => actOn(context, reply.target.messageId, prepared) };
  };

  const explain = (reply: RunningReply, error: unknown): Prepared => {
    if (reply.isStopping) return { said: { partial: true } };
    logger.warn({ code: error instanceof AiError ? error.code : undefined, err: error }, 'reply failed');
    return { said: { partial: true, notice: error instanceof AiError ? error.message : apology } };
  };

  const store = async (reply: RunningReply, message: string, prepared: Prepared): Promise<ReplyEnd> => {
    const effects: (() => void)[] = [];
    const end = await work.write(async (scope) => {
      if ('said' in prepared) return storeReply(scope, acting.ids, reply, prepared.said);
      const draft = await prepared.act(contextFor(scope, effects, reply, message, acting));
      return storeReply(scope, acting.ids, reply, { ...draft, partial: false });
    });
    return { ...end, afterwards: () => runAll(effects) };
  };

  return async (reply) => {
    const { conversationId, userMessageId } = reply.target;
    try {
      const { content } = await work.read((scope) => getMessage(scope, conversationId, userMessageId));
      const prepared = await prepare(reply, content).catch((error: unknown) => explain(reply, error));
      return await store(reply, content, prepared);
    } catch (error) {
      logger.error({ err: error }, 'reply could not be stored');
      return { text: reply.text, notice: { messageId: acting.ids.make('msg'), text: apology } };
    }
  };
}

function runAll(effects: readonly (() => void)[]): void {
  for (const effect of effects) effect();
}

const plainChat: ReplyResult = {
  intent: 'general_chat',
  metadata: { intent: 'general_chat' },
  partial: false,
};

/** Answers that may take their time are made now; everything that changes something waits for the transaction. */
async function prepareWishes(
  wishes: readonly PreparedWish['wish'][],
  context: AnswerContext,
): Promise<PreparedWish[]> {
  const prepared: PreparedWish[] = [];
  for (const wish of wishes) {
    const answer = answers[wish.intent];
    prepared.push(answer ? { wish, answer: await answer(context, wish) } : { wish });
  }
  return prepared;
}

/** Effects of actions are told after the end of the reply, not at the commit. */
function contextFor(
  scope: WriteScope,
  effects: (() => void)[],
  { target }: RunningReply,
  message: string,
  dependencies: ActionDependencies,
): ActionContext {
  return {
    scope: { ...scope, afterCommit: (effect) => effects.push(effect) },
    dependencies,
    origin: { conversationId: target.conversationId, messageId: target.userMessageId },
    message,
    phrases: phrasesFor(message),
  };
}

async function commandIn(
  scope: ReadScope,
  conversationId: string,
  message: string,
): Promise<Command | undefined> {
  const proposal = await selectLatest(scope.db, conversationId, 'proposed', scope.now);
  const options = proposal ? await titlesOf(scope.db, optionIds(proposal.plan)) : [];
  return readCommand(message, options);
}

async function promptFor(scope: ReadScope, conversationId: string, timeZone: string): Promise<ChatTurn[]> {
  const turns = await selectRecentTurns(scope.db, conversationId, rememberedTurns);
  const { settings } = await getUserSettings(scope);
  return [{ role: 'system', content: systemText(scope.now, timeZone, settings.systemPrompt) }, ...turns];
}

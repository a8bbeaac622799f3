import type { Logger } from 'pino';
import { AiError, type AiProvider } from '../ai/provider.ts';
import type { Work, WriteScope } from '../db/work.ts';
import { setMessageIntent } from '../features/conversations/conversations.ts';
import type { Hub } from '../live/hub.ts';
import { tellOnce } from '../live/told-once.ts';
import { actOn, type MessageContext, obey } from './act.ts';
import type { ActionDependencies } from './actions/action.ts';
import { isUnfoundedClaim } from './after-talk.ts';
import { mayTakeBack, readCommand } from './commands.ts';
import { phrasesFor } from './phrases/phrases.ts';
import { prepareWishes } from './prepare-wishes.ts';
import { promptForTalk } from './prompt.ts';
import { hasJustActed, proposalsToAnswer } from './proposals.ts';
import type { ReplyEnd, RunningReply } from './running-reply.ts';
import { type ReplyDraft, type ReplyResult, storeReply } from './store-reply.ts';
import type { Understand } from './understanding.ts';
import type { WithinWindow } from './windows.ts';

const apology = 'Something went wrong here, and I could not answer. Please try again.';

export type OrchestratorDependencies = {
  work: Work;
  logger: Logger;
  /** The AI that is chosen; it talks even when it is only the built-in one. */
  provider(): AiProvider;
  /** True when an AI could answer now. */
  aiConnected(): boolean;
  understand: Understand;
  withinWindow: WithinWindow;
  acting: ActionDependencies;
};

/** Makes a reply from its first piece to its stored end. Never throws: what goes wrong is told in the reply. */
export type Orchestrator = (reply: RunningReply) => Promise<ReplyEnd>;

/** What will happen inside the transaction that stores the reply. */
type Prepared = { said: ReplyResult } | { act: (context: MessageContext) => Promise<ReplyDraft> };

export function createOrchestrator(dependencies: OrchestratorDependencies): Orchestrator {
  const { work, logger, provider, aiConnected, understand, withinWindow, acting } = dependencies;

  const talk = async (reply: RunningReply): Promise<void> => {
    const { target, signal, setUnderWay: onSent } = reply;
    const ai = provider();
    const ask = async (window: number) => {
      const messages = await work.read((scope) => promptForTalk(scope, target, acting.timeZone(), window));
      for await (const piece of ai.chat({ messages, signal, onSent })) reply.push(piece);
    };
    await withinWindow(ai, ask, () => reply.text === '');
    if (reply.text === '') throw new AiError('BAD_ANSWER', 'The AI gave an empty answer. Please try again.');
  };

  /** Nobody is left with words that say something was done when nothing was. */
  const correct = async (reply: RunningReply): Promise<void> => {
    const isUnfounded = await work.read((scope) => isUnfoundedClaim(scope, reply.target, reply.text));
    if (isUnfounded) reply.push(`\n\n${phrasesFor(reply.target.text).nothingDone}`);
  };

  const prepare = async (reply: RunningReply): Promise<Prepared> => {
    const { target, signal, setUnderWay: onSent } = reply;
    const message = target.text;
    const command = await work.read(async (scope) =>
      readCommand(message, {
        proposals: await proposalsToAnswer(scope, target.conversationId),
        hasActed: mayTakeBack(message) && (await hasJustActed(scope, target.conversationId)),
      }),
    );
    if (command) return { act: (context) => obey(context, command) };
    const say = (piece: string) => reply.push(piece);
    const { wishes, isAnswered, asked } = await understand({ target, signal, say, onSent });
    const wanted = wishes.filter(({ intent }) => intent !== 'general_chat');
    if (wanted.length === 0) {
      if (!isAnswered) await talk(reply);
      await correct(reply);
      return { said: plainChat };
    }
    reply.setUnderWay();
    const ai = aiConnected() ? provider() : undefined;
    const [zone, workingHours] = [acting.timeZone(), acting.workingHours()];
    const asking = { work, logger, zone, workingHours, phrases: phrasesFor(message), message, ai, signal };
    const prepared = await prepareWishes(wanted, asking, logger);
    // Whoever left before anything was done does not want it done.
    signal.throwIfAborted();
    return { act: (context) => actOn(context, { replyId: target.messageId, asked }, prepared) };
  };

  const explain = (reply: RunningReply, error: unknown): Prepared => {
    if (reply.isStopping) return { said: { partial: true } };
    logger.warn({ code: error instanceof AiError ? error.code : undefined, err: error }, 'reply failed');
    const works = aiConnected() ? '' : ` ${phrasesFor(reply.target.text).worksWithoutAi}`;
    const notice = error instanceof AiError ? `${error.message}${works}` : apology;
    return { said: { partial: true, notice } };
  };

  const store = async (reply: RunningReply, prepared: Prepared): Promise<ReplyEnd> => {
    const effects: (() => void)[] = [];
    const { hub, flush } = tellOnce(acting.hub);
    const end = await work.write(async (scope) => {
      if ('said' in prepared) {
        await setMessageIntent(scope.db, reply.target.userMessageId, 'general_chat');
        return storeReply(scope, acting.ids, reply, prepared.said);
      }
      const context = contextFor(scope, effects, reply, { ...acting, hub });
      const draft = await prepared.act(context);
      const text = reply.text === '' ? draft.text : `${reply.text}\n\n${draft.text}`;
      return storeReply(scope, acting.ids, reply, { ...draft, text, partial: false });
    });
    return { ...end, afterwards: () => runAll([...effects, flush]) };
  };

  const storeApology = (reply: RunningReply): Promise<ReplyEnd> =>
    work
      .write((scope) => storeReply(scope, acting.ids, reply, { partial: true, notice: apology }))
      .catch((error: unknown) => {
        logger.error({ err: error }, 'not even an apology could be stored');
        return { text: reply.text, notice: { messageId: acting.ids.make('msg'), text: apology } };
      });

  return async (reply) => {
    const prepared = await prepare(reply).catch((error: unknown) => explain(reply, error));
    reply.setUnderWay();
    if (!(await reply.isMessageStored)) return { text: '' };
    try {
      return await store(reply, prepared);
    } catch (error) {
      logger.error({ err: error }, 'reply could not be stored');
      return storeApology(reply);
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

/** Effects of actions are told after the end of the reply, not at the commit. */
function contextFor(
  scope: WriteScope,
  effects: (() => void)[],
  { target }: RunningReply,
  dependencies: ActionDependencies & { hub: Hub },
): MessageContext {
  return {
    scope: { ...scope, afterCommit: (effect) => effects.push(effect) },
    dependencies,
    origin: { conversationId: target.conversationId, messageId: target.userMessageId },
    message: target.text,
    phrases: phrasesFor(target.text),
  };
}

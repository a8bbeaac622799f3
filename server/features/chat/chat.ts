import type { Orchestrator } from '../../assistant/orchestrator.ts';
import { type ReplyEnd, type ReplyListener, RunningReply } from '../../assistant/running-reply.ts';
import type { Work } from '../../db/work.ts';
import { aiUnavailable } from '../../http/errors.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Ids } from '../../lib/ids.ts';
import type { Hub } from '../../live/hub.ts';
import { removeMessage, selectReply } from '../conversations/conversations.ts';
import { type AcceptedMessage, acceptMessage } from './accept-message.ts';
import type { SendMessageRequest } from './chat.schema.ts';
import { socketListener } from './socket-listener.ts';

export type ChatDependencies = { work: Work; ids: Ids; clock: Clock; hub: Hub; orchestrate: Orchestrator };

/** A reply to follow: one being made, or one that was complete before the client asked again. */
export type ReplyToFollow = { running: RunningReply } | { messageId: string; text: string };

export type Chat = ReturnType<typeof createChat>;

/** The two ways of sending a message. Both share the stored messages, the keys and the replies under way. */
export function createChat({ work, ids, clock, hub, orchestrate }: ChatDependencies) {
  const running = new Map<string, RunningReply>();
  let stopping = false;

  const refuseWhenStopping = () => {
    if (stopping) throw aiUnavailable('ClawChat is stopping. Try again in a minute.');
  };

  const announceTitle = (reply: RunningReply, { title }: ReplyEnd) => {
    if (title === undefined) return;
    hub.broadcast({
      type: 'conversation_updated',
      data: { conversation_id: reply.target.conversationId, title },
    });
  };

  const start = (
    message: AcceptedMessage,
    options: { stopWhenAlone: boolean; listener?: (reply: RunningReply) => ReplyListener },
  ) => {
    refuseWhenStopping();
    const present = running.get(message.message_id);
    if (present) return present;
    const reply = new RunningReply(
      {
        conversationId: message.conversation_id,
        userMessageId: message.message_id,
        messageId: ids.make('msg'),
        startedAt: clock.now(),
      },
      options,
    );
    running.set(message.message_id, reply);
    if (options.listener) reply.follow(options.listener(reply));
    void orchestrate(reply).then((end) => {
      running.delete(message.message_id);
      reply.finish(end);
      end.afterwards?.();
      announceTitle(reply, end);
    });
    return reply;
  };

  const storedReply = (messageId: string) => work.read(({ db }) => selectReply(db, messageId));

  /** Waits out a reply that is being stopped; its follower left, and the same client may be back already. */
  const runningReply = async (messageId: string): Promise<RunningReply | undefined> => {
    const reply = running.get(messageId);
    if (!reply?.isStopping) return reply;
    await reply.ended;
    return running.get(messageId);
  };

  return {
    /**
     * Stores the message; the reply goes to every socket.
     *
     * @throws {HttpError} 404, 503 when the server is stopping
     */
    async send(request: SendMessageRequest): Promise<AcceptedMessage> {
      refuseWhenStopping();
      const accepted = await work.write((scope) => acceptMessage(scope, ids, request, { mayCreate: false }));
      const answered = (await runningReply(accepted.message_id)) ?? (await storedReply(accepted.message_id));
      if (!answered)
        start(accepted, { stopWhenAlone: false, listener: (reply) => socketListener(hub, reply) });
      return accepted;
    },

    /**
     * Stores the message and finds the reply to stream: a new one, the one under way, or the one that is complete. What
     * was left of a reply whose reader went away is made anew.
     *
     * @throws {HttpError} 404, 503 when the server is stopping
     */
    async stream(request: SendMessageRequest): Promise<{ accepted: AcceptedMessage; reply: ReplyToFollow }> {
      refuseWhenStopping();
      const accepted = await work.write((scope) => acceptMessage(scope, ids, request, { mayCreate: true }));
      const underWay = await runningReply(accepted.message_id);
      if (underWay) return { accepted, reply: { running: underWay } };
      const stored = await storedReply(accepted.message_id);
      if (stored && stored.is_partial === 0) {
        return { accepted, reply: { messageId: stored.id, text: stored.content } };
      }
      if (stored) await work.write(({ db }) => removeMessage(db, stored.id));
      return { accepted, reply: { running: start(accepted, { stopWhenAlone: true }) } };
    },

    /** Whether an answer is being made, for whoever. */
    isAnswering: () => running.size > 0,

    /** Takes no more messages, stops every reply under way and waits until what there is of them is stored. */
    async stop(): Promise<void> {
      stopping = true;
      const replies = [...running.values()];
      for (const reply of replies) reply.stop();
      await Promise.all(replies.map((reply) => reply.ended));
    },
  };
}

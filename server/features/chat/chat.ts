import type { RunningReply } from '../../assistant/running-reply.ts';
import type { Work } from '../../db/work.ts';
import { aiUnavailable } from '../../http/errors.ts';
import { removeMessage, selectReply } from '../conversations/conversations.ts';
import { type AcceptedMessage, acceptMessage, isSurelyNew } from './accept-message.ts';
import type { SendMessageRequest } from './chat.schema.ts';
import { createReplies, type Question, type ReplyDependencies } from './running-replies.ts';
import { socketListener } from './socket-listener.ts';

export type ChatDependencies = ReplyDependencies & { work: Work };

/** A reply to follow: one being made, or one that was complete before the client asked again. */
export type ReplyToFollow = { running: RunningReply } | { messageId: string; text: string };

export type Chat = ReturnType<typeof createChat>;

/** How a message is sent: whether its conversation may be made, and who follows the reply. */
type Manner = {
  mayCreate: boolean;
  /** The reply ends when nobody follows it any more. */
  stopWhenAlone: boolean;
  onStored(reply: RunningReply): void;
};

/** A message that is stored, and its reply if that was begun beforehand. */
type Accepted = { accepted: AcceptedMessage; reply?: RunningReply };

/** The two ways of sending a message. Both share the stored messages, the keys and the replies under way. */
export function createChat({ work, ids, clock, hub, orchestrate }: ChatDependencies) {
  const replies = createReplies({ ids, clock, hub, orchestrate });
  const requests = new Set<Promise<unknown>>();
  const repeatable = new Map<string, Promise<unknown>>();
  let refusal: string | undefined;
  let isOver = false;

  /**
   * Stores a message whose reply is begun before: a disk may take as long to store a message as an AI to begin its answer,
   * and nothing of that is told before the message is stored. `onStored` comes before anything else of the reply.
   */
  const acceptBegun = async (request: SendMessageRequest, manner: Manner): Promise<Accepted> => {
    const { promise: isMessageStored, resolve: setStored } = Promise.withResolvers<boolean>();
    const question = questionOf(request, ids.make('msg'));
    const reply = replies.start(question, { ...manner, isMessageStored });
    let isOwn = false;
    try {
      await reply.isUnderWay;
      const { userMessageId: id, startedAt: at } = reply.target;
      const accepted = await work.write((scope) => acceptMessage(scope, ids, request, { ...manner, id, at }));
      isOwn = accepted.message_id === id;
      if (!isOwn) return { accepted };
      manner.onStored(reply);
      return { accepted, reply };
    } finally {
      if (!isOwn) reply.stop();
      setStored(isOwn);
    }
  };

  /** Repetitions of a request that is being taken in wait for it: the AI is to be asked once. */
  const accept = async (request: SendMessageRequest, manner: Manner): Promise<Accepted> => {
    const key = request.idempotency_key ? JSON.stringify(request) : undefined;
    while (key && repeatable.has(key)) await repeatable.get(key);
    const accepting = acceptOnce(request, manner);
    if (key) repeatable.set(key, accepting.then(forget, forget));
    function forget() {
      if (key) repeatable.delete(key);
    }
    return accepting;
  };

  const acceptOnce = async (request: SendMessageRequest, manner: Manner): Promise<Accepted> => {
    if (await work.read((scope) => isSurelyNew(scope, request))) return acceptBegun(request, manner);
    return { accepted: await work.write((scope) => acceptMessage(scope, ids, request, manner)) };
  };

  /** The complete reply to a message. What is left of one that was broken off goes: it will be made anew. */
  const storedReply = async (messageId: string) => {
    const stored = await work.read(({ db }) => selectReply(db, messageId));
    if (!stored || stored.is_partial === 0) return stored;
    await work.write(({ db }) => removeMessage(db, stored.id));
    return undefined;
  };

  const startLate = (request: SendMessageRequest, { message_id }: AcceptedMessage, manner: Manner) => {
    const isMessageStored = Promise.resolve(true);
    const reply = replies.start(questionOf(request, message_id), { ...manner, isMessageStored });
    manner.onStored(reply);
    return reply;
  };

  const send = async (request: SendMessageRequest): Promise<AcceptedMessage> => {
    const { accepted, reply } = await accept(request, toSockets);
    const { message_id: id } = accepted;
    const answered = reply ?? (await replies.find(id)) ?? (await storedReply(id));
    if (!answered) startLate(request, accepted, toSockets);
    return accepted;
  };

  const stream = async (
    request: SendMessageRequest,
  ): Promise<{ accepted: AcceptedMessage; reply: ReplyToFollow }> => {
    const { accepted, reply } = await accept(request, toOneStream);
    const { message_id: id } = accepted;
    const underWay = reply ?? (await replies.find(id));
    if (underWay) return { accepted, reply: { running: underWay } };
    const stored = await storedReply(id);
    if (stored) return { accepted, reply: { messageId: stored.id, text: stored.content } };
    return { accepted, reply: { running: startLate(request, accepted, toOneStream) } };
  };

  const toSockets: Manner = {
    mayCreate: false,
    stopWhenAlone: false,
    onStored: (reply) => reply.follow(socketListener(hub, reply)),
  };

  /** Counted until the reply is one of those that are running. */
  const counted = async <T>(task: () => Promise<T>): Promise<T> => {
    if (refusal !== undefined) throw aiUnavailable(refusal);
    const request = task();
    requests.add(request);
    return request.finally(() => requests.delete(request));
  };

  const pause = async (reason: string): Promise<() => void> => {
    refusal = reason;
    await Promise.allSettled(requests);
    await replies.stopAll();
    return () => {
      if (!isOver) refusal = undefined;
    };
  };

  return {
    /**
     * Stores the message; the reply goes to every socket.
     *
     * @throws {HttpError} 404, 503 while no messages are taken
     */
    send: (request: SendMessageRequest) => counted(() => send(request)),

    /**
     * Stores the message and finds the reply to stream: a new one, the one under way, or the one that is complete. What
     * was left of a reply whose reader went away is made anew.
     *
     * @throws {HttpError} 404, 503 while no messages are taken
     */
    stream: (request: SendMessageRequest) => counted(() => stream(request)),

    /** Whether an answer is being made, for whoever. */
    isAnswering: replies.isAnyRunning,

    /**
     * Takes no more messages, stops every reply under way and waits until what there is of them is stored. The returned
     * function lets messages in again.
     *
     * @param reason told to those who send one meanwhile
     */
    pause,

    /** The same for good. */
    async stop(): Promise<void> {
      isOver = true;
      await pause('ClawChat is stopping. Try again in a minute.');
    },
  };
}

const toOneStream: Manner = { mayCreate: true, stopWhenAlone: true, onStored: () => undefined };

const questionOf = ({ conversation_id, content }: SendMessageRequest, userMessageId: string): Question => ({
  conversationId: conversation_id,
  userMessageId,
  text: content,
});

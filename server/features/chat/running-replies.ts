import type { Orchestrator } from '../../assistant/orchestrator.ts';
import { type ReplyEnd, type ReplyTarget, RunningReply } from '../../assistant/running-reply.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Ids } from '../../lib/ids.ts';
import type { Hub } from '../../live/hub.ts';

export type ReplyDependencies = { ids: Ids; clock: Clock; hub: Hub; orchestrate: Orchestrator };

/** The message that a reply answers. */
export type Question = Pick<ReplyTarget, 'conversationId' | 'userMessageId' | 'text'>;

/** The replies under way, one for each message. */
export function createReplies({ ids, clock, hub, orchestrate }: ReplyDependencies) {
  const running = new Map<string, RunningReply>();

  const announceTitle = (reply: RunningReply, { title }: ReplyEnd) => {
    if (title === undefined) return;
    hub.broadcast({
      type: 'conversation_updated',
      data: { conversation_id: reply.target.conversationId, title },
    });
  };

  return {
    isAnyRunning: () => running.size > 0,

    /** Begins a reply, unless there is one already. */
    start(question: Question, options: { stopWhenAlone: boolean; isMessageStored: Promise<boolean> }) {
      const present = running.get(question.userMessageId);
      if (present) return present;
      const target = { ...question, messageId: ids.make('msg'), startedAt: clock.now() };
      const reply = new RunningReply(target, options);
      running.set(question.userMessageId, reply);
      void orchestrate(reply).then((end) => {
        running.delete(question.userMessageId);
        reply.finish(end);
        end.afterwards?.();
        announceTitle(reply, end);
      });
      return reply;
    },

    /** Waits out a reply that is being stopped; its follower left, and the same client may be back already. */
    async find(userMessageId: string): Promise<RunningReply | undefined> {
      const reply = running.get(userMessageId);
      if (!reply?.isStopping) return reply;
      await reply.ended;
      return running.get(userMessageId);
    },

    /** Stops all, and waits until what there is of them is stored. */
    async stopAll(): Promise<void> {
      const replies = [...running.values()];
      for (const reply of replies) reply.stop();
      await Promise.all(replies.map((reply) => reply.ended));
    },
  };
}

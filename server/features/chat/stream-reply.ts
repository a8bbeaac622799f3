import type { ReplyEnd, RunningReply } from '../../assistant/running-reply.ts';
import type { RouteRequest } from '../../http/route.ts';
import { type EventStream, openEventStream } from '../../live/event-stream.ts';
import type { ReplyToFollow } from './chat.ts';

/** Writes a reply as an event stream; resolves when the stream is over, one way or the other. */
export async function streamReply(
  conversationId: string,
  reply: ReplyToFollow,
  { raw, signal }: Pick<RouteRequest<undefined, undefined, undefined>, 'raw' | 'signal'>,
  commentMilliseconds: number,
): Promise<void> {
  const stream = openEventStream(raw.response, commentMilliseconds);
  const messageId = 'running' in reply ? reply.running.target.messageId : reply.messageId;
  stream.send({ conversation_id: conversationId, message_id: messageId });
  if ('running' in reply) return follow(reply.running, stream, signal);
  stream.send({ token: reply.text });
  stream.done();
}

function follow(reply: RunningReply, stream: EventStream, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const leave = reply.follow({
      onPiece: (token) => stream.send({ token }),
      onEnd: (end) => {
        finish(stream, end);
        resolve();
      },
    });
    const onGone = () => {
      leave();
      resolve();
    };
    if (signal.aborted) onGone();
    else signal.addEventListener('abort', onGone, { once: true });
  });
}

/** A failure before the first piece is told as text, since nothing else is understood by every client. */
function finish(stream: EventStream, { text, notice, title }: ReplyEnd): void {
  if (text === '' && notice) stream.send({ token: notice.text });
  if (title !== undefined) stream.send({ title_generated: title });
  stream.done();
}

import type { ReplyEnd, ReplyListener, RunningReply } from '../../assistant/running-reply.ts';
import type { Hub } from '../../live/hub.ts';

/**
 * Tells a reply to every socket: start, chunks counting up, one end with the whole text. The start goes out with the
 * first piece, so that a reply that fails before it leaves no empty bubble behind.
 */
export function socketListener(hub: Hub, { target }: RunningReply): ReplyListener {
  const { conversationId: conversation_id, messageId } = target;
  let index = 0;

  const piece = (message_id: string, content: string) => {
    if (index === 0) hub.broadcast({ type: 'stream_start', data: { message_id, conversation_id } });
    hub.broadcast({ type: 'stream_chunk', data: { message_id, content, index } });
    index += 1;
  };
  const close = (
    message_id: string,
    full_content: string,
    extra: Pick<ReplyEnd, 'intent' | 'metadata'> = {},
  ) => {
    hub.broadcast({ type: 'stream_end', data: { message_id, conversation_id, full_content, ...extra } });
    index = 0;
  };

  return {
    onPiece: (text) => piece(messageId, text),
    onEnd({ text, notice, intent, metadata }) {
      // What came of a reply that failed is stored; on screen the notice takes its place.
      if (index > 0) close(messageId, notice ? '' : text, notice ? {} : { intent, metadata });
      if (!notice) return;
      piece(notice.messageId, notice.text);
      close(notice.messageId, notice.text);
    },
  };
}

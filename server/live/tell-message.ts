import type { WriteScope } from '../db/work.ts';
import type { Hub } from './hub.ts';

/** A message of the assistant that answers nobody who is waiting. */
export type ToldMessage = {
  message_id: string;
  conversation_id: string;
  content: string;
  intent?: string;
  metadata?: Record<string, unknown>;
};

/** Shows a message that was made at once on every socket, once it is committed: start, one chunk, end. */
export function tellMessage(
  { afterCommit }: Pick<WriteScope, 'afterCommit'>,
  hub: Hub,
  { message_id, conversation_id, content, intent, metadata }: ToldMessage,
): void {
  afterCommit(() => {
    hub.broadcast({ type: 'stream_start', data: { message_id, conversation_id } });
    hub.broadcast({ type: 'stream_chunk', data: { message_id, content, index: 0 } });
    const whole = { message_id, conversation_id, full_content: content };
    hub.broadcast({
      type: 'stream_end',
      data: { ...whole, ...(intent !== undefined && { intent }), ...(metadata && { metadata }) },
    });
  });
}
